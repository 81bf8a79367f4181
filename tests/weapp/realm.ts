import { readFileSync } from 'node:fs'
import { type Context, compileFunction, createContext, runInContext } from 'node:vm'
import type { Activity } from './activity'
import { deviceBaseline } from './device-baseline'
import type { Problems } from './problems'
import { describeReason } from './problems'
import { FORBID_CODE_FROM_STRINGS, removeAbsentBuiltIns } from './realm-rules'
import { watchRejections } from './rejections'

/** A line that the mini-program wrote to its console. */
export interface ConsoleLine {
  readonly level: string
  readonly text: string
}

type AnyFunction = (this: unknown, ...values: unknown[]) => unknown

/** Constructors of the realm: what the mini-program gets must be made by these, since libraries compare constructors. */
interface Intrinsics {
  readonly Object: ObjectConstructor
  readonly Array: ArrayConstructor
  readonly Promise: PromiseConstructor
  readonly JSON: JSON
  readonly ArrayBuffer: ArrayBufferConstructor
  readonly Uint8Array: Uint8ArrayConstructor
}

/** How the logic layer's global scope is to be. */
export interface RealmOptions {
  readonly libVersion: string
  /** On iOS 15 and older WeChat's Promise is a polyfill over setTimeout: its callbacks are tasks, not microtasks. */
  readonly macrotaskPromise: boolean
  readonly problems: Problems
  readonly activity: Activity
}

/** The logic layer's JavaScript world: ECMAScript as the oldest device has it, timers and a console; no web and no Node. */
export class Realm {
  readonly intrinsics: Intrinsics
  readonly consoleLines: ConsoleLine[] = []
  /** Stops watching for rejections that nobody handles. */
  readonly release: () => void
  private readonly context: Context

  constructor({ libVersion, macrotaskPromise, problems, activity }: RealmOptions) {
    this.context = createContext({}, { codeGeneration: { strings: false, wasm: false } })
    this.define({ ...activity.globals, console: this.console(problems) })
    this.release = watchRejections(this.run('Promise') as PromiseConstructor, (reason) => problems.add('unhandled rejection', reason))
    this.run(FORBID_CODE_FROM_STRINGS)
    this.run(removeAbsentBuiltIns(deviceBaseline(libVersion)))
    if (macrotaskPromise) this.installTaskPromise(problems)
    this.define({ global: this.run('globalThis') })
    this.intrinsics = this.run('({ Object, Array, Promise, JSON, ArrayBuffer, Uint8Array })') as Intrinsics
  }

  /** Adds names to the global scope. */
  define(globals: Record<string, unknown>): void {
    Object.assign(this.context, globals)
  }

  /** Evaluates a script; for the simulator's own code and for compiled templates, never for strings of the mini-program. */
  run(code: string, filename = 'simulator'): unknown {
    return runInContext(code, this.context, { filename })
  }

  /** Makes a function of a module's source. @throws SyntaxError when the source is none. */
  compile(source: string, parameters: readonly string[], filename: string): AnyFunction {
    return compileFunction(source, [...parameters], { filename, parsingContext: this.context }) as AnyFunction
  }

  /** A copy made of the realm's own objects, as data that crossed between two threads. */
  copy(value: unknown): unknown {
    return value === undefined ? undefined : this.intrinsics.JSON.parse(JSON.stringify(value))
  }

  /** A plain object of the realm; the values are put in as they are. */
  object(values: Record<string, unknown> = {}): Record<string, unknown> {
    return Object.assign(new this.intrinsics.Object() as Record<string, unknown>, values)
  }

  /** An array of the realm; the items are put in as they are. */
  array(items: readonly unknown[]): unknown[] {
    return this.intrinsics.Array.from(items)
  }

  buffer(bytes: Uint8Array): ArrayBuffer {
    const buffer = new this.intrinsics.ArrayBuffer(bytes.length)
    new this.intrinsics.Uint8Array(buffer).set(bytes)
    return buffer
  }

  private console(problems: Problems): Record<string, unknown> {
    const write =
      (level: string) =>
      (...values: unknown[]) => {
        const text = values.map(describeReason).join(' ')
        this.consoleLines.push({ level, text })
        // React reports a render that failed here and nowhere else
        if (level === 'error') problems.add('console.error', text)
      }
    const silent = (): void => undefined
    const levels = Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, write(level)]))
    return { ...levels, group: silent, groupEnd: silent, time: silent, timeEnd: silent }
  }

  private installTaskPromise(problems: Problems): void {
    const source = readFileSync(require.resolve('promise-polyfill/dist/polyfill.js'), 'utf8')
    this.run('Promise = undefined')
    this.compile(source, ['self'], 'promise-polyfill').call(undefined, this.run('globalThis'))
    const polyfill = this.run('Promise') as { _unhandledRejectionFn: unknown }
    polyfill._unhandledRejectionFn = (reason: unknown) => problems.add('unhandled rejection', reason)
  }
}
