import type { Activity } from '../activity'
import { messageOf, type Problems } from '../problems'
import type { Realm } from '../realm'
import { DECLARED_APIS } from './declared-apis'

export type Options = Record<string, unknown>

/** One call that the mini-program made to `wx`; of the values only the data, no functions. */
export interface ApiCall {
  readonly api: string
  readonly values: readonly unknown[]
}

/** Why an API fails; `fields` go into the object that `fail` is given, beside errMsg. */
export class ApiFailure extends Error {
  constructor(
    reason: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(reason)
  }
}

/** The `wx` object, with the conventions that its functions share. */
export class WxApi {
  /** The object that the mini-program sees. */
  readonly wx: Record<string, unknown>
  readonly calls: ApiCall[] = []
  private readonly listeners = new Map<string, ((...values: unknown[]) => void)[]>()

  constructor(
    readonly realm: Realm,
    readonly problems: Problems,
    readonly activity: Activity,
  ) {
    this.wx = realm.object()
    realm.define({ wx: this.wx })
  }

  /** A function that gives its result at once; data are copied into the realm, `wrap` false hands them over as they are. */
  defineSync(name: string, run: (...values: unknown[]) => unknown, wrap = true): void {
    this.wx[name] = (...values: unknown[]) => {
      this.calls.push({ api: name, values: values.map(plainCopy) })
      const result = run(...values)
      return wrap ? this.realm.copy(result) : result
    }
  }

  /** A function with success, fail and complete, or a promise when none of them is given. What the implementation throws is the failure. */
  defineAsync(name: string, run: (options: Options) => unknown): void {
    this.wx[name] = (given?: unknown) => {
      const options = this.begin(name, given)
      // the work is done by another thread: never before the caller has gone on
      const work = new Promise((resolve) => setTimeout(resolve, 0)).then(() => run(options))
      const outcome = this.outcome(name, work)
      if (!['success', 'fail', 'complete'].some((key) => typeof options[key] === 'function')) {
        return new this.realm.intrinsics.Promise((resolve, reject) =>
          outcome.then(({ ok, result }) => (ok ? resolve(result) : reject(result))),
        )
      }
      outcome.then((end) => this.callBack(options, end))
      return undefined
    }
  }

  /** A function that calls back like those, and gives at once a task by which the work can be followed or called off. */
  defineTask(name: string, start: (options: Options) => { work: Promise<unknown>; task: Record<string, unknown> }): void {
    this.wx[name] = (given?: unknown) => {
      const options = this.begin(name, given)
      const { work, task } = start(options)
      this.outcome(name, work).then((end) => this.callBack(options, end))
      return this.realm.object(task)
    }
  }

  /** A pair of onX and offX for an event of the base library, which `notify` lets happen. */
  defineEvent(name: string): void {
    const of = (): ((...values: unknown[]) => void)[] => this.listeners.get(name) ?? []
    this.wx[`on${name}`] = (listener: (...values: unknown[]) => void) => void this.listeners.set(name, [...of(), listener])
    this.wx[`off${name}`] = (listener?: unknown) => void this.listeners.set(name, listener ? of().filter((one) => one !== listener) : [])
  }

  /** Tells the listeners of an event. */
  notify(name: string, detail: unknown): void {
    for (const listener of this.listeners.get(name) ?? []) this.problems.guard(`on${name}`, () => listener(this.realm.copy(detail)))
  }

  /** Gives every other function of WeChat that name's place: calling it is a problem, and throws. */
  refuseTheRest(): void {
    for (const name of DECLARED_APIS) {
      if (name in this.wx) continue
      this.wx[name] = () => {
        const error = new Error(`wx.${name} is not simulated; script it with answer() or replace()`)
        this.problems.add('wx', error)
        throw error
      }
    }
  }

  private begin(name: string, given: unknown): Options {
    const options = isRecord(given) ? given : {}
    this.calls.push({ api: name, values: [plainCopy(options)] })
    return options
  }

  private async outcome(name: string, work: Promise<unknown>): Promise<Outcome> {
    const end = this.activity.begin()
    try {
      const fields = await work
      return { ok: true, result: this.realm.object({ ...(isRecord(fields) ? fields : {}), errMsg: `${name}:ok` }) }
    } catch (error) {
      const fields = error instanceof ApiFailure ? error.fields : {}
      return { ok: false, result: this.realm.object({ ...fields, errMsg: `${name}:fail ${messageOf(error)}` }) }
    } finally {
      end()
    }
  }

  private callBack(options: Options, { ok, result }: Outcome): void {
    for (const callback of [ok ? options.success : options.fail, options.complete]) {
      if (typeof callback === 'function') this.problems.guard('callback', () => callback(result))
    }
  }
}

interface Outcome {
  readonly ok: boolean
  readonly result: Record<string, unknown>
}

/** A copy of the test's own realm, for records: data only. */
export function plainCopy(value: unknown): unknown {
  const text = JSON.stringify(value)
  return text === undefined ? undefined : JSON.parse(text)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
