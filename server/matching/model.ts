import { parseSlotKey, type Slot, slotKey } from '../../shared/time/slot'
import { distanceTo, partsOf, suits, sumOf } from './eligibility'
import { type Edge, Network, ROOT } from './network'
import type { CostParts } from './plan'
import { HEAVIEST, type OrderToPlan, type Points, type Problem } from './problem'
import { nodeCost, type Period, type TeamBook } from './team-book'
import { TeamIndex } from './team-index'

/** A team and slot that an order could have. */
export interface Option {
  readonly team: number
  readonly slot: Slot
  readonly distance: number
  readonly parts: CostParts
}

/** What a node of a team stands for. */
interface TeamNode {
  readonly team: number
  readonly period: Period
}

/** Half way around the Earth: no order is farther from a team. */
const FARTHEST_METRES = 20_016_000
const EXACT = 2 ** 53

/**
 * What one weight unserved costs, so that it outweighs every change of everything else in plans of so many orders.
 * @throws RangeError when a path of moves could then cost more than whole numbers can tell apart
 */
export function weightUnitFor(orders: number, teams: readonly TeamBook[], points: Points): number {
  const busiest = teams.reduce((most, { team }) => {
    const load = team.recentLoad * points.recentOrder
    return Math.max(most, load + team.perWeek * points.busierWeek + team.perDay * points.busierDay)
  }, 0)
  const wishes = 3 * 366
  const order = (FARTHEST_METRES / 1000) * points.kilometre + points.misfit + 5 * points.starShort + wishes * points.laterWish
  const unit = Math.ceil(orders * (order + busiest + points.switching + points.villageShare + 3)) + 1
  // A price is at most what the heaviest announced order costs unserved; four of them meet in one sum.
  if (!(unit * 2 * HEAVIEST * 4 < EXACT)) throw new RangeError('these points times these orders are too many to be added exactly')
  return unit
}

/** Weight in the plan: an order whose offer has gone out weighs more than any newcomer, so that none displaces it. */
export function effectiveWeight(order: OrderToPlan): number {
  return order.announced.length > 0 ? HEAVIEST + order.weight : order.weight
}

/**
 * The network of a problem, and what its numbers stand for. Teams stand in it from the start, near ones side by side, each with the
 * slots that it has free; orders are added as they come.
 */
export class Model {
  readonly network: Network
  readonly index: TeamIndex
  /** What each node stands for; undefined for a village's node. */
  readonly teamNodes: (TeamNode | undefined)[] = []
  /** The leaf of a team's slot, by team number and slot key. */
  private readonly leaves: Map<string, number>[]
  private readonly closed = new Set<number>()
  private readonly villages = new Map<string, number>()
  private readonly numbers = new Map<string, number>()
  private readonly orders: OrderToPlan[] = []

  /** @param room the orders that it will hold at most; more need a new model */
  constructor(
    { teams, points }: Pick<Problem, 'teams' | 'points'>,
    readonly room: number,
  ) {
    this.index = new TeamIndex(teams, points)
    this.network = new Network(weightUnitFor(room, this.index.books, points))
    this.leaves = this.index.books.map(() => new Map())
    for (const team of this.teamsByHome()) this.addTeam(team)
  }

  get points(): Points {
    return this.index.points
  }

  /** The number of the order with this id, or undefined. */
  numberOf(orderId: string): number | undefined {
    return this.numbers.get(orderId)
  }

  /** @throws RangeError when there is no such order */
  order(number: number): OrderToPlan {
    const order = this.orders[number]
    if (order === undefined) throw new RangeError(`no order ${number}`)
    return order
  }

  /** @throws RangeError when there is no such team */
  book(team: number): TeamBook {
    const book = this.index.books[team]
    if (book === undefined) throw new RangeError(`no team ${team}`)
    return book
  }

  /** The leaf of a team's slot; undefined when it had no room there from the start. */
  leafOf(team: number, key: string): number | undefined {
    return this.leaves[team]?.get(key)
  }

  /** The leaf of a village's unserved orders. */
  villageNode(code: string): number {
    const node = this.villages.get(code) ?? this.addNode(undefined, { parent: ROOT, capacity: 0x7fff_ffff, base: 0, step: 0 })
    this.villages.set(code, node)
    return node
  }

  /** Shares fairness out in a village that has so many orders, while none of them is in a plan yet. */
  setShares(villageCode: string, orders: number): void {
    const node = this.villageNode(villageCode)
    const { base, step } = this.index.shares(orders)
    this.network.base[node] = base
    this.network.step[node] = step
  }

  /** No order added from now on gets this leaf. */
  closeLeaf(leaf: number): void {
    this.closed.add(leaf)
  }

  isClosed(leaf: number): boolean {
    return this.closed.has(leaf)
  }

  /** Adds an order, or gives one that was there before other edges. Returns its number. */
  putOrder(order: OrderToPlan): number {
    const edges = this.optionsOf(order)
      .map((option) => this.edgeOf(option))
      .filter(({ leaf }) => !this.closed.has(leaf))
    const village = this.villageNode(order.villageCode)
    const known = this.numbers.get(order.id)
    if (known !== undefined) {
      this.orders[known] = order
      this.network.changeOrder(known, effectiveWeight(order), edges, village)
      return known
    }
    const number = this.network.addOrder(effectiveWeight(order), edges, village)
    this.orders[number] = order
    this.numbers.set(order.id, number)
    return number
  }

  /** Every team and slot that the order could have, whatever the plan. */
  optionsOf(order: OrderToPlan): Option[] {
    return [...this.index.teamsFor(order)].flatMap((team) => this.optionsWith(order, team))
  }

  /** The slots of one team that the order could have. */
  optionsWith(order: OrderToPlan, team: number): Option[] {
    const book = this.book(team)
    const distance = distanceTo(order, book)
    if (!suits(order, book, distance)) return []
    return order.slots.flatMap((slot, wish) => {
      const periods = book.free.get(slotKey(slot))
      const parts = periods && partsOf(order, book, { wish, distance, periods, points: this.points })
      return parts === undefined ? [] : [{ team, slot, distance, parts }]
    })
  }

  /** The load of a team is in its nodes, so that it is not in the edge. */
  private edgeOf({ team, slot, parts }: Option): Edge {
    return { leaf: this.leafOf(team, slotKey(slot)) ?? ROOT, cost: sumOf(parts) - parts.load }
  }

  /** The team and slot of a leaf, or undefined for a village's. */
  placeOf(leaf: number): { readonly team: number; readonly slot: Slot } | undefined {
    const node = this.teamNodes[leaf]
    return node === undefined ? undefined : { team: node.team, slot: parseSlotKey(node.period.name) }
  }

  private teamsByHome(): number[] {
    const home = (team: number) => this.book(team).team.homeCode
    return [...this.index.books.keys()].sort((one, other) => (home(one) === home(other) ? one - other : home(one) < home(other) ? -1 : 1))
  }

  /** A node for each week, day and slot in which the team has room. */
  private addTeam(team: number): void {
    const nodes = new Map<string, number>()
    for (const [key, [slot, day, week]] of this.book(team).free) {
      if (slot === undefined || day === undefined || week === undefined) continue
      const weekNode = this.periodNode(nodes, team, week, ROOT)
      const dayNode = this.periodNode(nodes, team, day, weekNode)
      this.leaves[team]?.set(key, this.periodNode(nodes, team, slot, dayNode))
    }
  }

  private periodNode(nodes: Map<string, number>, team: number, period: Period, parent: number): number {
    const { taken, capacity } = period
    const { base, step } = nodeCost(this.book(team).team, period, this.points)
    const node = nodes.get(period.name) ?? this.addNode({ team, period }, { parent, capacity: capacity - taken, base, step })
    nodes.set(period.name, node)
    return node
  }

  private addNode(stands: TeamNode | undefined, shape: { parent: number; capacity: number; base: number; step: number }): number {
    const node = this.network.addNode(shape)
    this.teamNodes[node] = stands
    return node
  }
}
