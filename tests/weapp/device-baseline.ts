import coreJsCompat from 'core-js-compat'
import { getBrowsersList, getPolyfillInfo } from 'miniprogram-compat'

/** What the oldest phone that runs a base library version offers to JavaScript. */
export interface DeviceBaseline {
  /** Engines, such as 'ios 13' and 'chrome 86'. */
  readonly engines: readonly string[]
  /** Built-ins that are absent, such as 'BigInt' or 'Array.prototype.toSorted'. `TypedArray` stands for the common ancestor. */
  readonly absent: readonly string[]
  /** Whether a regular expression may look behind, `(?<=a)`. */
  readonly lookbehind: boolean
  /** Regular expression flags that the engine refuses. */
  readonly refusedFlags: string
}

/** Built-ins younger than ES2018, by owner. A core-js module of the same name tells which engines lack each. */
const PROTOTYPE_ADDITIONS: Record<string, string> = {
  Array: 'at findLast findLastIndex flat flatMap toReversed toSorted toSpliced with',
  ArrayBuffer: 'detached transfer transferToFixedLength',
  DataView: 'getFloat16 setFloat16',
  Map: 'getOrInsert getOrInsertComputed',
  Promise: 'finally',
  Set: 'difference intersection isDisjointFrom isSubsetOf isSupersetOf symmetricDifference union',
  String: 'at isWellFormed matchAll replaceAll toWellFormed trimEnd trimStart',
  TypedArray: 'at findLast findLastIndex toReversed toSorted with',
  Uint8Array: 'setFromBase64 setFromHex toBase64 toHex',
  WeakMap: 'getOrInsert getOrInsertComputed',
}
const STATIC_ADDITIONS: Record<string, string> = {
  Array: 'fromAsync',
  Error: 'isError',
  JSON: 'isRawJSON rawJSON',
  Map: 'groupBy',
  Math: 'f16round sumPrecise',
  Object: 'fromEntries groupBy hasOwn',
  Promise: 'allSettled any try withResolvers',
  RegExp: 'escape',
  Symbol: 'asyncDispose dispose',
  Uint8Array: 'fromBase64 fromHex',
}
const GLOBAL_ADDITIONS: Record<string, string> = {
  AggregateError: 'es.aggregate-error',
  AsyncDisposableStack: 'es.async-disposable-stack.constructor',
  DisposableStack: 'es.disposable-stack.constructor',
  Iterator: 'es.iterator.constructor',
  SuppressedError: 'es.suppressed-error.constructor',
}
/** Where core-js names a module otherwise than after its built-in. */
const MODULE_NAMES: Record<string, string> = { 'es.string.at': 'es.string.at-alternative' }

/**
 * WeChat's own data say which engines a base library version still runs on and which core-js modules it brings;
 * core-js-compat says which built-ins those engines lack.
 * @param libVersion The lowest base library version that the app admits, such as '3.3.0'.
 * @throws When WeChat's data do not know the version.
 */
export function deviceBaseline(libVersion: string): DeviceBaseline {
  const engines = getBrowsersList(libVersion)
  const polyfills = getPolyfillInfo(libVersion)
  if (!engines || !polyfills) throw new Error(`base library ${libVersion} is unknown`)
  const brought = new Set<string>(polyfills.coreJsModules)
  const needed: string[] = coreJsCompat({ targets: engines, modules: 'core-js/stable' }).list
  const missing = new Set(needed.filter((module) => !brought.has(module)))
  const ios = Number(engines.find((engine) => engine.startsWith('ios '))?.slice(4) ?? Number.POSITIVE_INFINITY)
  const absent = additions()
    .filter(({ module }) => missing.has(module))
    .map(({ path }) => path)
  return {
    engines,
    absent: [...neverPresent(ios), ...absent],
    lookbehind: ios >= 16.4,
    refusedFlags: `${ios < 15 ? 'd' : ''}${ios < 17 ? 'v' : ''}`,
  }
}

/** What no polyfill can bring: engine versions of Safari, and what the logic layer never offers on some system. */
function neverPresent(ios: number): string[] {
  return [
    ...['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics'],
    ...(ios < 14 ? ['BigInt', 'BigInt64Array', 'BigUint64Array', 'DataView.prototype.getBigInt64', 'DataView.prototype.setBigInt64'] : []),
    ...(ios < 14.5 ? ['WeakRef', 'FinalizationRegistry'] : []),
  ]
}

function additions(): { module: string; path: string }[] {
  const members = (table: Record<string, string>, infix: string) =>
    Object.entries(table).flatMap(([owner, names]) =>
      names.split(' ').map((name) => ({ module: moduleOf(owner, name), path: `${owner}${infix}.${name}` })),
    )
  return [
    ...members(PROTOTYPE_ADDITIONS, '.prototype'),
    ...members(STATIC_ADDITIONS, ''),
    ...Object.entries(GLOBAL_ADDITIONS).map(([path, module]) => ({ module, path })),
  ]
}

/** @throws When core-js has no such module: the tables above would then silently forbid nothing. */
function moduleOf(owner: string, name: string): string {
  const kebab = (text: string): string =>
    text.replace(/[A-Z]+/g, (capitals, at: number) => `${at === 0 ? '' : '-'}${capitals.toLowerCase()}`)
  const plain = `es.${owner === 'RegExp' ? 'regexp' : kebab(owner)}.${kebab(name)}`
  const known: readonly string[] = coreJsCompat.modules
  // a proposal that changed on its way into the language got a second number
  const module = [MODULE_NAMES[plain] ?? plain, `${plain}.v2`].find((candidate) => known.includes(candidate))
  if (!module) throw new Error(`core-js has no module for ${owner}.${name}`)
  return module
}
