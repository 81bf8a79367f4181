import { dualBound, type Evaluation, evaluate } from './certificate'
import { Flow } from './flow'
import { hardestFirst } from './hardest-first'
import { Insertion } from './insertion'
import { Labels } from './labels'
import type { Network } from './network'
import type { Objective } from './plan'
import { Release } from './release'

/** How many orders are added between two questions whether to go on. */
const BETWEEN_QUESTIONS = 64

/** Keeps a cheapest plan of the orders that are in it, as orders come and go. */
export class Solver {
  readonly flow: Flow
  private readonly labels = new Labels()
  private readonly insertion: Insertion
  private readonly release: Release

  constructor(readonly network: Network) {
    this.flow = new Flow(network)
    this.insertion = new Insertion(this.flow, this.labels)
    this.release = new Release(this.flow, this.labels)
    this.grow()
  }

  /** To be called when nodes or orders were added to the network. */
  grow(): void {
    this.flow.grow()
    this.labels.grow(this.network.parent.length)
  }

  /** Whether the order is in the plan, served or unserved. */
  has(order: number): boolean {
    return this.flow.matched[order] !== -1
  }

  /** Adds an order that is not in the plan; returns what the plan costs more. */
  insert(order: number): number {
    return this.insertion.insert(order)
  }

  /** Takes out an order that is in the plan; returns what the plan costs less. */
  remove(order: number): number {
    return this.release.remove(order)
  }

  /** Forbids edges from now on; who has one of them goes elsewhere. */
  close(edges: readonly { readonly order: number; readonly edge: number }[]): void {
    // First the edges, so that nobody moves into one while another is taken out of it.
    for (const { edge } of edges) this.network.closed[edge] = 1
    const out: number[] = []
    for (const { order, edge } of edges) {
      if (this.flow.matched[order] !== edge) continue
      this.remove(order)
      out.push(order)
    }
    for (const order of out) this.insert(order)
  }

  /** Allows edges of one order that were closed. */
  open(order: number, edges: readonly number[]): void {
    const { closed, cost, leaf } = this.network
    const mine = this.has(order) ? this.priceOf(order) : Number.NEGATIVE_INFINITY
    const isTempting = edges.some((edge) => (cost[edge] ?? 0) + this.flow.priceOf(leaf[edge] ?? 0) < mine)
    if (isTempting) this.remove(order)
    for (const edge of edges) closed[edge] = 0
    if (isTempting) this.insert(order)
  }

  /** Adds an order that the network has just got, or got anew with other edges. */
  put(order: number): void {
    this.grow()
    this.release.relist(order)
    this.insert(order)
  }

  /** Changes what a leaf under the root costs. Orders that it becomes cheaper for are taken out and put back too. */
  reshape(leaf: number, base: number, step: number): void {
    const { network, flow } = this
    if (network.base[leaf] === base && network.step[leaf] === step) return
    const edges = this.release.edgesInto(leaf)
    const out: number[] = []
    // Each that is taken out lets prices fall, so that more may find the leaf cheaper: until none does.
    for (let before = -1; before < out.length; ) {
      before = out.length
      for (const { order, edge } of edges) {
        if (!this.has(order)) continue
        const cheaper = (network.cost[edge] ?? 0) + base < this.priceOf(order)
        if (flow.matched[order] !== edge && !cheaper) continue
        this.remove(order)
        out.push(order)
      }
    }
    network.base[leaf] = base
    network.step[leaf] = step
    flow.forgetFloors(leaf)
    for (const order of out.sort((one, other) => one - other)) this.insert(order)
  }

  /** The orders that have an open edge into the leaf, with that edge. */
  edgesInto(leaf: number): { readonly order: number; readonly edge: number }[] {
    return this.release.edgesInto(leaf)
  }

  /** What an order in the plan costs with the price of its leaf: the cheapest that it could have. */
  priceOf(order: number): number {
    const edge = this.flow.matched[order] ?? -1
    return (this.network.cost[edge] ?? 0) + this.flow.priceOf(this.network.leaf[edge] ?? 0)
  }

  /**
   * Adds many orders, in an order that makes it quick (see `hardestFirst`).
   * @param orders not in the plan; with neighbours side by side
   * @param stop asked now and then; true ends the work early, and `has` tells which orders are in
   */
  insertAll(orders: ArrayLike<number>, stop: () => boolean = () => false): void {
    for (const [index, order] of hardestFirst(this.network, orders).entries()) {
      if (index % BETWEEN_QUESTIONS === 0 && stop()) return
      this.insert(order)
    }
  }

  /** What the plan costs, counted anew. */
  evaluate(): Evaluation {
    return evaluate(this.network, this.flow.matched)
  }

  /** The bound that the prices prove for the orders in the plan, or for others as well. */
  bound(counted: (order: number) => boolean = (order) => this.has(order)): Objective {
    return dualBound(this.network, this.flow.prices(), counted)
  }
}

/** The numbers from 0 up to, not including, `count`. */
export function upTo(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index)
}
