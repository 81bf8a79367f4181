import { boxAround, type Point } from '../../shared/geo/distance'
import { CODE_LENGTH, PLACE_LEVELS } from '../../shared/vocabulary/places'
import { CoverGrid } from './cover-grid'
import type { OrderToPlan, Points, TeamToPlan } from './problem'
import { TeamBook } from './team-book'

/** Teams that reach so far or farther are looked for in the coarse grid: in the fine one they would stand in too many cells. */
const FAR_METRES = 30_000
/** The first box in which homes are looked for reaches so far. */
const NEAR_METRES = 2_000
const FINE_KM = 4
const COARSE_KM = 20

/** The shelf of teams that list no service: they may still come for an order that nobody has sorted yet. */
const NOTHING = ''

/** What of a category is where. */
interface Shelf {
  readonly fine: CoverGrid
  readonly coarse: CoverGrid
  /** Teams by the code of a place that they serve. */
  readonly areas: Map<string, number[]>
}

/** A team by its number, and metres that it is not nearer than. */
export interface Home {
  readonly number: number
  readonly least: number
}

/** All teams, found by what an order asks for and where: few enough to look at each. */
export class TeamIndex {
  /** By id. A team's number is its place here. */
  readonly books: readonly TeamBook[]
  private readonly numbers: ReadonlyMap<string, number>
  private readonly shelves = new Map<string, Shelf>()
  private readonly categoriesOf = new Map<string, Set<string>>()
  private readonly homes = new CoverGrid(FINE_KM)
  private readonly seen: Int32Array
  private search = 0

  constructor(
    teams: readonly TeamToPlan[],
    readonly points: Points,
  ) {
    const sorted = [...teams].sort((one, other) => (one.id < other.id ? -1 : 1))
    this.books = sorted.map((team) => new TeamBook(team, points))
    this.numbers = new Map(sorted.map((team, number) => [team.id, number]))
    this.seen = new Int32Array(sorted.length)
    for (const [number, book] of this.books.entries()) this.shelve(number, book)
  }

  /** The number of the team with this id, or undefined. */
  numberOf(teamId: string): number | undefined {
    return this.numbers.get(teamId)
  }

  /** What unserved orders cost in a village that has so many: the first one share of `villageShare`, the second three, the third five. */
  shares(orders: number): { readonly base: number; readonly step: number } {
    const share = this.points.villageShare / Math.max(1, orders)
    return { base: Math.round(share), step: Math.round(2 * share) }
  }

  /** The numbers of teams that may come for an order, each once: none that could is missing, and most of them could. */
  teamsFor(order: OrderToPlan): number[] {
    this.search += 1
    const found: number[] = []
    for (const category of this.categoriesFor(order)) {
      const shelf = this.shelves.get(category)
      if (shelf === undefined) continue
      for (const list of listsOf(shelf, order)) {
        for (const number of list) {
          if (this.seen[number] === this.search) continue
          this.seen[number] = this.search
          found.push(number)
        }
      }
    }
    return found
  }

  /** All teams, those at home near the point first: in widening boxes, each with what no team from there on is nearer than. */
  *homesAround(point: Point): Generator<Home> {
    const seen = new Set<number>()
    let least = 0
    for (let metres = NEAR_METRES; seen.size < this.books.length; metres *= 2) {
      const box = boxAround(point, metres)
      const inBox = this.homes.cellsOf(box) > this.books.length ? this.books.keys() : this.homes.touching(box)
      for (const number of inBox) {
        if (seen.has(number)) continue
        seen.add(number)
        yield { number, least }
      }
      least = metres
    }
  }

  private categoriesFor({ service, category, menu }: OrderToPlan): Iterable<string> {
    const ofService = service === null ? [] : (this.categoriesOf.get(service) ?? [])
    if (menu) return ofService
    return category === null ? this.shelves.keys() : new Set([category, ...ofService])
  }

  private shelve(number: number, { team, categories }: TeamBook): void {
    this.homes.add(number, team.point, 0)
    for (const { code, category } of team.services) {
      const known = this.categoriesOf.get(code) ?? new Set()
      this.categoriesOf.set(code, known.add(category))
    }
    for (const category of categories.size === 0 ? [NOTHING] : categories) {
      const shelf = this.shelfOf(category)
      if (team.radius > 0) (team.radius < FAR_METRES ? shelf.fine : shelf.coarse).add(number, team.point, team.radius)
      for (const area of team.areas) shelf.areas.set(area, [...(shelf.areas.get(area) ?? []), number])
    }
  }

  private shelfOf(category: string): Shelf {
    const shelf = this.shelves.get(category) ?? { fine: new CoverGrid(FINE_KM), coarse: new CoverGrid(COARSE_KM), areas: new Map() }
    this.shelves.set(category, shelf)
    return shelf
  }
}

function listsOf({ fine, coarse, areas }: Shelf, { point, villageCode }: OrderToPlan): (readonly number[])[] {
  const above = PLACE_LEVELS.map((level) => areas.get(villageCode.slice(0, CODE_LENGTH[level])) ?? [])
  return [fine.reaching(point), coarse.reaching(point), ...above]
}
