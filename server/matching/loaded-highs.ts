import loadHighs, { type Highs } from 'highs'

/**
 * HiGHS, loaded when it is first needed and kept. When a call breaks off in its midst (it ran out of memory, say), what is in its memory
 * can no longer be trusted, not even to be tidied up: the call fails, and the next one gets a HiGHS that is loaded anew.
 */
export class LoadedHighs {
  private loading: Promise<Highs> | undefined

  constructor(private readonly load: () => Promise<Highs> = () => loadHighs()) {}

  /** Does some work with it. The thread stands still meanwhile. @throws whatever breaks the work off, or the loading */
  async use<T>(work: (highs: Highs) => T): Promise<T> {
    this.loading ??= this.load()
    const mine = this.loading
    try {
      return work(await mine)
    } catch (error) {
      if (this.loading === mine) this.loading = undefined
      throw error
    }
  }
}
