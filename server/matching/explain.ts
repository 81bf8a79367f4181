import type { Slot } from '../../shared/time/slot'
import type { Category } from '../../shared/vocabulary/categories'
import type { CostParts } from './plan'

/** The capacity that is short: a team's slot, day or week that is full, by the period's name in bookings. */
export interface Binding {
  readonly level: 'slot' | 'day' | 'week'
  readonly teamId: string
  readonly period: string
  readonly capacity: number
  /** Taken before and planned now. */
  readonly taken: number
}

/** A team and slot that an order could have, with what they cost it. */
export interface PricedOption {
  readonly teamId: string
  readonly slot: Slot
  /** Metres as the crow flies. */
  readonly distance: number
  readonly parts: CostParts
  /** What the order itself costs there: the sum of the parts. */
  readonly own: number
  /** What it costs others that it takes this place. Zero where there is room. */
  readonly scarcity: number
  /** Served weight that others would lose; the rest of `scarcity` is points. */
  readonly scarcityWeight: number
  /** The capacity that makes the place scarce; null where there is room. */
  readonly binding: Binding | null
}

/** Why an order is planned as it is. */
export interface Explanation {
  readonly orderId: string
  /** The option of the plan; null when unserved. Its own cost and scarcity together are the smallest of all options. */
  readonly chosen: PricedOption | null
  /** The nearest team that could come, with the slot that is cheapest there; null when no team could, or when it is the chosen one. */
  readonly nearest: PricedOption | null
  /** The best option of every other team, the cheapest first; at most five. */
  readonly others: readonly PricedOption[]
  /** Only of an unserved order: the option with the smallest shortfall, what is full there, and by how much the others outweigh it. */
  readonly shortfall: { readonly option: PricedOption; readonly weight: number; readonly points: number } | null
}

/** Where one more visit would serve most. */
export interface Shortage {
  /** Null of orders in free words. */
  readonly service: string | null
  readonly category: Category | null
  readonly townCode: string
  readonly week: string
  /** Served weight that one more visit would add, for this service, in this town, in this week. */
  readonly gain: number
  /** Orders there that are unserved. */
  readonly waiting: number
}
