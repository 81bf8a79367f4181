import type { DeviceBaseline } from './device-baseline'

/**
 * Names that WeChat's wrapper around each module shadows: a module reads them as undefined, however the base library
 * itself may use them.
 */
export const SHADOWED_NAMES: readonly string[] = [
  ...['window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'screen', 'alert', 'confirm', 'prompt'],
  ...['XMLHttpRequest', 'WebSocket', 'webkit', 'WeixinJSCore', 'Reporter', 'print', 'URL', 'DOMParser', 'Caches'],
]

/** WeChat forbids code from strings, with the one exception `new Function('return this')`. */
export const FORBID_CODE_FROM_STRINGS = `(() => {
  const build = (parts) => {
    if (parts[parts.length - 1] === 'return this') return function () { return globalThis }
    throw new EvalError('new Function is not allowed in a mini-program')
  }
  const Restricted = new Proxy(Function, { construct: (target, parts) => build(parts), apply: (target, self, parts) => build(parts) })
  Object.defineProperty(Function.prototype, 'constructor', { value: Restricted, writable: true, configurable: true })
  globalThis.Function = Restricted
  globalThis.eval = undefined
})()`

/** Script that takes from a realm what the oldest device lacks, and refuses its regular expressions built from strings. */
export function removeAbsentBuiltIns(baseline: DeviceBaseline): string {
  const removals = baseline.absent.map((path) => {
    const dot = path.lastIndexOf('.')
    const owner = dot < 0 ? 'globalThis' : path.slice(0, dot).replace(/^TypedArray/, 'Object.getPrototypeOf(Uint8Array)')
    // a built-in that this Node does not have either has no owner to delete it from
    return `try { delete (${owner})[${JSON.stringify(path.slice(dot + 1))}] } catch (absent) {}`
  })
  return `${removals.join('\n')}\n${refuseYoungRegExps(baseline)}`
}

/** A literal cannot be caught here: the check of the scripts reads those. */
function refuseYoungRegExps({ lookbehind, refusedFlags }: DeviceBaseline): string {
  return `(() => {
    const check = (pattern, flags) => {
      if (${!lookbehind} && /\\(\\?<[=!]/.test(String(pattern))) throw new SyntaxError('Invalid regular expression: invalid group specifier name (lookbehind)')
      for (const flag of ${JSON.stringify(refusedFlags)}) if (String(flags || '').includes(flag)) throw new SyntaxError('Invalid flags supplied to RegExp constructor')
    }
    const Native = RegExp
    const Restricted = new Proxy(Native, {
      construct(target, [pattern, flags], newTarget) {
        check(pattern, flags)
        return Reflect.construct(target, [pattern, flags], newTarget === Restricted ? target : newTarget)
      },
      apply(target, self, [pattern, flags]) {
        check(pattern, flags)
        return target(pattern, flags)
      },
      get: (target, key) => Reflect.get(target, key, target),
    })
    Object.defineProperty(Native.prototype, 'constructor', { value: Restricted, writable: true, configurable: true })
    globalThis.RegExp = Restricted
  })()`
}
