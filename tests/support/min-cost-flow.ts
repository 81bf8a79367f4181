import { type Network, ROOT } from '../../server/matching/network'

/** Goods to be sent along arcs, each with a least and a most that it carries and a cost for each unit. */
export interface FlowProblem {
  /** What each node sends (more than 0) or takes (less). */
  readonly supply: readonly number[]
  readonly arcs: readonly Arc[]
}

export interface Arc {
  readonly from: number
  readonly to: number
  readonly least: number
  readonly most: number
  readonly cost: number
}

/** The matching network as an ordinary minimum-cost flow: a convex cost is an arc for each unit. Built from its numbers alone. */
export function flowProblemOf(network: Network, taking: (order: number) => boolean = () => true): FlowProblem {
  const orders = Array.from({ length: network.orders }, (_, order) => order).filter(taking)
  const nodeAt = (node: number) => (node === ROOT ? orders.length + network.nodes : orders.length + node)
  const reach = reachOf(network, orders)
  const arcs: Arc[] = []
  for (const [at, order] of orders.entries()) {
    for (let edge = network.first[order] ?? 0; edge < (network.end[order] ?? 0); edge += 1) {
      if (network.closed[edge] === 1) continue
      arcs.push({ from: at, to: nodeAt(network.leaf[edge] ?? ROOT), least: 0, most: 1, cost: network.cost[edge] ?? 0 })
    }
  }
  for (let node = 0; node < network.nodes; node += 1) {
    const units = reach[node] ?? 0
    if (units === 0) continue
    const arc = { from: nodeAt(node), to: nodeAt(network.parent[node] ?? ROOT), least: 0 }
    const base = network.base[node] ?? 0
    const step = network.step[node] ?? 0
    if (step === 0) arcs.push({ ...arc, most: units, cost: base })
    else for (let unit = 0; unit < units; unit += 1) arcs.push({ ...arc, most: 1, cost: base + step * unit })
  }
  const supply = [...orders.map(() => 1), ...Array.from({ length: network.nodes }, () => 0), -orders.length]
  return { supply, arcs }
}

/** How many orders can pass each node at most: no more arcs are needed than that. Nodes above were made before those below. */
function reachOf(network: Network, orders: readonly number[]): Int32Array {
  const reach = new Int32Array(network.nodes)
  for (const order of orders)
    for (let edge = network.first[order] ?? 0; edge < (network.end[order] ?? 0); edge += 1)
      if (network.closed[edge] === 0) raise(reach, network.leaf[edge] ?? ROOT, 1)
  for (let node = network.nodes - 1; node >= 0; node -= 1) {
    reach[node] = Math.min(reach[node] ?? 0, network.capacity[node] ?? 0)
    const above = network.parent[node] ?? ROOT
    if (above !== ROOT) raise(reach, above, reach[node] ?? 0)
  }
  return reach
}

function raise(counts: Int32Array, at: number, by: number): void {
  counts[at] = (counts[at] ?? 0) + by
}

/** Reads the DIMACS format for minimum-cost flow: `p min nodes arcs`, `n node supply`, `a from to least most cost`, nodes from 1. */
export function readDimacs(text: string): FlowProblem {
  const supply: number[] = []
  const arcs: Arc[] = []
  for (const line of text.split('\n')) {
    const [kind, ...words] = line.trim().split(/\s+/)
    const numbers = words.map(Number)
    if (kind === 'p') supply.push(...Array.from({ length: numbers[1] ?? 0 }, () => 0))
    if (kind === 'n') supply[(numbers[0] ?? 1) - 1] = numbers[1] ?? 0
    if (kind !== 'a') continue
    const [from = 0, to = 0, least = 0, most = 0, cost = 0] = numbers
    arcs.push({ from: from - 1, to: to - 1, least, most, cost })
  }
  return { supply, arcs }
}

/** A bound that no flow can go below, whatever the prices of the nodes are. */
export function flowBound({ supply, arcs }: FlowProblem, prices: ArrayLike<number>): number {
  let bound = 0
  for (const [node, sends] of supply.entries()) bound -= sends * (prices[node] ?? 0)
  for (const { from, to, least, most, cost } of arcs) {
    const reduced = cost + (prices[from] ?? 0) - (prices[to] ?? 0)
    bound += reduced < 0 ? reduced * most : reduced * least
  }
  return bound
}
