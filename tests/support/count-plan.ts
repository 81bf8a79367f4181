import type { Assignment, Objective } from '../../server/matching/plan'
import { HEAVIEST, type OrderToPlan, type Problem, type TeamToPlan } from '../../server/matching/problem'
import { distanceMetres } from '../../shared/geo/distance'
import { weekOf } from '../../shared/time/beijing'
import { type Slot, slotKey } from '../../shared/time/slot'

/**
 * What a plan costs, counted from the problem by hand, without the planner's code.
 * @throws Error when it breaks a rule: a team that may not come, a slot that it does not serve in, more than it can take, people it has not
 */
export function countAnew(problem: Problem, plan: { readonly assignments: readonly Assignment[] }): Objective {
  const orders = new Map(problem.orders.map((order) => [order.id, order]))
  const teams = new Map(problem.teams.map((team) => [team.id, team]))
  const visits = plan.assignments.flatMap(({ orderId, teamIds, slots }) =>
    teamIds.map((teamId) => ({ order: demand(orders.get(orderId)), team: demand(teams.get(teamId)), slots })),
  )
  for (const { order, teamIds, slots } of plan.assignments.map((each) => ({ ...each, order: demand(orders.get(each.orderId)) })))
    insist(new Set(teamIds).size === order.needs.teams && slots.length === order.needs.parts, 'half an order')
  const own = visits.map((visit) => costOfVisit(problem, visit))
  const busy = problem.teams.map((team) =>
    costOfTeam(
      problem,
      team,
      visits.filter((visit) => visit.team === team),
    ),
  )
  const served = new Set(plan.assignments.map(({ orderId }) => orderId))
  insist(served.size === plan.assignments.length, 'an order twice')
  const waiting = problem.orders.filter(({ id }) => !served.has(id))
  return {
    unservedWeight: sum(waiting.map(({ weight, announced }) => weight + (announced.length > 0 ? HEAVIEST : 0))),
    quality: sum([...own, ...busy, ...villageShares(problem, waiting)]),
  }
}

interface Visit {
  readonly order: OrderToPlan
  readonly team: TeamToPlan
  readonly slots: readonly Slot[]
}

function costOfVisit({ points }: Problem, { order, team, slots }: Visit): number {
  const metres = distanceMetres(team.point, order.point)
  const first = demand(slots[0])
  insist(!order.excluded.includes(team.id), 'excluded')
  insist(team.areas.some((area) => order.villageCode.startsWith(area)) || (team.radius > 0 && metres <= team.radius), 'out of reach')
  insist(
    slots.every((slot) => slot.date === first.date && team.slots.some((its) => slotKey(its) === slotKey(slot))),
    'not in its calendar',
  )
  const wish = order.slots.findIndex((slot) => slotKey(slot) === slotKey(first))
  insist(wish >= 0, 'not a slot of the order')
  const lists = team.services.some(({ code }) => code === order.service)
  const near = order.category === null || team.services.some(({ category }) => category === order.category)
  insist(lists || (!order.menu && near), 'not its service')
  const fits = order.service === null ? order.category !== null : lists
  const stars = team.rated === 0 ? 4 : team.stars / team.rated
  const kept = order.announced.some((offer) => offer.teamId === team.id && (offer.slot === null || slotKey(offer.slot) === slotKey(first)))
  return (
    Math.round((metres * points.kilometre) / 1000) +
    (fits ? 0 : points.misfit) +
    Math.round((5 - stars) * points.starShort) +
    wish * points.laterWish -
    (kept ? points.switching : 0)
  )
}

function costOfTeam({ points }: Problem, team: TeamToPlan, visits: readonly Visit[]): number {
  const of = (period: (slot: Slot) => string) => tally(visits.map(({ slots }) => [...new Set(slots.map(period))]))
  const perPeriod = (counts: Map<string, number>, most: number, base: number, step: number): number =>
    sum(
      [...counts].map(([period, count]) => {
        const before = team.booked.get(period) ?? 0
        insist(before + count <= most, `${team.id} is full in ${period}`)
        return sum(Array.from({ length: count }, (_, at) => base + step * (before + at)))
      }),
    )
  insistOnStaff(team, visits)
  return (
    perPeriod(of(slotKey), team.perSlot, 0, 0) +
    perPeriod(
      of(({ date }) => date),
      team.perDay,
      0,
      points.busierDay,
    ) +
    perPeriod(
      of(({ date }) => weekOf(date)),
      team.perWeek,
      points.recentOrder * team.recentLoad,
      points.busierWeek,
    )
  )
}

/** Gives each place that asks for people one member after the other, and tries every way. */
function insistOnStaff(team: TeamToPlan, visits: readonly Visit[]): void {
  if (team.members.length === 0) {
    insist(
      visits.every(({ order }) => order.needs.credentials.length === 0),
      'a credential that nobody holds',
    )
    return
  }
  const all = sum(team.members.map(({ people }) => people))
  for (const slot of new Set(visits.flatMap(({ slots }) => slots.map(slotKey)))) {
    const needs = visits.filter(({ slots }) => slots.some((its) => slotKey(its) === slot)).map(({ order }) => order.needs)
    const booked = (team.booked.get(slot) ?? 0) * Math.floor(all / team.perSlot)
    const asked = needs.flatMap(({ credentials }) => credentials.flatMap(({ code, people }) => Array.from({ length: people }, () => code)))
    const persons = needs.map(({ people, credentials }) => Math.max(people, sum(credentials.map((each) => each.people))))
    insist(sum(persons) + booked <= all, 'more people than it has')
    insist(
      canStaff(
        asked,
        team.members.map(({ people }) => people),
        team,
      ),
      'people with credentials that it has not',
    )
  }
}

function canStaff(asked: readonly string[], left: readonly number[], team: TeamToPlan): boolean {
  const [code, ...others] = asked
  if (code === undefined) return true
  return team.members.some(
    ({ credentials }, group) =>
      credentials.includes(code) &&
      (left[group] ?? 0) > 0 &&
      canStaff(
        others,
        left.map((people, at) => (at === group ? people - 1 : people)),
        team,
      ),
  )
}

function villageShares({ orders, points }: Problem, waiting: readonly OrderToPlan[]): number[] {
  const all = tally(orders.map(({ villageCode }) => [villageCode]))
  return [...tally(waiting.map(({ villageCode }) => [villageCode]))].map(([village, count]) => {
    const share = points.villageShare / (all.get(village) ?? 1)
    return sum(Array.from({ length: count }, (_, at) => Math.round(share) + Math.round(2 * share) * at))
  })
}

function tally(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of lists.flat()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

function demand<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the plan names what is not there')
  return thing
}

function insist(holds: boolean, what: string): void {
  if (!holds) throw new Error(`the plan breaks a rule: ${what}`)
}
