import { type Slot, slotKey } from '../../shared/time/slot'
import { type Binding, fullAbove, inWeights, scarcestAt } from './bindings'
import { sumOf } from './eligibility'
import { type LivingPlan, scarcityOf } from './living-plan'
import type { Model, Option } from './model'
import { ROOT } from './network'
import type { CostParts } from './plan'
import type { OrderToPlan } from './problem'
import type { Solver } from './solver'

export type { Binding } from './bindings'

/** A team and slot that an order could have, with what they cost it. */
export interface PricedOption {
  readonly teamId: string
  readonly slot: Slot
  /** Metres as the crow flies. */
  readonly distance: number
  readonly parts: CostParts
  /** What the order itself costs there: the sum of the parts. */
  readonly own: number
  /** What it costs others that it takes this place: first the served weight that they lose (an offer that has gone out weighs HEAVIEST more) … */
  readonly scarcityWeight: number
  /** … and besides, in points; less than zero where they lose weight but save points. Both zero where there is room. */
  readonly scarcity: number
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
  /** Only of an unserved order; null when no team could come. */
  readonly shortfall: Shortfall | null
}

/** Why an unserved order is not served, and what would change that. */
export interface Shortfall {
  /** The option that comes nearest to being worth it. */
  readonly option: PricedOption
  /** By how much the others outweigh it there, by the prices: served weight … */
  readonly weight: number
  /** … and points. The plan would lose at least so much if it served the order there. */
  readonly points: number
  /**
   * All that is full on the way to that place. If the team took one more in each of these, for this order, it would be served and nobody
   * would lose anything. Where others wait as well, a plan made anew may give the new place to one of them that counts for more.
   */
  readonly full: readonly Binding[]
}

/** How many other teams an explanation names. */
const OTHERS = 5

/**
 * Why an order is planned as it is, or why it is not served.
 * @returns null when the plan holds no such order; orders of counties that are planned by an integer program are explained by `explainByProgram`
 */
export function explain(plan: LivingPlan, orderId: string): Explanation | null {
  const { model, solver, orders } = plan.inside()
  const order = orders.get(orderId)
  const number = model.numberOf(orderId)
  if (order === undefined || number === undefined || !solver.has(number)) return null
  const leaf = model.network.leaf[solver.flow.matched[number] ?? -1] ?? ROOT
  const options = new Prices(model, solver).optionsOf(order)
  const place = model.placeOf(leaf)
  const teamId = place && model.book(place.team).team.id
  const chosen = options.find((option) => option.teamId === teamId && place && slotKey(option.slot) === slotKey(place.slot)) ?? null
  const best = bestOfTeams(options)
  const nearest = best.reduce<PricedOption | null>((near, each) => (near === null || each.distance < near.distance ? each : near), null)
  return {
    orderId,
    chosen,
    nearest: nearest?.teamId === chosen?.teamId ? null : nearest,
    others: best.filter((option) => option.teamId !== chosen?.teamId).slice(0, OTHERS),
    shortfall: chosen === null ? shortfallOf(best[0], model, solver, solver.priceOf(number)) : null,
  }
}

/** The cheapest option of each team, the cheapest team first. */
function bestOfTeams(options: readonly PricedOption[]): PricedOption[] {
  const sorted = [...options].sort(
    (one, other) =>
      one.scarcityWeight - other.scarcityWeight ||
      one.own + one.scarcity - other.own - other.scarcity ||
      (one.teamId < other.teamId ? -1 : one.teamId > other.teamId ? 1 : 0),
  )
  return sorted.filter((option, index) => sorted.findIndex(({ teamId }) => teamId === option.teamId) === index)
}

function shortfallOf(option: PricedOption | undefined, model: Model, solver: Solver, worth: number): Shortfall | null {
  if (option === undefined) return null
  const leaf = model.leafOf(model.index.numberOf(option.teamId) ?? -1, slotKey(option.slot)) ?? ROOT
  const { weightUnit } = model.network
  const missing = option.scarcityWeight * weightUnit + option.scarcity + option.own - worth
  return { option, ...inWeights(missing, weightUnit), full: fullAbove(model, solver, leaf) }
}

/** What places cost at the prices of a plan. */
class Prices {
  constructor(
    private readonly model: Model,
    private readonly solver: Solver,
  ) {}

  optionsOf(order: OrderToPlan): PricedOption[] {
    return this.model.optionsOf(order).flatMap((option) => this.priced(option) ?? [])
  }

  /** Undefined where the slot was closed. */
  private priced({ team, slot, distance, parts }: Option): PricedOption | undefined {
    const leaf = this.model.leafOf(team, slotKey(slot))
    if (leaf === undefined || this.model.isClosed(leaf)) return undefined
    const { weight, points } = inWeights(scarcityOf(this.model, this.solver, leaf), this.model.network.weightUnit)
    return {
      teamId: this.model.book(team).team.id,
      slot,
      distance,
      parts,
      own: sumOf(parts),
      scarcityWeight: weight,
      scarcity: points,
      binding: scarcestAt(this.model, this.solver, leaf),
    }
  }
}
