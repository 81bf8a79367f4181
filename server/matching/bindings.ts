import type { Model } from './model'
import { type Network, ROOT } from './network'
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

/** Served weight first, then points. */
interface Worth {
  readonly weight: number
  readonly points: number
}

/** A number of the model as whole weights and the points beside them. */
export function inWeights(sum: number, weightUnit: number): Worth {
  const weight = Math.round(sum / weightUnit)
  return { weight, points: sum - weight * weightUnit }
}

/** What one more of a node's capacity is worth at most, by the prices of the plan; nothing where it is not full. */
export function shadowOf({ network }: Model, { flow }: Solver, node: number): number {
  // A node that is passed over is worth nothing by itself: the one above is full before it is, or with it.
  if (network.gate[node] !== node) return 0
  const taken = flow.units[node] ?? 0
  if (taken < (network.capacity[node] ?? 0)) return 0
  const above = network.parent[node] ?? ROOT
  const next = (network.base[node] ?? 0) + (network.step[node] ?? 0) * taken + (above === ROOT ? 0 : flow.priceOf(above))
  return Math.max(0, (flow.price[node] ?? 0) - next)
}

/** Of the full nodes above a leaf, the one that adds most to its price; null where there is room. */
export function scarcestAt(model: Model, solver: Solver, leaf: number): Binding | null {
  let found: Binding | null = null
  let most = 0
  for (const node of pathOf(model.network, leaf)) {
    const price = shadowOf(model, solver, node)
    if (price <= most) continue
    most = price
    found = bindingOf(model, solver, node)
  }
  return found
}

/** All that is full from a leaf to the root, the smallest first. */
export function fullAbove(model: Model, solver: Solver, leaf: number): Binding[] {
  return pathOf(model.network, leaf).flatMap((node) => {
    const binding = bindingOf(model, solver, node)
    return binding !== null && binding.taken >= binding.capacity ? [binding] : []
  })
}

/** What a team's node stands for, and how full it is; null for a village's node. */
export function bindingOf(model: Model, solver: Solver, node: number): Binding | null {
  const stands = model.teamNodes[node]
  if (stands === undefined) return null
  const { level, name, capacity, taken } = stands.period
  return { level, teamId: model.book(stands.team).team.id, period: name, capacity, taken: taken + throughOf(solver, node) }
}

function pathOf({ parent }: Network, leaf: number): number[] {
  const path: number[] = []
  for (let node = leaf; node !== ROOT; node = parent[node] ?? ROOT) path.push(node)
  return path
}

/** How many orders pass a node; where the search passes it over, those that enter at its gate or below it are looked through. */
function throughOf({ network, flow }: Solver, node: number): number {
  const gate = network.gate[node] ?? ROOT
  if (gate === node) return flow.units[node] ?? 0
  let count = 0
  const look = (at: number): void => {
    for (let order = flow.head[at] ?? -1; order !== -1; order = flow.after(order))
      if (pathOf(network, network.leaf[flow.matched[order] ?? -1] ?? ROOT).includes(node)) count += 1
    for (let below = network.child[at] ?? -1; below !== -1; below = network.sibling[below] ?? -1) look(below)
  }
  look(gate)
  return count
}
