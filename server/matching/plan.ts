import type { Slot } from '../../shared/time/slot'

/**
 * What a plan is judged by, the lower the better: the weight that goes unserved first, and among plans that are equal in it the quality.
 * Both whole numbers below 2^53, kept apart because their sum in one number need not be.
 */
export interface Objective {
  readonly unservedWeight: number
  /**
   * Points: travel, fit, rating and slot of what is served, what busy weeks and days cost, and the shares of villages that wait; less
   * `points.switching` for each order that stays with a team that has its offer, so that it may be less than zero.
   */
  readonly quality: number
}

/** Why a team costs what it does for an order, in points. */
export interface CostParts {
  readonly travel: number
  readonly fit: number
  readonly rating: number
  /** Steps down the order's list of slots. */
  readonly slot: number
  /** What the team has served lately, and has taken this week and day. */
  readonly load: number
  /** Less than zero where the team has the offer already: what switching would have to gain. */
  readonly kept: number
}

/** An order with the team that should be asked, or the teams, and the slot, or the slots in a row. */
export interface Assignment {
  readonly orderId: string
  readonly teamIds: readonly string[]
  readonly slots: readonly Slot[]
  readonly parts: CostParts
}

/** A part of the plan that was solved at once, and what is known of it. */
export interface PlanPart {
  /** The counties whose orders it holds. */
  readonly counties: readonly string[]
  /** `flow`: by prices, exact. `program`: orders that need more than one unit, solved as an integer program. */
  readonly method: 'flow' | 'program'
  readonly objective: Objective
  /** No plan of this part can be better than this. Equal to the objective where the plan is proven best. */
  readonly bound: Objective
  /** Whether teams were shared with a part solved before, whose plan this part took as given. */
  readonly afterOthers: boolean
}

export interface Plan {
  /** By order id. */
  readonly assignments: readonly Assignment[]
  /** The ids of the orders that nobody can come for, sorted. */
  readonly unserved: readonly string[]
  readonly objective: Objective
  readonly bound: Objective
  /** Whether no plan at all is better: the bound equals the objective, and no part took another as given. */
  readonly proven: boolean
  readonly parts: readonly PlanPart[]
}
