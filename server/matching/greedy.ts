import { type Network, ROOT } from './network'

/**
 * Gives orders, one after the other, the place that is cheapest as things stand, and moves nobody: allowed, quick and seldom best. For a
 * plan that had to be cut short, and to see what a best plan is worth.
 * @param matched the edges that orders have already, -1 for none; it is filled in place
 */
export function fillGreedily(network: Network, matched: Int32Array, orders: ArrayLike<number>): void {
  const { leaf, parent, first, end } = network
  const through = new Int32Array(network.nodes)
  const enter = (edge: number): void => {
    for (let node = leaf[edge] ?? ROOT; node !== ROOT; node = parent[node] ?? ROOT) through[node] = (through[node] ?? 0) + 1
  }
  for (let order = 0; order < network.orders; order += 1) if (matched[order] !== -1) enter(matched[order] ?? -1)
  for (let index = 0; index < orders.length; index += 1) {
    const order = orders[index] ?? 0
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (let edge = first[order] ?? 0; edge < (end[order] ?? 0); edge += 1) {
      const cost = costThrough(network, through, edge)
      if (cost >= least) continue
      least = cost
      best = edge
    }
    matched[order] = best
    enter(best)
  }
}

/** What one more on the edge costs as things stand; no end of it where something is full. */
function costThrough({ cost, leaf, parent, closed, capacity, base, step }: Network, through: Int32Array, edge: number): number {
  if (closed[edge] === 1) return Number.POSITIVE_INFINITY
  let sum = cost[edge] ?? 0
  for (let node = leaf[edge] ?? ROOT; node !== ROOT; node = parent[node] ?? ROOT) {
    const taken = through[node] ?? 0
    if (taken >= (capacity[node] ?? 0)) return Number.POSITIVE_INFINITY
    sum += (base[node] ?? 0) + (step[node] ?? 0) * taken
  }
  return sum
}
