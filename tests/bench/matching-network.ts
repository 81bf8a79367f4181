import { type Edge, Network, ROOT } from '../../server/matching/network'
import { makeWorld, PARTS_OF_DAY, SLOTS, type World, type WorldOrder, type WorldSize, type WorldTeam } from './matching-world'

/** What one weight unserved costs: enough for every size here, and such that sums stay below 2^53. */
const WEIGHT_UNIT = 1_000_000
const EDGES_PER_ORDER = 30
const CELL_KM = 4
/** Rings of cells that the widest radius spans. */
const RINGS = 23
const VILLAGE = 5_000

/** Preset sizes by their name: county, city and province, and how much of the teams' weeks the orders would fill. */
export const SIZES: Readonly<Record<string, WorldSize>> = {
  'county-0.88': { seed: 11, prefectures: 1, counties: 1, orders: 200, teams: 150, perWeek: [1, 2] },
  'city-0.62': { seed: 12, prefectures: 1, orders: 5_000, teams: 2_000, perWeek: [2, 6] },
  'city-0.99': { seed: 12, prefectures: 1, orders: 5_000, teams: 2_000, perWeek: [1, 4] },
  'city-1.23': { seed: 12, prefectures: 1, orders: 5_000, teams: 2_000, perWeek: [1, 3] },
  'province-0.63': { seed: 13, prefectures: 10, orders: 50_000, teams: 20_000, perWeek: [2, 6] },
  'province-1.00': { seed: 13, prefectures: 10, orders: 50_000, teams: 20_000, perWeek: [1, 4] },
  'nation-0.61': { seed: 14, prefectures: 32, orders: 200_000, teams: 60_000, perWeek: [3, 8] },
}

/** The matching problem of an invented region: to each order the places of the nearest teams that could come, thirty at most. */
export function makeNetwork(size: WorldSize): Network {
  return new WorldNetwork(makeWorld(size)).build()
}

/** Names of forest nodes before they are numbered: so that a team's nodes can be added one after the other. */
interface Wish {
  readonly team: number
  readonly slot: number
  readonly cost: number
}

class WorldNetwork {
  private readonly network = new Network(WEIGHT_UNIT)
  private readonly cells: Map<number, number[]>
  private readonly origin: { x: number; y: number; wide: number; high: number }

  constructor(private readonly world: World) {
    const xs = world.teams.map((team) => team.x)
    const ys = world.teams.map((team) => team.y)
    const [west, south] = [least(xs), least(ys)]
    this.origin = { x: west, y: south, wide: this.cellOf(most(xs), west) + 1, high: this.cellOf(most(ys), south) + 1 }
    this.cells = new Map()
    for (const [team, { x, y }] of world.teams.entries()) {
      const cell = this.cellOf(y, south) * this.origin.wide + this.cellOf(x, west)
      this.cells.set(cell, [...(this.cells.get(cell) ?? []), team])
    }
  }

  build(): Network {
    const wishes = this.world.orders.map((order) => this.wishesOf(order))
    const leaves = this.addTeams(wishes)
    const waiting = new Map<number, number>()
    for (const [index, order] of this.world.orders.entries()) {
      const village = waiting.get(order.village) ?? this.network.addNode({ parent: ROOT, capacity: 1 << 30, base: 0, step: VILLAGE })
      waiting.set(order.village, village)
      const edges: Edge[] = (wishes[index] ?? []).map(({ team, slot, cost }) => ({ leaf: leaves.get(team * SLOTS + slot) ?? ROOT, cost }))
      this.network.addOrder(order.weight, edges, village)
    }
    return this.network
  }

  /** A node for each team, day and slot that somebody wishes for. */
  private addTeams(wishes: readonly (readonly Wish[])[]): Map<number, number> {
    const wished = [...new Set(wishes.flatMap((each) => each.map(({ team, slot }) => team * SLOTS + slot)))].sort((a, b) => a - b)
    const leaves = new Map<number, number>()
    let [team, day, teamNode, dayNode] = [-1, -1, ROOT, ROOT]
    for (const key of wished) {
      const its = Math.floor(key / SLOTS)
      const { load, perWeek, perDay } = this.world.teams[its] ?? { load: 0, perWeek: 0, perDay: 0 }
      if (its !== team) teamNode = this.network.addNode({ parent: ROOT, capacity: perWeek, base: 25 * load, step: 60 })
      const date = Math.floor((key % SLOTS) / PARTS_OF_DAY)
      if (its !== team || date !== day) dayNode = this.network.addNode({ parent: teamNode, capacity: perDay, base: 0, step: 40 })
      leaves.set(key, this.network.addNode({ parent: dayNode, capacity: 1, base: 0, step: 0 }))
      team = its
      day = date
    }
    return leaves
  }

  private wishesOf(order: WorldOrder): Wish[] {
    const village = this.world.villages[order.village] ?? { x: 0, y: 0 }
    const wishes: Wish[] = []
    for (let ring = 0; ring <= RINGS && wishes.length < EDGES_PER_ORDER; ring += 1) {
      for (const { team, distance } of this.reaching(order, village, ring)) {
        const its = this.world.teams[team]
        if (its === undefined) continue
        const cost = costOf(its, order, distance)
        for (const [wish, slot] of order.slots.entries()) {
          if (wishes.length === EDGES_PER_ORDER) return wishes
          if (its.open[slot] === 1) wishes.push({ team, slot, cost: cost + wish * 35 })
        }
      }
    }
    return wishes
  }

  /** The teams in a ring of cells that could come, the nearest first. */
  private reaching(order: WorldOrder, village: { x: number; y: number }, ring: number): { team: number; distance: number }[] {
    const found: { team: number; distance: number }[] = []
    for (const cell of this.ringAround(village, ring)) {
      for (const team of this.cells.get(cell) ?? []) {
        const its = this.world.teams[team]
        if (its === undefined || (its.categories & (1 << order.category)) === 0) continue
        const distance = Math.hypot(its.x - village.x, its.y - village.y)
        if (distance <= its.radius) found.push({ team, distance })
      }
    }
    return found.sort((one, other) => one.distance - other.distance || one.team - other.team)
  }

  private *ringAround({ x, y }: { x: number; y: number }, ring: number): Generator<number> {
    const [middleX, middleY] = [this.cellOf(x, this.origin.x), this.cellOf(y, this.origin.y)]
    for (let row = middleY - ring; row <= middleY + ring; row += 1) {
      if (row < 0 || row >= this.origin.high) continue
      const whole = Math.abs(row - middleY) === ring
      for (let column = middleX - ring; column <= middleX + ring; column += whole ? 1 : Math.max(1, 2 * ring))
        if (column >= 0 && column < this.origin.wide) yield row * this.origin.wide + column
    }
  }

  private cellOf(at: number, from: number): number {
    return Math.floor((at - from) / CELL_KM)
  }
}

function costOf(team: WorldTeam, order: WorldOrder, distance: number): number {
  const fits = ((team.skills[order.category] ?? 0) >> order.skill) & 1
  return Math.round(distance * 12) + (fits === 1 ? 0 : 400) + Math.round((5 - team.rating) * 150)
}

const least = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
const most = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
