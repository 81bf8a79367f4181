import type { Flow } from './flow'
import type { Labels } from './labels'
import { type Network, ROOT } from './network'

/** How the best way found so far ends. */
const NOWHERE = 0
/** At a node from which there is room all the way to the root. */
const AT_NODE = 1
/** On an edge whose leaf, and all above it, nobody passes. */
const ON_FREE_EDGE = 2

/**
 * Adds an order to a plan so that the plan is cheapest again: a search for the cheapest chain of moves (this order takes a place, whoever
 * was there takes another, and so on to a free one), Dijkstra's with prices, stopped at the first end. Three things keep it short: a climb
 * to the root at every label gives an upper bound at once; edges are sorted by cost and prices are mostly known from below, so that few
 * are looked at; and empty nodes carry no label.
 *
 * After Ahuja, Magnanti, Orlin: Network Flows (1993), §9.7, successive shortest paths.
 */
export class Insertion {
  private best = 0
  private end = NOWHERE
  private endNode = ROOT
  private endOrder = -1
  private endEdge = -1
  private readonly network: Network

  constructor(
    private readonly flow: Flow,
    private readonly labels: Labels,
  ) {
    this.network = flow.network
  }

  /** Adds an order that is not in the plan. Returns what the whole plan costs more. */
  insert(order: number): number {
    this.labels.start()
    this.best = Number.POSITIVE_INFINITY
    this.end = NOWHERE
    const cheapest = this.cheapest(order)
    this.tryEdges(order, -1, -cheapest, ROOT)
    if (this.best > 0) {
      this.search()
      this.raisePrices()
    }
    this.moveAlong()
    return cheapest + this.best
  }

  /** What the order's cheapest edge costs with the price of its leaf: where its search starts counting. */
  private cheapest(order: number): number {
    const { first, end, cost, entry, closed, base, above } = this.network
    const { units, price, floor } = this.flow
    const waiting = (end[order] ?? 0) - 1
    let best = (cost[waiting] ?? 0) + this.flow.priceOf(entry[waiting] ?? 0)
    for (let edge = first[order] ?? 0; edge < waiting; edge += 1) {
      let sum = cost[edge] ?? 0
      if (sum >= best) break
      let node = entry[edge] ?? 0
      if (sum + (floor[node] ?? 0) >= best || closed[edge] === 1) continue
      while (node !== ROOT && units[node] === 0) {
        sum += base[node] ?? 0
        node = above[node] ?? ROOT
      }
      if (node !== ROOT) sum += price[node] ?? 0
      if (sum < best) best = sum
    }
    return best
  }

  /** Looks where an order could go. @param mine the edge that it has, -1 for none @param offset the distance less its cost there */
  private tryEdges(order: number, mine: number, offset: number, from: number): void {
    const { first, end, cost, entry, closed, base, above } = this.network
    const { units, price, floor } = this.flow
    const waiting = (end[order] ?? 0) - 1
    for (let edge = first[order] ?? 0; edge <= waiting; edge += 1) {
      let distance = offset + (cost[edge] ?? 0)
      if (distance >= this.best) {
        // The edges are sorted but for the last, which leaves the order unserved.
        if (edge < waiting) edge = waiting - 1
        continue
      }
      const place = entry[edge] ?? 0
      if (distance + (floor[place] ?? 0) >= this.best || edge === mine || closed[edge] === 1) continue
      const own = distance
      let node = place
      while (node !== ROOT && units[node] === 0) {
        distance += base[node] ?? 0
        node = above[node] ?? ROOT
      }
      if (node !== ROOT) distance += price[node] ?? 0
      floor[place] = distance - own
      if (distance >= this.best) continue
      if (node === ROOT) this.endOnFreeEdge(distance, order, edge)
      else this.label(node, distance, order, edge, from)
    }
  }

  private endOnFreeEdge(distance: number, order: number, edge: number): void {
    this.best = distance
    this.end = ON_FREE_EDGE
    this.endOrder = order
    this.endEdge = edge
  }

  /** Notes a nearer way to a node, and what it would cost to leave by the root from there if there is room. */
  private label(node: number, distance: number, order: number, edge: number, from: number): void {
    if (this.labels.isWithin(node, distance)) return
    this.labels.reach(node, distance, order, edge, from)
    const { capacity, base, step, above } = this.network
    const { units, price } = this.flow
    let sum = distance
    for (let climbed = node; climbed !== ROOT; ) {
      const taken = units[climbed] ?? 0
      if (taken >= (capacity[climbed] ?? 0)) return
      const next = above[climbed] ?? ROOT
      sum += (base[climbed] ?? 0) + (step[climbed] ?? 0) * taken - (price[climbed] ?? 0)
      if (next !== ROOT) sum += price[next] ?? 0
      if (sum >= this.best) return
      climbed = next
    }
    this.best = sum
    this.end = AT_NODE
    this.endNode = node
  }

  private search(): void {
    const { labels, flow } = this
    for (let node = labels.visit(this.best); node !== -1; node = labels.visit(this.best)) {
      const distance = labels.distance[node] ?? 0
      this.climb(node, distance)
      const offset = distance - (flow.price[node] ?? 0)
      this.pushOut(node, offset)
      this.descend(node, offset)
    }
  }

  /** One more order through the node means one more through the node above. */
  private climb(node: number, distance: number): void {
    const { above, capacity, base, step } = this.network
    const { units, price } = this.flow
    const next = above[node] ?? ROOT
    const taken = units[node] ?? 0
    if (next === ROOT || taken >= (capacity[node] ?? 0)) return
    const sum = distance + (base[node] ?? 0) + (step[node] ?? 0) * taken + (price[next] ?? 0) - (price[node] ?? 0)
    if (sum < this.best) this.label(next, sum, -1, -1, node)
  }

  /** Or one less through a node below it: somebody there has to move. @param offset the node's distance less its price */
  private descend(node: number, offset: number): void {
    const { child, sibling, base, step } = this.network
    const { units, price } = this.flow
    for (let below = child[node] ?? -1; below !== -1; below = sibling[below] ?? -1) {
      const taken = units[below] ?? 0
      if (taken === 0) continue
      const sum = offset - (base[below] ?? 0) - (step[below] ?? 0) * (taken - 1) + (price[below] ?? 0)
      if (sum < this.best) this.label(below, sum, -1, -1, node)
    }
  }

  /** Or whoever has entered there may go elsewhere. */
  private pushOut(node: number, offset: number): void {
    const { flow } = this
    for (let order = flow.head[node] ?? -1; order !== -1; order = flow.after(order)) {
      const mine = flow.matched[order] ?? -1
      this.tryEdges(order, mine, offset - (this.network.cost[mine] ?? 0), node)
    }
  }

  /** Every node nearer than the end now costs so much more that the way taken is among the cheapest. */
  private raisePrices(): void {
    const { labels, best } = this
    const { price } = this.flow
    for (let index = 0; index < labels.visits; index += 1) {
      const node = labels.visited[index] ?? 0
      const distance = labels.distance[node] ?? 0
      if (distance < best) price[node] = (price[node] ?? 0) + best - distance
    }
  }

  /** Carries out the moves, from the end back to the order that is added. */
  private moveAlong(): void {
    const { flow, labels, network } = this
    if (this.end === NOWHERE) throw new Error('an order has no edge that is open')
    let node = this.endNode
    if (this.end === ON_FREE_EDGE) node = this.moveTo(this.endOrder, this.endEdge, ROOT)
    else for (let climbed = node; climbed !== ROOT; climbed = network.above[climbed] ?? ROOT) flow.enter(climbed)
    while (node !== ROOT) {
      const order = labels.byOrder[node] ?? -1
      if (order !== -1) {
        node = this.moveTo(order, labels.byEdge[node] ?? -1, node)
        continue
      }
      const before = labels.from[node] ?? ROOT
      if (network.above[before] === node) flow.enter(before)
      else flow.leave(node)
      node = before
    }
  }

  private moveTo(order: number, edge: number, reached: number): number {
    this.flow.enterUpTo(this.network.entry[edge] ?? ROOT, reached)
    return this.flow.move(order, edge)
  }
}
