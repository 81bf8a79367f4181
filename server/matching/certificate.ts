import { type Network, ROOT } from './network'
import type { Objective } from './plan'

/** What an assignment costs, counted anew from the network alone. */
export interface Evaluation {
  readonly objective: Objective
  readonly unserved: number
}

function exact(sum: number): number {
  if (!Number.isSafeInteger(sum)) throw new RangeError('a sum left the whole numbers that can be told apart')
  return sum
}

/**
 * The objective of an assignment.
 * @param edges the edge of each order; orders with -1 are left out altogether
 * @throws Error when an edge is not the order's own or is closed, or a node takes more than its capacity
 * @throws RangeError when a sum reaches 2^53
 */
export function evaluate(network: Network, edges: Int32Array): Evaluation {
  const { parent } = network
  const through = new Int32Array(network.nodes)
  let quality = 0
  let unservedWeight = 0
  let unserved = 0
  for (let order = 0; order < network.orders; order += 1) {
    const edge = edges[order] ?? -1
    if (edge === -1) continue
    insistOnOwnEdge(network, order, edge)
    if (edge === network.waitingEdge(order)) {
      unserved += 1
      unservedWeight += network.weight[order] ?? 0
    } else quality += network.cost[edge] ?? 0
    for (let node = network.leaf[edge] ?? ROOT; node !== ROOT; node = parent[node] ?? ROOT) through[node] = (through[node] ?? 0) + 1
  }
  return { objective: { unservedWeight: exact(unservedWeight), quality: exact(quality + costOfNodes(network, through)) }, unserved }
}

function insistOnOwnEdge({ first, end, closed }: Network, order: number, edge: number): void {
  const own = edge >= (first[order] ?? 0) && edge < (end[order] ?? 0)
  if (!own || closed[edge] === 1) throw new Error(`order ${order} is on no edge of its own`)
}

/** @throws Error when a node takes more than its capacity */
function costOfNodes({ nodes, capacity, base, step }: Network, through: Int32Array): number {
  let sum = 0
  for (let node = 0; node < nodes; node += 1) {
    const units = through[node] ?? 0
    if (units > (capacity[node] ?? 0)) throw new Error(`node ${node} takes ${units}`)
    sum += (base[node] ?? 0) * units + ((step[node] ?? 0) * units * (units - 1)) / 2
  }
  return sum
}

/**
 * A bound that no assignment of these orders can go below, whatever the prices are; equal to the objective exactly when the assignment and
 * the prices are both best. It is the Lagrangian of the model: each order takes the edge that is cheapest with the price of its leaf, and
 * each node as many units as pay. It knows nothing of how the assignment was found.
 * @param prices one for each node, whole numbers
 * @param counted whether an order takes part; all do when it is left out
 */
export function dualBound(network: Network, prices: Float64Array, counted: (order: number) => boolean = () => true): Objective {
  const sum = new SplitSum(network.weightUnit)
  for (let order = 0; order < network.orders; order += 1) if (counted(order)) sum.add(cheapest(network, prices, order))
  for (let node = 0; node < network.nodes; node += 1) sum.add(gainOfNode(network, prices, node))
  return sum.total()
}

function cheapest({ first, end, cost, leaf, closed }: Network, prices: Float64Array, order: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let edge = first[order] ?? 0; edge < (end[order] ?? 0); edge += 1) {
    if (closed[edge] === 1) continue
    best = Math.min(best, (cost[edge] ?? 0) + (prices[leaf[edge] ?? 0] ?? 0))
  }
  return best
}

/** What the node saves by taking as many units as pay at these prices: zero or less. */
function gainOfNode({ parent, capacity, base, step }: Network, prices: Float64Array, node: number): number {
  const above = parent[node] ?? ROOT
  const first = (base[node] ?? 0) + (above === ROOT ? 0 : (prices[above] ?? 0)) - (prices[node] ?? 0)
  if (first >= 0) return 0
  const rise = step[node] ?? 0
  const room = capacity[node] ?? 0
  const units = rise === 0 ? room : Math.min(room, Math.ceil(-first / rise))
  return first * units + (rise * units * (units - 1)) / 2
}

/** Adds up numbers whose sum may pass 2^53, as multiples of a unit and what is left over. */
class SplitSum {
  private units = 0
  private rest = 0

  constructor(private readonly unit: number) {}

  add(value: number): void {
    const units = Math.floor(exact(value) / this.unit)
    this.units += units
    this.rest += value - units * this.unit
  }

  total(): Objective {
    return { unservedWeight: exact(this.units), quality: exact(this.rest) }
  }
}

/**
 * How far an objective may lie above the best, given a bound, and the bound in the same form. Both are sums of weights times the unit and
 * points, so that a bound may hold a weight less and many points more: the gap is brought to a form in which the points are less than one
 * weight, and the bound is the objective less the gap.
 */
export function proofOf(
  objective: Objective,
  bound: Objective,
  weightUnit: number,
): { readonly bound: Objective; readonly gap: Objective } {
  const points = BigInt(objective.quality) - BigInt(bound.quality)
  const difference = BigInt(objective.unservedWeight - bound.unservedWeight) * BigInt(weightUnit) + points
  const gap = { unservedWeight: Number(difference / BigInt(weightUnit)), quality: Number(difference % BigInt(weightUnit)) }
  return {
    bound: { unservedWeight: objective.unservedWeight - gap.unservedWeight, quality: objective.quality - gap.quality },
    gap,
  }
}
