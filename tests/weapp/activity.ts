import type { Problems } from './problems'

/** A timer that the mini-program has set; `delay` in milliseconds, infinite for an interval. */
interface Timer {
  readonly handle: NodeJS.Timeout
  readonly delay: number
}

type TimerCallback = (...values: unknown[]) => void

/** What is under way in a running mini-program: timers, deferred callbacks and network exchanges. */
export class Activity {
  private readonly timers = new Map<number, Timer>()
  private lastTimer = 0
  private underWay = 0
  private stopped = false

  constructor(private readonly problems: Problems) {}

  /** The four timer functions, as the mini-program's global scope has them. */
  get globals(): Record<string, unknown> {
    const clear = (id: number): void => this.clear(id)
    return {
      setTimeout: (callback: TimerCallback, delay = 0, ...values: unknown[]) => this.set(callback, delay, values, false),
      setInterval: (callback: TimerCallback, delay = 0, ...values: unknown[]) => this.set(callback, delay, values, true),
      clearTimeout: clear,
      clearInterval: clear,
    }
  }

  /** Counts something as under way until the returned function is called. */
  begin(): () => void {
    this.underWay += 1
    let ended = false
    return () => {
      if (!ended) this.underWay -= 1
      ended = true
    }
  }

  /** Runs an action in a later task, as the base library calls back from the other thread. */
  defer(action: () => void): void {
    const end = this.begin()
    setTimeout(() => {
      end()
      action()
    }, 0)
  }

  /** Whether anything is under way; timers longer than `slack` milliseconds, and intervals, do not count. */
  isBusy(slack: number): boolean {
    return this.underWay > 0 || [...this.timers.values()].some((timer) => timer.delay <= slack)
  }

  describe(): string {
    return `${this.underWay} calls and ${this.timers.size} timers under way`
  }

  /** Ends every timer and starts no more, so that a finished test leaves nothing behind. */
  stop(): void {
    this.stopped = true
    for (const id of [...this.timers.keys()]) this.clear(id)
  }

  private set(callback: TimerCallback, delay: number, values: unknown[], repeats: boolean): number {
    this.lastTimer += 1
    const id = this.lastTimer
    if (this.stopped) return id
    const run = (): void => {
      if (!repeats) this.timers.delete(id)
      this.problems.guard('timer', () => callback(...values))
    }
    this.timers.set(
      id,
      repeats
        ? { handle: setInterval(run, delay), delay: Number.POSITIVE_INFINITY }
        : { handle: setTimeout(run, delay), delay: delay || 0 },
    )
    return id
  }

  private clear(id: number): void {
    const timer = this.timers.get(id)
    if (!timer) return
    clearTimeout(timer.handle)
    this.timers.delete(id)
  }
}
