import { type Slot, slotKey } from '../../shared/time/slot'
import { sumOf } from './eligibility'
import { type LivingPlan, scarcityOf } from './living-plan'
import type { Model, Option } from './model'
import { ROOT } from './network'
import type { CostParts } from './plan'
import type { OrderToPlan } from './problem'
import type { Solver } from './solver'

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
  /** Only of an unserved order: the option with the smallest shortfall, what is full there, and by how much the others outweigh it. */
  readonly shortfall: { readonly option: PricedOption; readonly weight: number; readonly points: number } | null
}

/** How many other teams an explanation names. */
const OTHERS = 5

/** Served weight first, then points. */
interface Worth {
  readonly weight: number
  readonly points: number
}

/**
 * Why an order is planned as it is, or why it is not served.
 * @returns null when the plan holds no such order
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
    shortfall: chosen === null ? shortfallOf(best[0], model, solver.priceOf(number)) : null,
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

/** By how much the cheapest option costs others more than the order is worth. */
function shortfallOf(option: PricedOption | undefined, { network }: Model, worth: number): Explanation['shortfall'] {
  if (option === undefined) return null
  const missing = option.scarcityWeight * network.weightUnit + option.scarcity + option.own - worth
  return { option, ...inWeights(missing, network.weightUnit) }
}

/** A number of the model as whole weights and the points beside them. */
export function inWeights(sum: number, weightUnit: number): Worth {
  const weight = Math.round(sum / weightUnit)
  return { weight, points: sum - weight * weightUnit }
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
      binding: this.binding(leaf),
    }
  }

  /** Of the full nodes above a leaf, the one that adds most to its price. */
  private binding(leaf: number): Binding | null {
    const { network } = this.model
    let found: Binding | null = null
    let most = 0
    for (let node = leaf; node !== ROOT; node = network.parent[node] ?? ROOT) {
      const price = shadowOf(this.model, this.solver, node)
      if (price <= most) continue
      most = price
      found = bindingOf(this.model, this.solver, node)
    }
    return found
  }
}

/** What one more of a node's capacity is worth at the prices of the plan; nothing where it is not full. */
export function shadowOf({ network }: Model, { flow }: Solver, node: number): number {
  const taken = flow.units[node] ?? 0
  if (taken < (network.capacity[node] ?? 0)) return 0
  const above = network.parent[node] ?? ROOT
  const next = (network.base[node] ?? 0) + (network.step[node] ?? 0) * taken + (above === ROOT ? 0 : flow.priceOf(above))
  return Math.max(0, (flow.price[node] ?? 0) - next)
}

/** What a team's node stands for, and how full it is; null for a village's node. */
export function bindingOf(model: Model, { flow }: Solver, node: number): Binding | null {
  const stands = model.teamNodes[node]
  if (stands === undefined) return null
  const { level, name, capacity, taken } = stands.period
  return { level, teamId: model.book(stands.team).team.id, period: name, capacity, taken: taken + (flow.units[node] ?? 0) }
}
