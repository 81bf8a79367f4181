/**
 * Why a call to WeChat did not succeed:
 * - `busy` WeChat says so itself (-1) and did nothing
 * - `bad_code` the sign-in code is wrong, stale or already used
 * - `quota` too many calls in this minute or this day
 * - `risky_user` WeChat blocks this person's sign-in
 * - `refused` the person no longer takes this message; final
 * - `unreachable` no usable answer: connection, time-out, HTTP status, or the breaker is open
 * - `malformed` an answer that is not what the documentation promises
 * - `other` every other errcode: as a rule our own mistake or setting
 */
export type WechatErrorKind = 'busy' | 'bad_code' | 'quota' | 'risky_user' | 'refused' | 'unreachable' | 'malformed' | 'other'

/** The access token was refused: wrong or renewed elsewhere (40001), not a token (40014), expired (42001). */
const tokenRefusals: ReadonlySet<number> = new Set([40001, 40014, 42001])

const kinds: ReadonlyMap<number, WechatErrorKind> = new Map([
  [-1, 'busy'],
  [40029, 'bad_code'],
  [40163, 'bad_code'],
  [41008, 'bad_code'],
  [45009, 'quota'],
  [45011, 'quota'],
  [40226, 'risky_user'],
  [43101, 'refused'],
])

const laterMaySucceed: ReadonlySet<WechatErrorKind> = new Set(['busy', 'quota', 'unreachable', 'malformed'])

/** The one error of this folder. Its message names no secret, token, code or person, and may be logged. */
export class WechatError extends Error {
  override readonly name = 'WechatError'
  /** WeChat's own number, where it gave one. */
  readonly errcode: number | undefined
  /** False when the request certainly never left this machine, so that repeating it cannot do anything twice. */
  readonly sent: boolean

  constructor(
    readonly kind: WechatErrorKind,
    message: string,
    details: { errcode?: number; sent: boolean },
  ) {
    super(message)
    this.errcode = details.errcode
    this.sent = details.sent
  }

  /** What an answer with this errcode means. `errmsg` is WeChat's, for the log only. */
  static answered(path: string, errcode: number, errmsg: string): WechatError {
    return new WechatError(kinds.get(errcode) ?? 'other', `${path}: ${errcode} ${errmsg.slice(0, 200)}`, { errcode, sent: true })
  }

  get tokenRefused(): boolean {
    return this.errcode !== undefined && tokenRefusals.has(this.errcode)
  }

  /** Whether the same call, made later, may succeed. A sign-in needs a fresh code then. */
  get retryable(): boolean {
    return laterMaySucceed.has(this.kind) || this.tokenRefused
  }
}
