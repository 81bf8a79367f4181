import type { OrderToPlan, Problem, TeamToPlan } from '../../server/matching/problem'
import { makeProblem } from '../bench/matching-problem'
import { Chance } from '../bench/matching-random'

/**
 * A problem of two counties, small enough to be solved again and again: teams that serve by radius and by areas, or both; some booked in
 * part; orders from the menu and in free words; some teams excluded.
 */
export function smallProblem(seed: number, { orders = 60, teams = 25 } = {}): Problem {
  const chance = new Chance(seed)
  const problem = makeProblem({ seed, prefectures: 1, counties: 2, orders, teams, perWeek: [1, 3] })
  return {
    ...problem,
    teams: problem.teams.map((team) => varied(chance, team, problem.orders)),
    orders: problem.orders.map((order) => variedOrder(chance, order, problem.teams)),
  }
}

function varied(chance: Chance, team: TeamToPlan, orders: readonly OrderToPlan[]): TeamToPlan {
  const village = orders[chance.below(orders.length)]?.villageCode ?? ''
  const area = village.slice(0, [4, 6, 9, 12][chance.below(4)])
  const kind = chance.below(4)
  const [slot] = team.slots
  const booked = new Map<string, number>()
  if (slot !== undefined && chance.below(3) === 0) {
    booked.set(`${slot.date}.${slot.part}`, 1)
    booked.set(slot.date, 1)
  }
  return {
    ...team,
    homeCode: village,
    areas: kind === 0 ? [] : [area],
    radius: kind === 1 ? 0 : team.radius,
    perSlot: chance.between(1, 2),
    perDay: chance.between(1, 2),
    booked,
  }
}

function variedOrder(chance: Chance, order: OrderToPlan, teams: readonly TeamToPlan[]): OrderToPlan {
  const excluded = chance.below(4) === 0 ? [teams[chance.below(teams.length)]?.id ?? ''] : []
  const kind = chance.below(12)
  if (kind === 0) return { ...order, excluded, menu: false, service: null, category: null }
  return kind < 4 ? { ...order, excluded, menu: false, service: null } : { ...order, excluded }
}

/** The same things in another order. */
export function shuffle<T>(chance: Chance, things: readonly T[]): T[] {
  return things
    .map((thing) => ({ thing, key: chance.part() }))
    .sort((one, other) => one.key - other.key)
    .map(({ thing }) => thing)
}
