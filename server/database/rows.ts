/**
 * Plain typed objects from what a hand-written SELECT gives. The two dialects answer differently (a moment is text on SQLite and a Date on
 * MySQL, a sum is a number or text, JSON is text); a shape says what each column is, and afterwards the rows are alike.
 */

interface Kinds {
  text: string
  whole: number
  flag: boolean
  moment: Date
  /** A moment as replies write it, `2026-07-28T01:02:03.004Z`: for lists, where most moments only pass through. Texts sort as moments. */
  iso: string
  /** What was stored; the reader says what it expects. */
  json: unknown
}

type Kind = keyof Kinds

/** What each selected column is, by its name in the result; `?` marks one that may be null. */
export type Shape = Readonly<Record<string, Kind | `${Kind}?`>>

/** The object a row of the shape becomes. */
export type Row<Columns extends Shape> = {
  -readonly [Name in keyof Columns]: Columns[Name] extends Kind
    ? Kinds[Columns[Name]]
    : Columns[Name] extends `${infer Known extends Kind}?`
      ? Kinds[Known] | null
      : never
}

type Convert = (value: unknown) => unknown

/** `2026-07-28 01:02:03.004` in UTC, as SQLite stores it; a Date passes. */
function moment(value: unknown): unknown {
  return typeof value === 'string' ? new Date(`${value.replace(' ', 'T')}Z`) : value
}

/** As `moment`, without a Date in between where SQLite gives text. */
function iso(value: unknown): unknown {
  return typeof value === 'string' ? `${value.slice(0, 10)}T${value.slice(11)}Z` : (value as Date).toISOString()
}

const conversions: Readonly<Record<Kind, Convert | undefined>> = {
  text: undefined,
  whole: (value) => (typeof value === 'string' ? Number(value) : value),
  flag: (value) => Number(value) !== 0,
  moment,
  iso,
  json: (value) => (typeof value === 'string' ? JSON.parse(value) : value),
}

/** Makes the function that turns lists of values, in the order of the names, into plain objects. Make it once. */
export function listReader<Columns extends Shape>(shape: Columns, names: readonly string[]): (lists: unknown[][]) => Row<Columns>[] {
  const steps = names.map((name) => ({ name, convert: conversions[shape[name]?.replace('?', '') as Kind] as Convert | undefined }))
  return (lists) =>
    lists.map((values) => {
      const row: Record<string, unknown> = {}
      for (const [index, { name, convert }] of steps.entries()) {
        const value = values[index]
        row[name] = convert === undefined || value === null ? value : convert(value)
      }
      return row as Row<Columns>
    })
}

/** Makes the function that turns rows of this shape into plain objects, in place: the rows must be the caller's own. Make it once. */
export function rowReader<Columns extends Shape>(shape: Columns): (rows: unknown[]) => Row<Columns>[] {
  const steps: { name: string; convert: Convert }[] = []
  for (const [name, kind] of Object.entries(shape)) {
    const convert = conversions[kind.replace('?', '') as Kind]
    if (convert) steps.push({ name, convert })
  }
  return (rows) => {
    const read = rows as Record<string, unknown>[]
    for (const { name, convert } of steps) {
      for (const row of read) {
        const value = row[name]
        if (value !== null) row[name] = convert(value)
      }
    }
    return read as Row<Columns>[]
  }
}
