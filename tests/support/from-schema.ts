import * as fc from 'fast-check'
import * as z from 'zod/mini'
import { birthDate, date, moment, phone, placeCode, villageCode } from '../../shared/contract/fields'

/** As much of JSON Schema as the contract's schemas are written in. */
export interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: JsonSchema | false
  readonly prefixItems?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
}

/** A schema of the contract as JSON Schema, as a caller writes it. */
export const jsonOf = (schema: z.ZodMiniType): JsonSchema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema

const patternOf = (schema: z.ZodMiniType): string => jsonOf(schema).pattern ?? jsonOf(schema).allOf?.[0]?.pattern ?? ''

/** What a pattern alone does not tell: days that exist, places that there are. */
const MEANT: ReadonlyMap<string, readonly string[]> = new Map([
  [patternOf(date), ['2026-12-05', '2026-12-12', '2026-11-28']],
  [patternOf(birthDate), ['1958-03-02', '1990-12-31']],
  [patternOf(moment), ['2026-12-05T01:00:00.000Z', '2026-12-05T03:00:00.000Z']],
  [patternOf(phone), ['13800000000', '07502000000']],
  [patternOf(placeCode), ['440783', '440783108', '440783108226']],
  [patternOf(villageCode), ['440783108226', '440783108227']],
])

const LONGEST_TEXT = 20

const drawn = new Map<string, readonly string[]>()

/** Some hundreds of texts that match, made once: to make them takes longer than all else about a request. */
function matching(pattern: string): readonly string[] {
  const known = drawn.get(pattern) ?? fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: 300 })
  drawn.set(pattern, known)
  return known
}

function textFor({ pattern, minLength = 0, maxLength = LONGEST_TEXT }: JsonSchema): fc.Arbitrary<string> {
  if (pattern === undefined) {
    const least = Math.max(minLength, Math.min(1, maxLength))
    return fc.string({
      unit: fc.constantFrom(...'请帮忙阿嫲看病abc12'),
      minLength: least,
      maxLength: Math.min(maxLength, Math.max(least, LONGEST_TEXT)),
    })
  }
  return fc.constantFrom(...(MEANT.get(pattern) ?? matching(pattern)))
}

function objectFor({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueFor(schema)]))
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) })
}

/** Values that a schema takes, as far as JSON Schema tells: what a refinement demands beyond that may still refuse some. */
export function valueFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return fc.oneof(...either.map(valueFor))
  if (schema.allOf !== undefined) return valueFor(Object.assign({}, schema, { allOf: undefined }, ...schema.allOf) as JsonSchema)
  switch (schema.type) {
    case 'string':
      return textFor(schema)
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -2_000_000_000), max: Math.min(schema.maximum ?? 1000, 2_000_000_000) })
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      if (schema.prefixItems !== undefined) return fc.tuple(...schema.prefixItems.map(valueFor))
      return fc.array(valueFor(schema.items || {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
      })
    case 'object':
      return objectFor(schema)
    case 'null':
      return fc.constant(null)
    default:
      return fc.constant(null)
  }
}

const TRIES = 200

/**
 * A value that a schema of the contract takes; the same for the same seed.
 * @param known what some fields must hold
 * @throws Error when none of many tries is taken: a refinement that this generator does not know
 */
export function validFor(schema: z.ZodMiniType, seed: number, known: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const json = jsonOf(schema)
  const fields = Object.fromEntries(Object.entries(known).filter(([name]) => name in (json.properties ?? {})))
  for (const value of fc.sample(valueFor(json), { seed, numRuns: TRIES })) {
    const whole = { ...(value as Record<string, unknown>), ...fields }
    if (schema.safeParse(whole).success) return whole
  }
  throw notFound(json)
}

const notFound = (json: JsonSchema) => new Error(`No valid value was found for ${JSON.stringify(json).slice(0, 300)}`)

/** Many different values that a schema of the contract takes, one at least; the same for the same seed. @throws Error when none is found */
export function validsFor(schema: z.ZodMiniType, seed: number): unknown[] {
  const json = jsonOf(schema)
  const taken = fc.sample(valueFor(json), { seed, numRuns: TRIES }).filter((value) => schema.safeParse(value).success)
  if (taken.length === 0) throw notFound(json)
  return taken
}
