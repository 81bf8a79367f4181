import { type Network, ROOT } from './network'

/** So many neighbours are sorted at a time: few enough that those who want the same teams still come together. */
const NEIGHBOURS = 5_000

/**
 * In which order to add orders to an empty plan, so that it takes the least work; the plan costs the same in any. Orders stay with their
 * neighbours, and among these the ones come first whose teams are most in demand: they then take their places while few are there to move.
 * @param orders with neighbours side by side
 * @returns the same orders; those that are equally hard by their number
 */
export function hardestFirst(network: Network, orders: ArrayLike<number>): Int32Array {
  const ease = easeOf(network, orders)
  const sorted = Int32Array.from(orders)
  for (let start = 0; start < sorted.length; start += NEIGHBOURS)
    sorted.subarray(start, start + NEIGHBOURS).sort((one, other) => (ease[one] ?? 0) - (ease[other] ?? 0) || one - other)
  return sorted
}

/** For each order how many places its teams have for each order that wants one, on average over its edges; each wants one in all. */
function easeOf({ orders: count, nodes, capacity, parent, first, end, leaf }: Network, orders: ArrayLike<number>): Float64Array {
  // A node is made after the one above it.
  const team = new Int32Array(nodes)
  for (let node = 0; node < nodes; node += 1) team[node] = parent[node] === ROOT ? node : (team[parent[node] ?? 0] ?? 0)
  const wanted = new Float64Array(nodes)
  const eachEdge = (order: number, visit: (team: number, share: number) => void): void => {
    const [from, to] = [first[order] ?? 0, (end[order] ?? 0) - 1]
    for (let edge = from; edge < to; edge += 1) visit(team[leaf[edge] ?? 0] ?? 0, 1 / (to - from))
  }
  for (let index = 0; index < orders.length; index += 1)
    eachEdge(orders[index] ?? 0, (its, share) => {
      wanted[its] = (wanted[its] ?? 0) + share
    })
  const ease = new Float64Array(count)
  for (let index = 0; index < orders.length; index += 1) {
    const order = orders[index] ?? 0
    eachEdge(order, (its, share) => {
      ease[order] = (ease[order] ?? 0) + (share * (capacity[its] ?? 0)) / (wanted[its] ?? 1)
    })
  }
  return ease
}
