import type { Point } from '../../shared/geo/distance'
import type { Slot } from '../../shared/time/slot'
import type { Category } from '../../shared/vocabulary/categories'

/** The heaviest that one order may weigh. */
export const HEAVIEST = 1_000

/** What an order asks of those who come; an ordinary order needs one person in one slot of one team, with no credential. */
export interface Needs {
  /** People at once, from 1; a person who brings a credential is one of them. */
  readonly people: number
  /** Parts of one day in a row, counted from the slot that is planned. */
  readonly parts: 1 | 2
  /** Teams at once, each with all that is needed. */
  readonly teams: 1 | 2
  /** People with each credential; somebody who has two of them counts for one. */
  readonly credentials: readonly { readonly code: string; readonly people: number }[]
}

export const ORDINARY_NEEDS: Needs = { people: 1, parts: 1, teams: 1, credentials: [] }

/** An offer that has gone out: the plan keeps it unless leaving it gains more than `points.switching`. */
export interface Announced {
  readonly teamId: string
  /** Null when the offer leaves the slot open. */
  readonly slot: Slot | null
}

/** An order to be planned. Nothing about a person, and no text. */
export interface OrderToPlan {
  readonly id: string
  /** Twelve digits; fairness counts by it, and its first six are the county. */
  readonly villageCode: string
  readonly point: Point
  /** 1 to HEAVIEST: what it counts that somebody comes. One order of weight 3 comes before two of weight 1. */
  readonly weight: number
  /** The slots that suit, the most welcome first; at least one. */
  readonly slots: readonly Slot[]
  /** The service's code; null for an order in free words. */
  readonly service: string | null
  /** Ordered from the menu: only teams that list the service may come. Otherwise all that list something of its category. */
  readonly menu: boolean
  /** Null where nobody has sorted the order yet: then any team may come, as if it did not fit. */
  readonly category: Category | null
  readonly needs: Needs
  /** Teams that must not be asked: they served it before and it was not solved, or they declined. */
  readonly excluded: readonly string[]
  readonly announced: readonly Announced[]
}

/** A team that may be asked. How often it declined is not here, nor anywhere near. */
export interface TeamToPlan {
  readonly id: string
  /** The place where it is at home, of any level. */
  readonly homeCode: string
  readonly point: Point
  /** Codes of the places that it serves, each with all below it. */
  readonly areas: readonly string[]
  /** It also serves every village so near its home, in metres; 0 for none. */
  readonly radius: number
  /** The services that it lists. */
  readonly services: readonly { readonly code: string; readonly category: Category }[]
  /** The slots in which it serves: its week laid out on dates, without its blackouts. */
  readonly slots: readonly Slot[]
  readonly perSlot: number
  readonly perDay: number
  readonly perWeek: number
  /** Orders that it has taken, by period: '2026-11-26.morning', '2026-11-26', '2026-W48'. Absent is none. */
  readonly booked: ReadonlyMap<string, number>
  /** Stars given and how many gave them. */
  readonly stars: number
  readonly rated: number
  /** Orders that it served in the weeks before, as many as the caller looks back. */
  readonly recentLoad: number
  /** Its members by the credentials they hold. None means that nobody counted them: then people are no limit, and credentials none held. */
  readonly members: readonly { readonly people: number; readonly credentials: readonly string[] }[]
}

/** What things cost, in points; all whole numbers from 0. Who is served is decided before any of them: they only say how well. */
export interface Points {
  /** A kilometre from the team's home to the village. */
  readonly kilometre: number
  /** The team does not list the very service, only another of its category. */
  readonly misfit: number
  /** Each star short of five; a team that nobody rated counts as four. */
  readonly starShort: number
  /** Each step down the order's list of slots. */
  readonly laterWish: number
  /** Each order that the team served lately. */
  readonly recentOrder: number
  /** Each further order of a team's week costs so much more than the one before. */
  readonly busierWeek: number
  /** The same of a team's day. */
  readonly busierDay: number
  /** Shared out among the orders of a village: its n-th unserved one costs (2n − 1) × this ÷ its orders. */
  readonly villageShare: number
  /** What must be gained before an offer that has gone out is left for another. */
  readonly switching: number
}

export const POINTS: Points = {
  kilometre: 12,
  misfit: 400,
  starShort: 150,
  laterWish: 35,
  recentOrder: 25,
  busierWeek: 60,
  busierDay: 40,
  villageShare: 5_000,
  switching: 200,
}

/** Everything that a plan depends on. The order of the lists does not matter. */
export interface Problem {
  readonly orders: readonly OrderToPlan[]
  readonly teams: readonly TeamToPlan[]
  readonly points: Points
}
