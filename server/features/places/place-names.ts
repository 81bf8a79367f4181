import type { PlaceLevel } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import type { Row } from '../../database/rows'
import { select } from '../../database/select'
import { codesDownTo, pathWords } from './place-path'

const PLACES = 'select `code`, `level`, `parentCode`, `name`, `officialName`, `latE6`, `lngE6` from `place` order by `code`'

const PLACES_SHAPE = {
  code: 'text',
  level: 'text',
  parentCode: 'text?',
  name: 'text',
  officialName: 'text',
  latE6: 'whole',
  lngE6: 'whole',
} as const

/** What lists need of a place. Coordinates are degrees × 1,000,000. */
export type PlaceLine = Readonly<Omit<Row<typeof PLACES_SHAPE>, 'level'> & { level: PlaceLevel }>

/** Places by their codes, in the order of the codes: each before those that it holds. */
export type PlaceNames = ReadonlyMap<string, PlaceLine>

/** Places change only by import; another process's import is seen after this long. */
const FRESH_MS = 60_000

interface Kept {
  readonly until: number
  readonly names: Promise<PlaceNames>
}

const kept = new WeakMap<Database, Kept>()

/** Every place, a city's worth of some 1,400 rows, read from memory and at most a minute old. */
export function placeNames(database: Database): Promise<PlaceNames> {
  const now = performance.now()
  const known = kept.get(database)
  if (known !== undefined && now < known.until) return known.names
  const names = read(database)
  const fresh = { until: now + FRESH_MS, names }
  kept.set(database, fresh)
  const forget = () => {
    if (kept.get(database) === fresh) kept.delete(database)
  }
  // Neither a failure nor a database that is still to be filled is worth remembering.
  names.then((found) => (found.size === 0 ? forget() : undefined), forget)
  return names
}

/** Lets the next question read places anew, for whoever has just changed some. */
export const forgetPlaces = (database: Database): boolean => kept.delete(database)

async function read(database: Database): Promise<PlaceNames> {
  const rows = await select(database, PLACES, PLACES_SHAPE, [])
  return new Map(rows.map((row) => [row.code, { ...row, level: row.level as PlaceLevel }]))
}

/** The place and all that hold it, from the city down to it; empty when the code is of none. */
export function pathIn(names: PlaceNames, code: string): PlaceLine[] {
  if (!names.has(code)) return []
  return codesDownTo(code).flatMap((each) => names.get(each) ?? [])
}

/** The words of the path to the place with this code, without the city and the place itself: 开平市 · 塘口镇. */
export const pathWordsIn = (names: PlaceNames, code: string): string => pathWords(pathIn(names, code))
