import type { Cell } from '../../../shared/registers/adding'
import type { ColumnOf, RegisterName } from '../../../shared/registers/columns'
import { beijingDate, beijingMinutes } from '../../../shared/time/beijing'
import { timeWords } from '../../../shared/time/words'
import type { Database } from '../../database/database'
import type { Row, Shape } from '../../database/rows'
import type { Where } from '../orders/order.queries'
import { siteLineIn } from '../orders/order-lines'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { servicesByCode } from '../projects/project.queries'
import type { KeptFilter } from './register.entity'

/** The names that rows keep as codes. */
export interface Names {
  readonly places: PlaceNames
  readonly services: ReadonlyMap<string, { readonly name: string }>
}

/** What a row's cells are made with: whether names and numbers stand in clear, and the names of places and services. */
export interface Showing {
  readonly clear: boolean
  readonly names: Names
}

/**
 * Where the rows of a register come from. Screen, file and print read all of it, so that none of them can say something else.
 */
export interface Source<R extends RegisterName = RegisterName, Columns extends Shape = Shape> {
  /** What is selected, by these names, and from which tables. The text of the code alone: what is asked for stands for a `?`. */
  readonly select: string
  readonly tables: string
  readonly shape: Columns
  /** The conditions of what was asked for; null is none. */
  readonly where: (filter: KeptFilter) => readonly (Where | null)[]
  /** Newest first: the order, the key of a row, and what lies after a key. */
  readonly order: string
  readonly key: (row: Row<Columns>) => string
  readonly after: (key: string) => Where
  /** What is added up, by column: SQL over the selected names. */
  readonly sums: Partial<Record<ColumnOf<R>, string>>
  readonly cells: (row: Row<Columns>, showing: Showing) => Record<ColumnOf<R>, Cell>
  /** The code of what the row is about, where the client has a page of it. */
  readonly code?: (row: Row<Columns>) => string | null
}

/** Keeps the types of a source's own rows while it is written. */
export const source = <R extends RegisterName, Columns extends Shape>(made: Source<R, Columns>): Source<R, Columns> => made

export async function namesOf(database: Database): Promise<Names> {
  return { places: await placeNames(database), services: await servicesByCode(database) }
}

export const equal = (column: string, value: string | undefined): Where | null =>
  value === undefined ? null : { sql: `${column} = ?`, values: [value] }

/** Codes of a place and of what lies below it: a code starts with those above it. */
export const below = (column: string, code: string): Where => ({ sql: `${column} >= ? and ${column} < ?`, values: [code, `${code}:`] })

/** Rows keyed by their time-ordered id, the newest first. */
export const byId = (column: string) => ({
  order: `${column} desc`,
  key: (row: { id: string }) => row.id,
  after: (key: string): Where => ({ sql: `${column} < ?`, values: [key] }),
})

/** Moments of the days from one to the other, both included, as China counts them. */
export function within(column: string, { from, until }: Pick<KeptFilter, 'from' | 'until'>): Where | null {
  const parts = [
    ...(from === undefined ? [] : [{ sql: `${column} >= ?`, at: Date.parse(`${from}T00:00:00+08:00`) }]),
    ...(until === undefined ? [] : [{ sql: `${column} < ?`, at: Date.parse(`${until}T00:00:00+08:00`) + 86_400_000 }]),
  ]
  return parts.length === 0 ? null : { sql: parts.map(({ sql }) => sql).join(' and '), values: parts.map(({ at }) => new Date(at)) }
}

/** '2026-11-24 10:05' in China; null stays null. */
export function minuteOf(iso: string | null): string | null {
  if (iso === null) return null
  const at = Date.parse(iso)
  return `${beijingDate(at)} ${timeWords(beijingMinutes(at))}`
}

export const placeName = ({ names }: Showing, code: string | null): string | null =>
  code === null ? null : (names.places.get(code)?.name ?? code)

export const siteName = ({ names }: Showing, code: string): string => siteLineIn(names.places, code).name
