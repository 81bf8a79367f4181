import { dualBound, type Evaluation, evaluate } from './certificate'
import { Flow } from './flow'
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

  /**
   * Adds orders one after the other.
   * @param stop asked now and then; true ends the work early
   * @returns how many were added
   */
  insertAll(orders: ArrayLike<number>, stop: () => boolean = () => false): number {
    for (let index = 0; index < orders.length; index += 1) {
      if (index % BETWEEN_QUESTIONS === 0 && stop()) return index
      this.insert(orders[index] ?? 0)
    }
    return orders.length
  }

  /** What the plan costs, counted anew. */
  evaluate(): Evaluation {
    return evaluate(this.network, this.flow.matched)
  }

  /** The bound that the prices prove for the orders in the plan. */
  bound(): Objective {
    return dualBound(this.network, this.flow.prices(), (order) => this.has(order))
  }
}

/** The numbers from 0 up to, not including, `count`. */
export function upTo(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index)
}
