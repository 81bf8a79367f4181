import { type Slot, slotKey } from '../../shared/time/slot'
import { distanceTo, freeSlots, type Obstacle, obstaclesOf, partsOf, suits, sumOf, travelPoints } from './eligibility'
import type { CostParts } from './plan'
import type { OrderToPlan } from './problem'
import type { TeamBook } from './team-book'
import type { Home, TeamIndex } from './team-index'

export type { Obstacle } from './eligibility'

/** A team that could be asked for an order. */
export interface RankedTeam {
  readonly teamId: string
  /** Metres as the crow flies. */
  readonly distance: number
  /** The slot that costs least there. */
  readonly slot: Slot
  /** Every slot of the order that the team has free, in the order's own order. */
  readonly slots: readonly Slot[]
  readonly parts: CostParts
  /** What it costs other orders of the plan that this one takes the place. */
  readonly scarcity: number
  /** Sum of parts and scarcity; lower is better, ties by team id. */
  readonly cost: number
}

/** A team that almost fits, with the one thing in the way. */
export interface AlmostFitting {
  readonly teamId: string
  readonly distance: number
  readonly obstacle: Obstacle
}

export interface Ranking {
  readonly best: readonly RankedTeam[]
  /** The nearest teams with exactly one obstacle. */
  readonly almost: readonly AlmostFitting[]
}

/** How many teams a list names, and where their slots stand in the plan. */
export interface RankOptions {
  /** Points that it costs other orders when a team's slot is taken, without end for a slot that is closed: `LivingPlan.scarcity`. Nothing when left out. */
  readonly scarcity?: (teamId: string, slot: Slot) => number
  readonly count?: number
}

const COUNT = 10
const NONE = () => 0

/** The teams to ask for an order, best first, and the nearest of those that almost fit. Agrees with the plan whose scarcity it is given. */
export function rank(index: TeamIndex, order: OrderToPlan, options: RankOptions = {}): Ranking {
  return {
    best: bestOf(index, order, index.teamsFor(order), options),
    almost: almostOf(index, order, index.homesAround(order.point), options.count),
  }
}

/** The best of the given teams, by number. */
export function bestOf(index: TeamIndex, order: OrderToPlan, teams: Iterable<number>, options: RankOptions = {}): RankedTeam[] {
  const { scarcity = NONE, count = COUNT } = options
  const best = new Shortlist<RankedTeam>(count)
  for (const number of teams) {
    const book = index.books[number]
    if (book === undefined) continue
    const distance = distanceTo(order, book)
    const least = travelPoints(distance, index.points) + book.rating - index.points.switching
    if (best.isBeyond(least) || !suits(order, book, distance)) continue
    const found = cheapestSlot(index, order, book, distance, scarcity)
    if (found !== undefined) best.add(found, found.cost, number)
  }
  return best.items()
}

function cheapestSlot(
  { points }: TeamIndex,
  order: OrderToPlan,
  book: TeamBook,
  distance: number,
  scarcity: (teamId: string, slot: Slot) => number,
): RankedTeam | undefined {
  const teamId = book.team.id
  const open = freeSlots(order, book).flatMap((slot) => {
    const extra = scarcity(teamId, slot)
    return extra === Number.POSITIVE_INFINITY ? [] : [{ slot, extra }]
  })
  const slots = open.map(({ slot }) => slot)
  let best: RankedTeam | undefined
  for (const { slot, extra } of open) {
    const periods = book.free.get(slotKey(slot)) ?? []
    const parts = partsOf(order, book, { wish: order.slots.indexOf(slot), distance, periods, points })
    const cost = sumOf(parts) + extra
    if (best === undefined || cost < best.cost) best = { teamId, distance, slot, slots, parts, scarcity: extra, cost }
  }
  return best
}

/** The nearest of the given teams with exactly one obstacle. */
export function almostOf(index: TeamIndex, order: OrderToPlan, teams: Iterable<Home>, count = COUNT): AlmostFitting[] {
  const nearest = new Shortlist<AlmostFitting>(count)
  for (const { number, least } of teams) {
    if (nearest.isBeyond(least)) break
    const book = index.books[number]
    if (book === undefined) continue
    const distance = distanceTo(order, book)
    if (nearest.isBeyond(distance)) continue
    const [obstacle, another] = obstaclesOf(order, book, distance)
    if (obstacle !== undefined && another === undefined) nearest.add({ teamId: book.team.id, distance, obstacle }, distance, number)
  }
  return nearest.items()
}

/** The few with the smallest cost, sorted; equal costs by number. */
class Shortlist<T> {
  private readonly kept: { readonly item: T; readonly cost: number; readonly number: number }[] = []

  constructor(private readonly count: number) {}

  /** Whether it is full of better ones, so that nothing of this cost or more can come in but by its number. */
  isBeyond(cost: number): boolean {
    return this.kept.length === this.count && cost > (this.kept[this.count - 1]?.cost ?? 0)
  }

  add(item: T, cost: number, number: number): void {
    let at = this.kept.length
    while (at > 0 && isBefore(cost, number, this.kept[at - 1])) at -= 1
    if (at === this.count) return
    this.kept.splice(at, 0, { item, cost, number })
    if (this.kept.length > this.count) this.kept.pop()
  }

  items(): T[] {
    return this.kept.map(({ item }) => item)
  }
}

function isBefore(cost: number, number: number, other: { readonly cost: number; readonly number: number } | undefined): boolean {
  return other !== undefined && (cost < other.cost || (cost === other.cost && number < other.number))
}
