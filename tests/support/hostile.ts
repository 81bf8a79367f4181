import * as fc from 'fast-check'
import type { JsonSchema } from './from-schema'
import { valueFor } from './from-schema'

/** Written into what is sent: a reply that holds it repeats what it was sent, which no refusal may. */
export const MARK = 'zqxj7回声'

/** Texts that have hurt others: what they aim at, not what they say. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  `${MARK}\u0000`,
  `${MARK}\u0000.jpg`,
  '\u202e倒过来的字\u202c',
  '👨‍👩‍👧‍👦'.repeat(40),
  '\ud83d',
  '\ude00半个',
  'ＡＢＣ　全角',
  '1e400',
  '-0',
  'NaN',
  '2026-W48',
  '2026-W48-2',
  '2026-366',
  '+002026-11-24',
  '0000-00-00',
  '2026-02-30T25:61:61.000Z',
  "' or 1=1 --",
  "'; drop table person; --",
  '" or ""="',
  '%',
  '_%_',
  '\\%\\_',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'C:\\windows\\win.ini',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  '<script>alert(1)</script>',
  '<svg onload=alert(1)>',
  'javascript:alert(1)',
  '{{7*7}}<%= 7*7 %>#{7*7}',
  '$(id)`id`;id|id',
  '=HYPERLINK("http://x","x")',
  '__proto__',
  'constructor',
  'toString',
  'ﷺ'.repeat(300),
  'a'.repeat(70_000),
  `${MARK}\r\nset-cookie: a=b`,
]

const NUMBERS: readonly unknown[] = [0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, -1e308, Number.MIN_VALUE, '1', true, null]

const deep = (levels: number, leaf: unknown): unknown => {
  let value = leaf
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

const SHAPES: readonly unknown[] = [
  null,
  true,
  [],
  {},
  [[]],
  deep(2000, MARK),
  Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, index])),
  Array.from({ length: 5000 }, () => 0),
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
  { $ne: MARK },
  { toString: MARK, valueOf: MARK, toJSON: MARK },
]

/** Anything at all in the place of a value. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...NUMBERS),
  fc.constantFrom(...SHAPES),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `${text}${MARK}`),
  fc.jsonValue({ maxDepth: 4 }),
)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value that the schema takes, with one thing somewhere in it put wrong. */
export function nearlyValidFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.tuple(valueFor(schema), fc.nat(), fc.nat({ max: 3 }), anything).map(([value, place, way, wrong]) => {
    if (!isRecord(value)) return wrong
    const names = Object.keys(value)
    const name = names[place % Math.max(1, names.length)] ?? MARK
    if (way === 0) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name))
    if (way === 1) return { ...value, [MARK]: wrong }
    const inner = value[name]
    return { ...value, [name]: way === 2 && isRecord(inner) ? { ...inner, [Object.keys(inner)[0] ?? MARK]: wrong } : wrong }
  })
}

/** What no text that a person wrote holds. */
const UNREADABLE = ['\u0000', '\u0007', '\u007f', '\ud800', '\uffff'] as const
export const isUnreadable = (text: string): boolean => UNREADABLE.some((each) => text.includes(each))

/** The texts that a value holds, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The value with its text of this number spoiled. */
function spoiled(value: unknown, number: number, wrong: string): unknown {
  let left = number
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return left-- === 0 ? `${each}${wrong}${each}` : each
    if (Array.isArray(each)) return each.map(walk)
    return isRecord(each) ? Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, walk(inner)])) : each
  }
  return walk(value)
}

/** A value that the schema takes, with one character in one of its texts that must not be let through. */
export function unreadableFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc
    .tuple(valueFor(schema), fc.nat(), fc.constantFrom(...UNREADABLE))
    .map(([value, number, wrong]) => spoiled(value, number % Math.max(1, textsIn(value).length), wrong))
}

/** An object of the schema's fields of which every one is anything. */
export function hostileFor({ properties = {} }: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.keys(properties).map((name) => [name, anything]))
  return fc.oneof({ weight: 4, arbitrary: fc.record(fields, { requiredKeys: [] }) }, { weight: 1, arbitrary: anything })
}

/** Half a surrogate pair cannot be written into an address. */
export const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

/** A value for a path or a query: text, however it came. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS.filter((text) => text.length < 2000)),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${text}${MARK}`),
)

/** Bodies that are no JSON, or no JSON that one should read. */
export const RAW_BODIES: readonly string[] = [
  '',
  '{',
  `{"a":"${MARK}`,
  `"${MARK}"`,
  'null',
  '[1e400]',
  '{"a":1e400}',
  '{"a":-1e400,"a":2}',
  '{"__proto__":{"polluted":true}}',
  `{"constructor":{"prototype":{"polluted":"${MARK}"}}}`,
  '['.repeat(30_000),
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `{"a":"${'長'.repeat(30_000)}"}`,
  '\ufeff{}',
  `{"a":"\\u0000\\ud800${MARK}"}`,
]

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, data, Buffer.alloc(4)])
}

/** A picture that says of itself that it is a hundred thousand points wide and high: unpacked it would fill any memory. */
const bomb = (): Buffer => {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(100_000, 0)
  size.writeUInt32BE(100_000, 4)
  size.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', Buffer.alloc(64)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Files that are something else than they say, or too much of it. */
export const FILES: readonly Buffer[] = [
  Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><svg>&b;</svg>'),
  Buffer.from('PK\x03\x04\x14\x00\x08\x00', 'latin1'),
  Buffer.concat([Buffer.from('GIF89a', 'latin1'), Buffer.from('/*<script>*/=1;alert(1)//')]),
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<?php system($_GET[0]); ?>')]),
  Buffer.from('%PDF-1.7\n', 'latin1'),
  Buffer.from('\u0000'.repeat(1000)),
  Buffer.from('ID3\x04\x00\x00\x7f\x7f\x7f\x7f', 'latin1'),
  Buffer.from([0, 0, 0, 8, 0x66, 0x74, 0x79, 0x70, 0, 0, 0, 0]),
  bomb(),
  Buffer.alloc(1),
]
