import { createHash } from 'node:crypto'
import type { HoursKind } from '../../../shared/vocabulary/hours'

/** One service on a sheet: what MCA Order 67 art. 7 asks for. */
export interface SheetLine {
  readonly kind: HoursKind
  /** 'YYYY-MM-DD' and '09:00–11:30', in China. */
  readonly date: string
  readonly time: string
  readonly minutes: number
  readonly activity: string
  readonly about: string
  readonly place: string
  /** Who organised it, and who was in charge. */
  readonly team: string
  readonly leader: string
}

/** All that a sheet says; kept as it was when it was issued. */
export interface Sheet {
  readonly number: string
  readonly verification: string
  readonly name: string
  /** The volunteer's number, which stands in place of an identity card's: that is never collected. */
  readonly volunteer: string
  /** 'YYYY-MM-DD'; empty where it was not given. */
  readonly birthDate: string
  readonly residence: string
  readonly from: string
  readonly until: string
  readonly timedMinutes: number
  readonly manualMinutes: number
  readonly issuer: string
  /** 'YYYY-MM-DD' in China. */
  readonly issuedOn: string
  readonly lines: readonly SheetLine[]
}

/** SHA-256, in hex, of what a sheet says. A database may keep the names of an object in another order: they are put in order first. */
export const hashOf = (sheet: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(sheet)))
    .digest('hex')

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const names = Object.keys(value).sort()
  return names.map((name) => [name, ordered((value as Record<string, unknown>)[name])])
}
