/**
 * Ask for the next token this long before the old one ends. WeChat issues a new one in the last 5 minutes and honours both
 * until then, so a little less than that always brings a new one.
 */
const renewBeforeEndMs = 4 * 60_000

interface IssuedToken {
  readonly value: string
  readonly renewAt: number
  readonly endsAt: number
}

/** The access token of this process: fetched once for all who wait, renewed before it ends. Times are epoch milliseconds. */
export class AccessToken {
  private issued: IssuedToken | null = null
  private coming: Promise<IssuedToken> | null = null

  /** `issue` asks WeChat for the token in force; `expires_in` is in seconds. */
  constructor(
    private readonly issue: () => Promise<{
      access_token: string
      expires_in: number
    }>,
  ) {}

  /** A token that should be honoured now. When the renewal fails, the old one serves until its end. */
  async current(): Promise<string> {
    const known = this.issued
    if (!known) return (await this.renewed()).value
    const now = Date.now()
    if (now < known.renewAt) return known.value
    try {
      return (await this.renewed()).value
    } catch (error) {
      if (now < known.endsAt) return known.value
      throw error
    }
  }

  /** A token to use instead of one that WeChat refused. Many callers refused with the same token cause one fetch. */
  async replacing(refused: string): Promise<string> {
    if (this.issued?.value === refused) this.issued = null
    return this.current()
  }

  private renewed(): Promise<IssuedToken> {
    this.coming ??= this.fetch().finally(() => {
      this.coming = null
    })
    return this.coming
  }

  private async fetch(): Promise<IssuedToken> {
    const askedAt = Date.now()
    const { access_token: value, expires_in: seconds } = await this.issue()
    const endsAt = askedAt + seconds * 1000
    this.issued = { value, endsAt, renewAt: endsAt - renewBeforeEndMs }
    return this.issued
  }
}
