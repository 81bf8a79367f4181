import { weekOf } from '../../shared/time/beijing'
import type { Category } from '../../shared/vocabulary/categories'
import { CODE_LENGTH } from '../../shared/vocabulary/places'
import { type Binding, bindingOf, inWeights, shadowOf } from './bindings'
import type { LivingPlan } from './living-plan'
import { ROOT } from './network'
import type { OrderToPlan } from './problem'

/** Where one more visit would serve most. */
export interface Shortage {
  /** Null of orders in free words. */
  readonly service: string | null
  readonly category: Category | null
  readonly townCode: string
  readonly week: string
  /** Served weight that one more visit would add at most, by the prices, for this service, in this town, in this week. */
  readonly gain: number
  /** Ids of the orders there that are unserved, the weightiest first. */
  readonly waiting: readonly string[]
}

/** A capacity of a team that is full, and what one more of it would bring. */
export interface Bottleneck {
  readonly binding: Binding
  /** Served weight that one more would add at most, by the prices … */
  readonly weight: number
  /** … and points that it would save besides; less than zero where it would cost some. */
  readonly points: number
}

/**
 * What is short, by service, town and week, the worst first: an order's price is what it costs to serve it, or to leave it, with all that
 * gives way for it, so that a visit which came from nowhere would save so much.
 */
export function shortages(plan: LivingPlan): Shortage[] {
  const { model, solver, orders } = plan.inside()
  const found = new Map<string, Shortage>()
  for (const order of orders.values()) {
    const number = model.numberOf(order.id)
    if (number === undefined || !solver.has(number)) continue
    const leaf = model.network.leaf[solver.flow.matched[number] ?? -1] ?? ROOT
    const waits = model.placeOf(leaf) === undefined
    const gain = inWeights(solver.priceOf(number), model.network.weightUnit).weight
    if (gain > 0) for (const week of weeksOf(order)) add(found, order, week, { gain, waits })
  }
  const weightOf = (id: string): number => orders.get(id)?.weight ?? 0
  return [...found.entries()]
    .sort(([one, a], [other, b]) => b.gain - a.gain || b.waiting.length - a.waiting.length || (one < other ? -1 : 1))
    .map(([, each]) => ({
      ...each,
      waiting: each.waiting.toSorted((one, other) => weightOf(other) - weightOf(one) || (one < other ? -1 : 1)),
    }))
}

/** The teams' slots, days and weeks of which one more would serve most, the best first. */
export function bottlenecks(plan: LivingPlan): Bottleneck[] {
  const { model, solver } = plan.inside()
  const { network } = model
  const found: (Bottleneck & { readonly worth: number })[] = []
  for (let node = 0; node < network.nodes; node += 1) {
    const worth = shadowOf(model, solver, node)
    const binding = worth > 0 ? bindingOf(model, solver, node) : null
    if (binding !== null) found.push({ binding, ...inWeights(worth, network.weightUnit), worth })
  }
  return found.sort((one, other) => other.worth - one.worth).map(({ binding, weight, points }) => ({ binding, weight, points }))
}

function weeksOf(order: OrderToPlan): Set<string> {
  return new Set(order.slots.map(({ date }) => weekOf(date)))
}

function add(found: Map<string, Shortage>, order: OrderToPlan, week: string, { gain, waits }: { gain: number; waits: boolean }): void {
  const { service, category } = order
  const townCode = order.villageCode.slice(0, CODE_LENGTH.town)
  const key = [service, category, townCode, week].join('|')
  const before = found.get(key)
  found.set(key, {
    ...{ service, category, townCode, week },
    gain: Math.max(gain, before?.gain ?? 0),
    waiting: [...(before?.waiting ?? []), ...(waits ? [order.id] : [])],
  })
}
