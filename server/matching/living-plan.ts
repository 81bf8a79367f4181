import { type Slot, slotKey } from '../../shared/time/slot'
import { evaluate, proofOf } from './certificate'
import { fillGreedily } from './greedy'
import { Model } from './model'
import { ROOT } from './network'
import type { Assignment, Objective } from './plan'
import type { OrderToPlan, Problem } from './problem'
import { Solver } from './solver'

/** What a living plan holds at one moment. */
export interface Standing {
  /** By order id. */
  readonly assignments: readonly Assignment[]
  /** Ids, sorted. */
  readonly unserved: readonly string[]
  readonly objective: Objective
  readonly bound: Objective
  /** How far the plan may lie above the best; nothing unless it was cut short. */
  readonly gap: Objective
}

/** The fewest orders that there is room for. */
const LEAST_ROOM = 100

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * A best plan that stays best as orders come and go and teams close slots, without being made anew: each change moves only what it must.
 * It plans one slot of one team for each order; orders that take more do not belong here (see `compoundOf`).
 */
export class LivingPlan {
  private readonly problem: Omit<Problem, 'orders'>
  private readonly orders = new Map<string, OrderToPlan>()
  /** How many orders each village has: what its shares are counted by. */
  private readonly villages = new Map<string, number>()
  private readonly closed: { readonly teamId: string; readonly slot: Slot }[] = []
  private model: Model
  private solver: Solver

  /**
   * Plans all orders. Which of several equally good plans it is depends on the ids alone, not on how the lists are ordered.
   * @param stop asked now and then; true cuts the work short: orders not yet reached get what is free, and the gap says what that may cost
   * @throws RangeError when an id is there twice, or there is too much of something to be added up exactly
   */
  constructor({ orders, ...problem }: Problem, stop?: () => boolean) {
    this.problem = problem
    for (const order of orders) this.enter(order)
    if (this.orders.size < orders.length) throw new RangeError('an order is there twice')
    this.model = this.modelOf()
    this.solver = new Solver(this.model.network)
    this.resume(stop)
  }

  /** Goes on where an earlier call was cut short. */
  resume(stop?: () => boolean): void {
    this.solver.insertAll(this.missing(), stop)
  }

  /** Adds an order, or plans one anew that has changed: its slots, its weight, who is excluded, what has been announced. */
  put(order: OrderToPlan): void {
    this.remove(order.id)
    this.enter(order)
    if (this.model.numberOf(order.id) === undefined && this.model.network.orders >= this.model.room) {
      this.rebuild()
      return
    }
    this.solver.put(this.model.putOrder(order))
    this.share(order.villageCode)
  }

  /** Takes an order out: it was withdrawn, or somebody has accepted it. Nothing happens when it is not there. */
  remove(orderId: string): void {
    const order = this.orders.get(orderId)
    if (order === undefined) return
    this.leave(orderId)
    this.share(order.villageCode)
  }

  /** Closes a team's slot: who was planned there goes elsewhere. */
  close(teamId: string, slot: Slot): void {
    this.closed.push({ teamId, slot })
    const leaf = leafOf(this.model, teamId, slot)
    if (leaf === undefined) return
    this.model.closeLeaf(leaf)
    this.solver.close(this.solver.edgesInto(leaf))
  }

  /** A team declined an order: it is planned elsewhere. Nothing else is remembered of it. */
  exclude(orderId: string, teamId: string): void {
    const order = this.orders.get(orderId)
    if (order === undefined) return
    const announced = order.announced.filter((offer) => offer.teamId !== teamId)
    this.put({ ...order, excluded: [...order.excluded, teamId], announced })
  }

  /** The plan as it stands, with its proof. */
  standing(): Standing {
    const { network } = this.model
    const edges = this.solver.flow.matched.slice(0, network.orders)
    fillGreedily(network, edges, this.missing())
    const { objective } = evaluate(network, edges)
    const bound = this.solver.bound((number) => edges[number] !== -1)
    const planned = [...this.orders.values()].sort((one, other) => byText(one.id, other.id)).map((order) => this.assigned(order, edges))
    return {
      assignments: planned.filter((each) => typeof each !== 'string'),
      unserved: planned.filter((each) => typeof each === 'string'),
      objective,
      ...proofOf(objective, bound, network.weightUnit),
    }
  }

  /**
   * What it costs the plan that somebody takes a place of a team in a slot, beyond the team's own load: points, with served weight ×
   * `weightUnit` of the network. Zero where there is room, or no such slot; without end where the slot was closed.
   */
  scarcity(teamId: string, slot: Slot): number {
    const leaf = leafOf(this.model, teamId, slot)
    if (leaf === undefined) return 0
    return this.model.isClosed(leaf) ? Number.POSITIVE_INFINITY : scarcityOf(this.model, this.solver, leaf)
  }

  /** The orders by id and what stands for them in numbers, for those who explain the plan. */
  inside(): { readonly model: Model; readonly solver: Solver; readonly orders: ReadonlyMap<string, OrderToPlan> } {
    return { model: this.model, solver: this.solver, orders: this.orders }
  }

  private enter(order: OrderToPlan): void {
    this.orders.set(order.id, order)
    this.villages.set(order.villageCode, (this.villages.get(order.villageCode) ?? 0) + 1)
  }

  private leave(orderId: string): void {
    const order = this.orders.get(orderId)
    const number = this.model.numberOf(orderId)
    if (order === undefined) return
    this.orders.delete(orderId)
    this.villages.set(order.villageCode, (this.villages.get(order.villageCode) ?? 0) - 1)
    if (number !== undefined && this.solver.has(number)) this.solver.remove(number)
  }

  /** Shares fairness out anew among the orders that the village has now. */
  private share(villageCode: string): void {
    const { base, step } = this.model.index.shares(this.villages.get(villageCode) ?? 0)
    this.solver.reshape(this.model.villageNode(villageCode), base, step)
  }

  /** The numbers of orders that belong in the plan and are not in it, by village, so that orders which want the same teams come together. */
  private missing(): number[] {
    const sorted = [...this.orders.values()].sort((one, other) => byText(one.villageCode, other.villageCode) || byText(one.id, other.id))
    return sorted.flatMap(({ id }) => {
      const number = this.model.numberOf(id)
      return number === undefined || this.solver.has(number) ? [] : [number]
    })
  }

  private assigned(order: OrderToPlan, edges: Int32Array): Assignment | string {
    const edge = edges[this.model.numberOf(order.id) ?? -1] ?? -1
    const place = this.model.placeOf(this.model.network.leaf[edge] ?? ROOT)
    const option = place && this.model.optionsWith(order, place.team).find(({ slot }) => slotKey(slot) === slotKey(place.slot))
    if (option === undefined) return order.id
    return { orderId: order.id, teamIds: [this.model.book(option.team).team.id], slots: [option.slot], parts: option.parts }
  }

  private rebuild(): void {
    this.model = this.modelOf()
    this.solver = new Solver(this.model.network)
    this.resume()
  }

  /** The numbers of everything, with room for as many orders again. */
  private modelOf(): Model {
    const model = new Model(this.problem, Math.max(LEAST_ROOM, 2 * this.orders.size))
    for (const { teamId, slot } of this.closed) {
      const leaf = leafOf(model, teamId, slot)
      if (leaf !== undefined) model.closeLeaf(leaf)
    }
    for (const [code, orders] of this.villages) model.setShares(code, orders)
    const sorted = [...this.orders.values()].sort((one, other) => byText(one.villageCode, other.villageCode) || byText(one.id, other.id))
    for (const order of sorted) model.putOrder(order)
    return model
  }
}

function leafOf(model: Model, teamId: string, slot: Slot): number | undefined {
  const team = model.index.numberOf(teamId)
  return team === undefined ? undefined : model.leafOf(team, slotKey(slot))
}

/** The price of a leaf beyond what an empty team would cost: what others lose when it is taken. */
export function scarcityOf({ network }: Model, solver: Solver, leaf: number): number {
  let load = 0
  for (let node = leaf; node !== ROOT; node = network.parent[node] ?? ROOT) load += network.base[node] ?? 0
  return solver.flow.priceOf(leaf) - load
}
