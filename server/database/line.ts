/** A line in which pieces of work wait: one at a time, in the order they came, whether the one before succeeded or failed. */
export class Line {
  #tail: Promise<unknown> = Promise.resolve()

  /** Waits its turn, then does the work. */
  join<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work)
    this.#tail = turn.catch(() => undefined)
    return turn
  }

  /** Resolves once everybody who stands in the line now is done. */
  settled(): Promise<unknown> {
    return this.#tail
  }
}
