import type { Assignment, Objective } from '../../server/matching/plan'
import { type Needs, type OrderToPlan, POINTS, type Problem, type TeamToPlan } from '../../server/matching/problem'
import { PARTS, type Slot, slotKey } from '../../shared/time/slot'
import type { Chance } from '../bench/matching-random'
import { countAnew } from './count-plan'

const COUNTY = '440783'
const DAYS = ['2026-12-02', '2026-12-03']
const SLOTS: readonly Slot[] = DAYS.flatMap((date) => PARTS.map((part) => ({ date, part })))
const CODES = ['nurse', 'driver']

/** A few orders and teams of one county, most of which take more than one place: few enough to try every plan. */
export function tinyCounty(chance: Chance, { orders = 4, teams = 3, county = COUNTY } = {}): Problem {
  return {
    points: POINTS,
    teams: Array.from({ length: teams }, (_, number) => drawTeam(chance, `team-${county}-${number}`, county)),
    orders: Array.from({ length: orders }, (_, number) => drawOrder(chance, `order-${county}-${number}`, county)),
  }
}

const drawPoint = (chance: Chance) => ({ latE6: 22_300_000 + chance.below(200_000), lngE6: 112_600_000 + chance.below(200_000) })

function some<T>(chance: Chance, things: readonly T[], most: number): T[] {
  const left = [...things]
  return Array.from({ length: Math.min(most, things.length) }, () => left.splice(chance.below(left.length), 1)).flat()
}

function drawTeam(chance: Chance, id: string, county: string): TeamToPlan {
  const perSlot = chance.between(1, 2)
  const groups = Array.from({ length: chance.below(4) }, () => ({
    people: chance.between(1, 2),
    credentials: some(chance, CODES, chance.below(3)),
  }))
  const slots = some(chance, SLOTS, chance.between(4, 6))
  const [first] = slots
  const isBooked = first !== undefined && chance.below(2) === 0
  return {
    id,
    homeCode: `${county}101201`,
    point: drawPoint(chance),
    areas: [county],
    radius: 0,
    services: [{ code: 'haircut', category: 'culture' }],
    slots,
    perSlot,
    perDay: chance.between(1, 2),
    perWeek: chance.between(1, 3),
    booked: isBooked
      ? new Map([
          [slotKey(first), 1],
          [first.date, 1],
          ['2026-W49', 1],
        ])
      : new Map(),
    stars: chance.between(30, 50),
    rated: 10,
    recentLoad: chance.below(3),
    members: groups,
  }
}

function drawNeeds(chance: Chance): Needs {
  const credentials = chance.below(3) === 0 ? some(chance, CODES, chance.between(1, 2)).map((code) => ({ code, people: 1 })) : []
  return {
    people: chance.between(1, 3),
    parts: chance.below(3) === 0 ? 2 : 1,
    teams: chance.below(4) === 0 ? 2 : 1,
    credentials,
  }
}

function drawOrder(chance: Chance, id: string, county: string): OrderToPlan {
  return {
    id,
    villageCode: `${county}10120${chance.between(1, 2)}`,
    point: drawPoint(chance),
    weight: chance.between(1, 4),
    slots: some(chance, SLOTS.slice(0, 4), chance.between(1, 3)),
    service: 'haircut',
    menu: true,
    category: 'culture',
    needs: drawNeeds(chance),
    excluded: [],
    announced: [],
  }
}

const NO_PARTS = { travel: 0, fit: 0, rating: 0, slot: 0, load: 0, kept: 0 }

export const compare = (one: Objective, other: Objective): number =>
  one.unservedWeight - other.unservedWeight || one.quality - other.quality

/** What the best plan costs, by trying them all; of those only in which `must` holds. Null when there is none. */
export function byTryingAll(problem: Problem, must: (assignments: readonly Assignment[]) => boolean = () => true): Objective | null {
  const wholes = problem.orders.map((order) => assignmentsOf(problem, order))
  let best: Objective | null = null
  const tryFrom = (at: number, chosen: readonly Assignment[]): void => {
    const here = wholes[at]
    if (here === undefined) {
      const cost = must(chosen) ? allowed(problem, chosen) : null
      if (cost !== null && (best === null || compare(cost, best) < 0)) best = cost
      return
    }
    tryFrom(at + 1, chosen)
    for (const assignment of here) if (allowed(problem, [...chosen, assignment]) !== null) tryFrom(at + 1, [...chosen, assignment])
  }
  tryFrom(0, [])
  return best
}

/** What these cost together; null when they break a rule. */
function allowed(problem: Problem, assignments: readonly Assignment[]): Objective | null {
  try {
    return countAnew(problem, { assignments })
  } catch {
    return null
  }
}

/** Every way in which an order can be served on its own. */
function assignmentsOf(problem: Problem, order: OrderToPlan): Assignment[] {
  const { parts, teams } = order.needs
  const ids = problem.teams.map(({ id }) => id)
  const groups = teams === 1 ? ids.map((id) => [id]) : ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other]))
  return order.slots
    .flatMap((slot) => {
      const next = PARTS[PARTS.indexOf(slot.part) + 1]
      const slots = parts === 1 ? [slot] : next === undefined ? [] : [slot, { date: slot.date, part: next }]
      return slots.length === 0 ? [] : groups.map((teamIds) => ({ orderId: order.id, teamIds, slots, parts: NO_PARTS }))
    })
    .filter((assignment) => allowed(problem, [assignment]) !== null)
}
