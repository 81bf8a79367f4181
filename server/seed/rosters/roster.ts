import type { ProjectState } from '../../../shared/lifecycle/project'
import type { Part } from '../../../shared/time/slot'
import type { TeamKind } from '../../../shared/vocabulary/categories'

/** What a team offers: a service, with what it says of it in its own words where it says anything. */
export interface Offered {
  readonly service: string
  readonly title?: string
  readonly summary?: string
  /** Listed unless said. */
  readonly state?: ProjectState
  /** Why it was returned. */
  readonly returnReason?: string
}

/** Days on which a team does not serve, counted from the day of planting; both ends included. */
export interface Pause {
  readonly fromDay: number
  readonly toDay: number
  readonly note: string
}

export interface Weekly {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number
  readonly part: Part
}

/** An invented team. `leader` is a name: of one of the demonstration's people, or of somebody who only leads this team. */
export interface TeamEntry {
  readonly name: string
  readonly kind: TeamKind
  readonly home: string
  readonly leader: string
  readonly about: string
  readonly members: number
  /** Places that it serves with everything below them. */
  readonly areas: readonly string[]
  /** Kilometres around its home; 0 for none. */
  readonly radiusKm: number
  readonly week: readonly Weekly[]
  readonly pauses?: readonly Pause[]
  /** Orders at once in one slot, in one day, in one week. */
  readonly capacity: readonly [perSlot: number, perDay: number, perWeek: number]
  readonly offers: readonly Offered[]
}

/** Every one of these parts on every one of these weekdays. */
export const week = (weekdays: readonly number[], parts: readonly Part[]): readonly Weekly[] =>
  weekdays.flatMap((weekday) => parts.map((part) => ({ weekday, part })))

const WORKDAYS = [1, 2, 3, 4, 5]
const WEEKEND = [6, 7]

export const workdays = week(WORKDAYS, ['morning', 'afternoon'])
export const weekends = week(WEEKEND, ['morning', 'afternoon'])
export const evenings = week([...WORKDAYS, ...WEEKEND], ['evening'])
export const everyDay = [...workdays, ...weekends]
