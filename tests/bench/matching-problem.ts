import { ORDINARY_NEEDS, type OrderToPlan, POINTS, type Problem, type TeamToPlan } from '../../server/matching/problem'
import { addDays } from '../../shared/time/beijing'
import { PARTS, type Slot } from '../../shared/time/slot'
import { CATEGORIES } from '../../shared/vocabulary/categories'
import { makeWorld, PARTS_OF_DAY, SLOTS, type WorldOrder, type WorldSize, type WorldTeam } from './matching-world'

/** A Monday. */
const FIRST_DAY = '2026-11-30'
/** Where the invented region lies, and degrees × 1,000,000 in a kilometre there. */
const ORIGIN = { latE6: 21_800_000, lngE6: 112_000_000 }
const E6_PER_KM = { lat: 8_993, lng: 9_690 }
const VILLAGES_OF_TOWN = 15
const VILLAGES_OF_COUNTY = 150

/** The orders and teams of an invented region, as the planner is given them. */
export function makeProblem(size: WorldSize): Problem {
  const world = makeWorld(size)
  const pointAt = ({ x, y }: { x: number; y: number }) => ({
    latE6: Math.round(ORIGIN.latE6 + y * E6_PER_KM.lat),
    lngE6: Math.round(ORIGIN.lngE6 + x * E6_PER_KM.lng),
  })
  const orders = world.orders.map((order, number) => orderOf(order, number, pointAt(world.villages[order.village] ?? { x: 0, y: 0 })))
  const teams = world.teams.map((team, number) => ({ ...teamOf(team, number), point: pointAt(team) }))
  return { orders, teams, points: POINTS }
}

function slotOf(number: number): Slot {
  return { date: addDays(FIRST_DAY, Math.floor(number / PARTS_OF_DAY)), part: PARTS[number % PARTS_OF_DAY] ?? 'morning' }
}

/** Twelve digits, so that villages of a town and of a county begin alike. */
function codeOf(village: number): string {
  const county = 100_000 + Math.floor(village / VILLAGES_OF_COUNTY)
  const town = 100 + Math.floor((village % VILLAGES_OF_COUNTY) / VILLAGES_OF_TOWN)
  return `${county}${town}${200 + (village % VILLAGES_OF_TOWN)}`
}

function serviceOf(category: number, skill: number): string {
  return `${CATEGORIES[category] ?? 'theory'}_${skill}`
}

function orderOf(order: WorldOrder, number: number, point: OrderToPlan['point']): OrderToPlan {
  return {
    id: `order-${String(number).padStart(6, '0')}`,
    villageCode: codeOf(order.village),
    point,
    weight: order.weight,
    slots: order.slots.map(slotOf),
    service: serviceOf(order.category, order.skill),
    menu: order.skill > 1,
    category: CATEGORIES[order.category] ?? 'theory',
    needs: ORDINARY_NEEDS,
    excluded: [],
    announced: [],
  }
}

function teamOf(team: WorldTeam, number: number): Omit<TeamToPlan, 'point'> {
  const services = CATEGORIES.flatMap((category, at) =>
    (team.categories >> at) & 1
      ? [0, 1, 2, 3].flatMap((skill) => (((team.skills[at] ?? 0) >> skill) & 1 ? [{ code: serviceOf(at, skill), category }] : []))
      : [],
  )
  return {
    id: `team-${String(number).padStart(6, '0')}`,
    homeCode: '',
    areas: [],
    radius: team.radius * 1_000,
    services,
    slots: Array.from({ length: SLOTS }, (_, slot) => slot)
      .filter((slot) => team.open[slot] === 1)
      .map(slotOf),
    perSlot: 1,
    perDay: team.perDay,
    perWeek: team.perWeek,
    booked: new Map(),
    stars: Math.round(team.rating * 10),
    rated: 10,
    recentLoad: team.load,
    members: [],
  }
}
