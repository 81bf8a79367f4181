import { grown, roomFor } from './grown'

/** No node above: the node hangs from the root, which takes any number. */
export const ROOT = -1

/** A node of the forest: a team's slot, day or week, or the orders of a village that wait. */
export interface NodeShape {
  /** A node made before, or ROOT. */
  readonly parent: number
  /** Orders that it takes at most, from 1. */
  readonly capacity: number
  /** What the first order through it costs. */
  readonly base: number
  /** What each further one costs more than the one before, from 0. */
  readonly step: number
}

export interface Edge {
  readonly leaf: number
  readonly cost: number
}

/**
 * The matching problem in numbers. Every order takes one leaf of a forest of nodes with capacities, by one of its edges, and passes every
 * node from there to the root; the k-th order (from 0) through a node costs base + step × k. All costs are whole numbers.
 *
 * The last edge of an order leaves it unserved and costs weight × `weightUnit`: more than any change of all other costs together, so that
 * cheapest means first the least weight unserved. The other edges are sorted by cost. Nodes and orders are only ever added; an edge that
 * is no longer allowed is closed. Arrays have room beyond the counts, so read them by the counts.
 */
export class Network {
  nodes = 0
  orders = 0
  edges = 0
  parent = new Int32Array(0)
  capacity = new Int32Array(0)
  base = new Float64Array(0)
  step = new Float64Array(0)
  /**
   * The node itself, or, of a node that can neither be full nor cost anything before the one above is or does, the nearest above that can.
   * A team that takes one order a day needs no nodes for the parts of the day: the search passes them over, by `gate` and the four below.
   */
  gate = new Int32Array(0)
  /** The gate of the parent, or ROOT. */
  above = new Int32Array(0)
  /** Of the nodes that are their own gates, the one added last under a node and the one before it under the same, or -1. */
  child = new Int32Array(0)
  sibling = new Int32Array(0)
  /** The edges of order r are first[r] up to, not including, end[r]. */
  first = new Int32Array(0)
  end = new Int32Array(0)
  weight = new Float64Array(0)
  leaf = new Int32Array(0)
  /** The gate of the leaf. */
  entry = new Int32Array(0)
  cost = new Float64Array(0)
  closed = new Uint8Array(0)

  /** @param weightUnit what one weight unserved costs */
  constructor(readonly weightUnit: number) {}

  /** Adds a node and returns its number. Nodes of one team added one after the other lie together in memory, and are searched faster. */
  addNode({ parent, capacity, base, step }: NodeShape): number {
    const node = this.nodes
    this.makeRoomForNodes(node + 1)
    this.parent[node] = parent
    this.capacity[node] = capacity
    this.base[node] = base
    this.step[node] = step
    const above = parent === ROOT ? ROOT : (this.gate[parent] ?? ROOT)
    const isIdle = this.isIdle(node, above)
    this.above[node] = above
    this.gate[node] = isIdle ? above : node
    this.child[node] = -1
    this.sibling[node] = -1
    if (above !== ROOT && !isIdle) {
      this.sibling[node] = this.child[above] ?? -1
      this.child[above] = node
    }
    this.nodes = node + 1
    return node
  }

  private isIdle(node: number, above: number): boolean {
    const most = this.capacity[above] ?? 0
    const isSteep = (this.step[node] ?? 0) > 0 && most > 1
    return above !== ROOT && this.base[node] === 0 && (this.capacity[node] ?? 0) >= most && !isSteep
  }

  /**
   * Adds an order and returns its number.
   * @param waiting the leaf that it takes when it is unserved
   * @throws RangeError when a cost is no whole number that can be added up exactly
   */
  addOrder(weight: number, edges: readonly Edge[], waiting: number): number {
    const order = this.orders
    this.makeRoomForOrders(order + 1)
    this.weight[order] = weight
    this.orders = order + 1
    this.setEdges(order, edges, waiting)
    return order
  }

  /** Gives an order other edges, or another weight, from now on; those before are closed. It must not be matched meanwhile. */
  changeOrder(order: number, weight: number, edges: readonly Edge[], waiting: number): void {
    this.closed.fill(1, this.first[order], this.end[order])
    this.weight[order] = weight
    this.setEdges(order, edges, waiting)
  }

  /** The edge of the order that leaves it unserved. */
  waitingEdge(order: number): number {
    return (this.end[order] ?? 0) - 1
  }

  private setEdges(order: number, edges: readonly Edge[], waiting: number): void {
    const sorted = [...edges].sort((one, other) => one.cost - other.cost || one.leaf - other.leaf)
    sorted.push({ leaf: waiting, cost: (this.weight[order] ?? 0) * this.weightUnit })
    this.makeRoomForEdges(this.edges + sorted.length)
    this.first[order] = this.edges
    for (const { leaf, cost } of sorted) {
      if (!Number.isSafeInteger(cost)) throw new RangeError(`not a whole cost: ${cost}`)
      this.leaf[this.edges] = leaf
      this.entry[this.edges] = this.gate[leaf] ?? ROOT
      this.cost[this.edges] = cost
      this.closed[this.edges] = 0
      this.edges += 1
    }
    this.end[order] = this.edges
  }

  private makeRoomForNodes(count: number): void {
    const room = roomFor(count, this.parent.length)
    this.parent = grown(this.parent, room)
    this.capacity = grown(this.capacity, room)
    this.base = grown(this.base, room)
    this.step = grown(this.step, room)
    this.gate = grown(this.gate, room)
    this.above = grown(this.above, room)
    this.child = grown(this.child, room)
    this.sibling = grown(this.sibling, room)
  }

  private makeRoomForOrders(count: number): void {
    const room = roomFor(count, this.first.length)
    this.first = grown(this.first, room)
    this.end = grown(this.end, room)
    this.weight = grown(this.weight, room)
  }

  private makeRoomForEdges(count: number): void {
    const room = roomFor(count, this.leaf.length)
    this.leaf = grown(this.leaf, room)
    this.entry = grown(this.entry, room)
    this.cost = grown(this.cost, room)
    this.closed = grown(this.closed, room)
  }
}
