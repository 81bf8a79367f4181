import { grown } from './grown'
import { type Network, ROOT } from './network'

/**
 * A plan in the making: which edge each order has, how many orders pass each node, and the prices that prove the plan cheapest for the
 * orders that are in it. What holds between any two operations: along every way in which the plan could still change, costs and prices
 * together are never negative (the reduced costs of the residual network).
 *
 * A node that nobody passes has no price of its own: it is what the node above costs plus its base, so that whole empty branches are
 * never touched.
 */
export class Flow {
  /** The edge of each order; -1 for an order that is not in the plan. */
  matched = new Int32Array(0)
  /** Orders through each node that is its own gate; the others are not counted. */
  units = new Int32Array(0)
  /** Prices of nodes that somebody passes. */
  price = new Float64Array(0)
  /** For each node that edges enter a price that it had once: prices only rise while orders are added, so it is never more than the price, and cheap to read. */
  floor = new Float64Array(0)
  /** The orders that enter at each node as a list with two ends. */
  head = new Int32Array(0)
  private next = new Int32Array(0)
  private previous = new Int32Array(0)
  /** How often an order got another edge than it had. */
  moves = 0

  constructor(readonly network: Network) {
    this.grow()
  }

  /** Takes in nodes and orders that the network has got meanwhile. */
  grow(): void {
    const { network } = this
    const nodes = network.parent.length
    this.units = grown(this.units, nodes)
    this.price = grown(this.price, nodes)
    this.floor = grown(this.floor, nodes)
    this.head = grown(this.head, nodes, -1)
    const orders = network.first.length
    this.matched = grown(this.matched, orders, -1)
    this.next = grown(this.next, orders, -1)
    this.previous = grown(this.previous, orders, -1)
  }

  /** The price of a node, whether somebody passes it or not. */
  priceOf(node: number): number {
    const { units, price } = this
    const { base, gate, above } = this.network
    let implied = 0
    let climbed = gate[node] ?? ROOT
    while (climbed !== ROOT && units[climbed] === 0) {
      implied += base[climbed] ?? 0
      climbed = above[climbed] ?? ROOT
    }
    return climbed === ROOT ? implied : implied + (price[climbed] ?? 0)
  }

  /** The prices of all nodes, for the certificate. */
  prices(): Float64Array {
    return Float64Array.from({ length: this.network.nodes }, (_, node) => this.priceOf(node))
  }

  /** The order after this one at the same entry, or -1. */
  after(order: number): number {
    return this.next[order] ?? -1
  }

  /** One more order through the node. */
  enter(node: number): void {
    const units = this.units[node] ?? 0
    if (units === 0) this.price[node] = this.priceOf(node)
    this.units[node] = units + 1
  }

  /** One order less through the node; returns whether it was the last. */
  leave(node: number): boolean {
    const units = (this.units[node] ?? 0) - 1
    this.units[node] = units
    return units === 0
  }

  /** One more order through the empty nodes from one up to, not including, `end`. The node nearest to the root comes first: the prices of those below follow from it. */
  enterUpTo(node: number, end: number): void {
    if (node === end || node === ROOT) return
    this.enterUpTo(this.network.above[node] ?? ROOT, end)
    this.enter(node)
  }

  /** Puts an order on an edge and returns where it entered before, or ROOT. Who passes the nodes is the caller's to say. */
  move(order: number, edge: number): number {
    const before = this.takeOut(order)
    if (before !== ROOT) this.moves += 1
    const entry = this.network.entry[edge] ?? ROOT
    const behind = this.head[entry] ?? -1
    this.matched[order] = edge
    this.next[order] = behind
    this.previous[order] = -1
    if (behind !== -1) this.previous[behind] = order
    this.head[entry] = order
    return before
  }

  /** Takes an order off its edge and returns where it entered, or ROOT. */
  takeOut(order: number): number {
    const edge = this.matched[order] ?? -1
    if (edge === -1) return ROOT
    const entry = this.network.entry[edge] ?? ROOT
    const before = this.previous[order] ?? -1
    const behind = this.next[order] ?? -1
    if (before === -1) this.head[entry] = behind
    else this.next[before] = behind
    if (behind !== -1) this.previous[behind] = before
    this.matched[order] = -1
    return entry
  }

  /** Forgets what the prices of a node and of all below it once were: they may have fallen. */
  forgetFloors(node: number): void {
    const { child, sibling } = this.network
    this.floor[node] = 0
    for (let below = child[node] ?? -1; below !== -1; below = sibling[below] ?? -1) this.forgetFloors(below)
  }
}
