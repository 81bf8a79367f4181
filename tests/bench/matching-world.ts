import { Chance } from './matching-random'

/** An invented region: prefectures of seven counties, towns, villages; teams with homes, reach and calendars; orders of two weeks. */
export interface WorldSize {
  readonly seed: number
  readonly prefectures: number
  readonly orders: number
  readonly teams: number
  /** The fewest and the most orders that a team takes in the two weeks. */
  readonly perWeek: readonly [number, number]
  readonly counties?: number
}

export const DAYS = 14
export const PARTS_OF_DAY = 3
export const SLOTS = DAYS * PARTS_OF_DAY
const CATEGORIES = 5
const TOWNS = 10
const VILLAGES = 15
/** How often an order is of the first category, of the first two, and so on. */
const CATEGORY_SHARES = [0.15, 0.3, 0.55, 0.75, 1]

export interface Place {
  readonly x: number
  readonly y: number
}

export interface WorldTeam extends Place {
  /** A bit for each category. */
  readonly categories: number
  readonly radius: number
  readonly rating: number
  readonly load: number
  readonly perDay: number
  readonly perWeek: number
  /** For each category a bit for each of its four skills. */
  readonly skills: readonly number[]
  /** The slots in which it serves. */
  readonly open: Uint8Array
}

export interface WorldOrder {
  readonly village: number
  readonly category: number
  readonly skill: number
  readonly weight: number
  readonly slots: readonly number[]
}

export interface World {
  readonly villages: readonly Place[]
  readonly teams: readonly WorldTeam[]
  readonly orders: readonly WorldOrder[]
}

/** The same world for the same size, on every machine. */
export function makeWorld(size: WorldSize): World {
  const chance = new Chance(size.seed)
  const { villages, people } = settle(chance, size)
  const drawVillage = lottery(chance, people)
  const teams = Array.from({ length: size.teams }, () => drawTeam(chance, villages, drawVillage, size))
  // Villages are numbered along the tree of places, so this is the order of their codes.
  const at = Int32Array.from({ length: size.orders }, drawVillage).sort()
  return { villages, teams, orders: Array.from(at, (village) => drawOrder(chance, village)) }
}

function settle(chance: Chance, { prefectures, counties = 7 }: WorldSize): { villages: Place[]; people: number[] } {
  const villages: Place[] = []
  const people: number[] = []
  const side = Math.ceil(Math.sqrt(prefectures))
  for (let prefecture = 0; prefecture < prefectures; prefecture += 1) {
    for (let county = 0; county < counties; county += 1) {
      const countyX = (prefecture % side) * 130 + 15 + chance.part() * 100
      const countyY = Math.floor(prefecture / side) * 100 + 12 + chance.part() * 76
      for (let town = 0; town < TOWNS; town += 1) {
        const townX = countyX + chance.around() * 14
        const townY = countyY + chance.around() * 14
        const crowd = chance.part() ** -0.5
        for (let village = 0; village < VILLAGES; village += 1) {
          villages.push({ x: townX + chance.around() * 3, y: townY + chance.around() * 3 })
          people.push(crowd * (0.4 + chance.part()))
        }
      }
    }
  }
  return { villages, people }
}

/** Draws numbers with the given odds. */
function lottery(chance: Chance, odds: readonly number[]): () => number {
  const sums = new Float64Array(odds.length)
  let sum = 0
  for (const [index, each] of odds.entries()) {
    sum += each
    sums[index] = sum
  }
  return () => {
    const drawn = chance.part() * sum
    let low = 0
    let high = odds.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < drawn) low = middle + 1
      else high = middle
    }
    return low
  }
}

function drawTeam(chance: Chance, villages: readonly Place[], drawVillage: () => number, size: WorldSize): WorldTeam {
  const home = villages[drawVillage()] ?? { x: 0, y: 0 }
  const x = home.x + chance.around()
  const y = home.y + chance.around()
  let categories = 1 << chance.below(CATEGORIES)
  if (chance.part() < 0.45) categories |= 1 << chance.below(CATEGORIES)
  if (chance.part() < 0.15) categories |= 1 << chance.below(CATEGORIES)
  const reach = chance.part()
  const radius = reach < 0.4 ? 6 : reach < 0.7 ? 16 : reach < 0.95 ? 40 : 90
  const rating = 3 + 2 * chance.part()
  const load = chance.below(6)
  const perDay = chance.part() < 0.7 ? 1 : 2
  const perWeek = chance.between(...size.perWeek)
  const skills = Array.from({ length: CATEGORIES }, () => chance.bits() & 15)
  return { x, y, categories, radius, rating, load, perDay, perWeek, skills, open: drawCalendar(chance) }
}

function drawCalendar(chance: Chance): Uint8Array {
  const open = new Uint8Array(SLOTS)
  const habit = chance.part()
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const weekend = Math.floor(slot / PARTS_OF_DAY) % 7 >= 5
    const evening = slot % PARTS_OF_DAY === 2
    const odds = weekend ? (habit < 0.6 ? 0.6 : 0.2) : evening ? 0.25 : habit > 0.5 ? 0.35 : 0.12
    if (chance.part() < odds) open[slot] = 1
  }
  return open
}

function drawOrder(chance: Chance, village: number): WorldOrder {
  const kind = chance.part()
  const category = CATEGORY_SHARES.findIndex((share) => kind <= share)
  const skill = chance.below(4)
  const weight = 1 + Math.min(5, Math.floor(-Math.log(1 - chance.part()) * 1.2)) + (chance.part() < 0.1 ? 4 : 0)
  const slots = new Set<number>()
  const days = chance.between(2, 5)
  for (let drawn = 0; drawn < days; drawn += 1) {
    const day = chance.below(DAYS)
    const part = chance.below(PARTS_OF_DAY)
    slots.add(day * PARTS_OF_DAY + part)
    if (chance.part() < 0.6) slots.add(day * PARTS_OF_DAY + ((part + 1) % PARTS_OF_DAY))
  }
  return { village, category, skill, weight, slots: [...slots] }
}
