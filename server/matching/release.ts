import type { Flow } from './flow'
import { grown } from './grown'
import type { Labels } from './labels'
import { type Network, ROOT } from './network'

/**
 * Takes an order out of a plan so that the plan is cheapest again: others move into the place that falls free where that pays. The same
 * search as an insertion, backwards: from the free place to the node at which one order less passes to the root.
 */
export class Release {
  private best = 0
  private endNode = ROOT
  private readonly network: Network
  /** The edges that enter at each node, as a list; built at the first release and continued as edges are added. */
  private lastInto = new Int32Array(0)
  private nextInto = new Int32Array(0)
  private owner = new Int32Array(0)
  private listedOrders = 0

  constructor(
    private readonly flow: Flow,
    private readonly labels: Labels,
  ) {
    this.network = flow.network
  }

  /** Takes out an order that is in the plan. Returns what the whole plan costs less. */
  remove(order: number): number {
    this.listEdges()
    const edge = this.flow.matched[order] ?? -1
    const entry = this.flow.takeOut(order)
    const cost = (this.network.cost[edge] ?? 0) + (this.flow.price[entry] ?? 0)
    this.labels.start()
    this.best = Number.POSITIVE_INFINITY
    this.label(entry, 0, -1, -1, ROOT)
    if (this.best > 0) {
      this.search()
      this.lowerPrices()
    }
    this.moveAlong(entry)
    return cost - this.best
  }

  /** Every order that has an open edge into the leaf, with that edge. */
  edgesInto(leaf: number): { readonly order: number; readonly edge: number }[] {
    this.listEdges()
    const found: { order: number; edge: number }[] = []
    const { gate, leaf: leaves, closed } = this.network
    for (let edge = this.lastInto[gate[leaf] ?? ROOT] ?? -1; edge !== -1; edge = this.nextInto[edge] ?? -1)
      if (leaves[edge] === leaf && closed[edge] === 0) found.push({ order: this.owner[edge] ?? -1, edge })
    return found
  }

  /** Takes edges that were added to the network into the lists. Orders that got new edges have to be told by `relist`. */
  private listEdges(): void {
    const { network } = this
    if (this.listedOrders === network.orders) return
    for (let order = this.listedOrders; order < network.orders; order += 1) this.listEdgesOf(order)
    this.listedOrders = network.orders
  }

  /** Takes in the edges that an order got in place of earlier ones. */
  relist(order: number): void {
    if (order < this.listedOrders) this.listEdgesOf(order)
  }

  private listEdgesOf(order: number): void {
    const { network } = this
    this.lastInto = grown(this.lastInto, network.parent.length, -1)
    this.nextInto = grown(this.nextInto, network.leaf.length, -1)
    this.owner = grown(this.owner, network.leaf.length)
    for (let edge = network.first[order] ?? 0; edge < (network.end[order] ?? 0); edge += 1) {
      const entry = network.entry[edge] ?? 0
      this.owner[edge] = order
      this.nextInto[edge] = this.lastInto[entry] ?? -1
      this.lastInto[entry] = edge
    }
  }

  /** Notes a nearer way to a node, and what is saved if one order less passes from there to the root. */
  private label(node: number, distance: number, order: number, edge: number, from: number): void {
    if (this.labels.isWithin(node, distance)) return
    this.labels.reach(node, distance, order, edge, from)
    const { base, step, above } = this.network
    const { units, price } = this.flow
    let sum = distance
    for (let climbed = node; climbed !== ROOT; ) {
      const taken = units[climbed] ?? 0
      if (taken === 0) return
      const next = above[climbed] ?? ROOT
      sum += (price[climbed] ?? 0) - (base[climbed] ?? 0) - (step[climbed] ?? 0) * (taken - 1)
      if (next !== ROOT) sum -= price[next] ?? 0
      if (sum >= this.best) return
      climbed = next
    }
    this.best = sum
    this.endNode = node
  }

  private search(): void {
    const { labels, flow } = this
    for (let node = labels.visit(this.best); node !== -1; node = labels.visit(this.best)) {
      const distance = labels.distance[node] ?? 0
      const price = (flow.units[node] ?? 0) > 0 ? (flow.price[node] ?? 0) : flow.priceOf(node)
      this.climb(node, distance + price)
      this.descend(node, distance, price)
      this.pullIn(node, distance + price)
    }
  }

  /** One order less through the node means one less through the node above. @param offset the node's distance and price */
  private climb(node: number, offset: number): void {
    const { above, base, step } = this.network
    const { units, price } = this.flow
    const next = above[node] ?? ROOT
    const taken = units[node] ?? 0
    if (next === ROOT || taken === 0) return
    const sum = offset - (base[node] ?? 0) - (step[node] ?? 0) * (taken - 1) - (price[next] ?? 0)
    if (sum < this.best) this.label(next, sum, -1, -1, node)
  }

  /** Or one more through a node below it that has room. */
  private descend(node: number, distance: number, price: number): void {
    const { child, sibling, capacity, base, step } = this.network
    const { units, price: prices } = this.flow
    for (let below = child[node] ?? -1; below !== -1; below = sibling[below] ?? -1) {
      const taken = units[below] ?? 0
      if (taken >= (capacity[below] ?? 0)) continue
      const sum = taken === 0 ? distance : distance + (base[below] ?? 0) + (step[below] ?? 0) * taken + price - (prices[below] ?? 0)
      if (sum < this.best) this.label(below, sum, -1, -1, node)
    }
  }

  /** Or an order from elsewhere enters there. @param offset the node's distance and price */
  private pullIn(node: number, offset: number): void {
    const { cost, entry, closed } = this.network
    const { matched, price } = this.flow
    for (let edge = this.lastInto[node] ?? -1; edge !== -1; edge = this.nextInto[edge] ?? -1) {
      const order = this.owner[edge] ?? -1
      const mine = matched[order] ?? -1
      if (mine === -1 || mine === edge || closed[edge] === 1) continue
      const theirs = entry[mine] ?? 0
      const sum = offset + (cost[edge] ?? 0) - (cost[mine] ?? 0) - (price[theirs] ?? 0)
      if (sum < this.best) this.label(theirs, sum, order, edge, node)
    }
  }

  private lowerPrices(): void {
    const { labels, flow, best } = this
    for (let index = 0; index < labels.visits; index += 1) {
      const node = labels.visited[index] ?? 0
      const distance = labels.distance[node] ?? 0
      if (distance >= best || flow.units[node] === 0) continue
      flow.price[node] = (flow.price[node] ?? 0) + distance - best
      flow.forgetFloors(node)
    }
  }

  /** Carries out the moves, from the end back to the place that fell free. */
  private moveAlong(free: number): void {
    const { flow, labels, network } = this
    for (let node = this.endNode; node !== ROOT; node = network.above[node] ?? ROOT) this.leave(node)
    for (let node = this.endNode; node !== free; ) {
      const before = labels.from[node] ?? ROOT
      const order = labels.byOrder[node] ?? -1
      if (order !== -1) flow.move(order, labels.byEdge[node] ?? -1)
      else if (network.above[node] === before) flow.enter(node)
      else this.leave(before)
      node = before
    }
  }

  private leave(node: number): void {
    if (this.flow.leave(node)) this.flow.forgetFloors(node)
  }
}
