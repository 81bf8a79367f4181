import type { Slot } from '../../shared/time/slot'
import type { Obstacle } from './eligibility'
import type { CostParts } from './plan'

export type { Obstacle } from './eligibility'

/** A team that could be asked for an order. */
export interface RankedTeam {
  readonly teamId: string
  /** Metres as the crow flies. */
  readonly distance: number
  /** The slot that costs least there. */
  readonly slot: Slot
  /** Every slot of the order that the team has free, in the order's own order. */
  readonly slots: readonly Slot[]
  readonly parts: CostParts
  /** What it costs other orders of the plan that this one takes the place. */
  readonly scarcity: number
  /** Sum of parts and scarcity; lower is better, ties by team id. */
  readonly cost: number
}

/** A team that almost fits, with the one thing in the way. */
export interface AlmostFitting {
  readonly teamId: string
  readonly distance: number
  readonly obstacle: Obstacle
}

export interface Ranking {
  readonly best: readonly RankedTeam[]
  /** The nearest teams with exactly one obstacle. */
  readonly almost: readonly AlmostFitting[]
}
