import { type Expression, type Node, type Options, type Program, parse, type SpreadElement } from 'acorn'
import { simple } from 'acorn-walk'
import type { AppPackage } from './app-package'
import { type DeviceBaseline, deviceBaseline } from './device-baseline'
import type { Finding } from './finding'
import { freeNames } from './free-names'
import { messageOf } from './problems'

export interface ScriptRules {
  /** The lowest base library that the app admits. */
  readonly libVersion: string
  /** Names that the device lacks and that are used only where no run comes, each with the reason why that is so. */
  readonly toleratedNames?: Readonly<Record<string, string>>
}

const ECMASCRIPT = `
  Object Function Array Number String Boolean Symbol Math JSON Date RegExp Error EvalError RangeError ReferenceError SyntaxError TypeError
  URIError AggregateError Map Set WeakMap WeakSet WeakRef FinalizationRegistry Promise Proxy Reflect Iterator Intl WebAssembly Atomics BigInt
  ArrayBuffer SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array
  Float64Array BigInt64Array BigUint64Array parseInt parseFloat isNaN isFinite encodeURI decodeURI encodeURIComponent decodeURIComponent
  escape unescape undefined NaN Infinity globalThis
`
const LOGIC_LAYER = `
  wx App Page Component Behavior getApp getCurrentPages require module exports console setTimeout clearTimeout setInterval clearInterval
  WXWebAssembly global requirePlugin requireMiniProgram
`
const words = (text: string): string[] => text.trim().split(/\s+/)

const LATER_VERSIONS = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const

/** Every script is ES5, makes no code of strings, and uses only what the oldest device has. */
export function checkScripts(app: AppPackage, { libVersion, toleratedNames = {} }: ScriptRules): Finding[] {
  const baseline = deviceBaseline(libVersion)
  const present = new Set([...words(ECMASCRIPT), ...words(LOGIC_LAYER)])
  for (const name of baseline.absent) present.delete(name)
  return app.filesEnding('.js').flatMap((file) => {
    const source = app.read(file)
    const program = parseAs(source, 5)
    if (typeof program === 'string') return [{ file, message: notEs5(source, program) }]
    const unknown = freeNames(program).filter(({ name }) => !present.has(name) && !(name in toleratedNames))
    const places = [
      ...codeFromStrings(program),
      ...regularExpressions(program, baseline),
      ...unknown.map(({ name, at }) => ({ what: `${name} does not exist on the device`, offset: at })),
    ]
    return places.map(({ what, offset }) => ({ file, message: `${what}, in line ${source.slice(0, offset).split('\n').length}` }))
  })
}

/** The tree of a script, or why it cannot be read. */
function parseAs(source: string, ecmaVersion: Options['ecmaVersion']): Program | string {
  try {
    return parse(source, { ecmaVersion, allowReturnOutsideFunction: true })
  } catch (error) {
    return messageOf(error)
  }
}

function notEs5(source: string, reason: string): string {
  const version = LATER_VERSIONS.find((year) => typeof parseAs(source, year) !== 'string')
  const kind = version ? `the syntax is ES${version}, not ES5: a dependency was not transpiled` : 'is not JavaScript'
  return `${kind}; ${reason}`
}

interface Place {
  readonly what: string
  readonly offset: number
}

type Call = { callee: Node; arguments: readonly (Expression | SpreadElement)[] } & Node

function eachCall(program: Program, look: (name: string, values: readonly unknown[], offset: number) => void): void {
  const read = (node: Call): void => {
    if (node.callee.type !== 'Identifier' || !('name' in node.callee)) return
    const values = node.arguments.map((one) => (one.type === 'Literal' ? one.value : undefined))
    look(String(node.callee.name), values, node.start)
  }
  simple(program, { CallExpression: read, NewExpression: read })
}

function codeFromStrings(program: Program): Place[] {
  const places: Place[] = []
  eachCall(program, (name, values, offset) => {
    // the one exception that WeChat makes
    const returnsThis = values.length === 1 && values[0] === 'return this'
    if (name === 'eval' || (name === 'Function' && !returnsThis)) places.push({ what: `${name}() makes code of a string`, offset })
  })
  return places
}

/** Those made of strings; a literal that is too young is no ES5 and does not parse. */
function regularExpressions(program: Program, { lookbehind, refusedFlags }: DeviceBaseline): Place[] {
  const places: Place[] = []
  eachCall(program, (name, [pattern, flags], offset) => {
    if (name !== 'RegExp') return
    if (!lookbehind && /\(\?<[=!]/.test(String(pattern))) places.push({ what: `/${String(pattern)}/ looks behind`, offset })
    if ([...refusedFlags].some((flag) => typeof flags === 'string' && flags.includes(flag)))
      places.push({ what: `the flags ${flags}`, offset })
  })
  return places
}
