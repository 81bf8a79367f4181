import { countyOf } from '../../matching/compound'
import { distanceTo, suits } from '../../matching/eligibility'
import type { ProgramCounty } from '../../matching/explain-program'
import type { LivingPlan, Standing } from '../../matching/living-plan'
import type { Assignment } from '../../matching/plan'
import { type Planned, planOrders, withVisits } from '../../matching/plan-orders'
import { type OrderToPlan, POINTS, type TeamToPlan } from '../../matching/problem'
import type { TeamIndex } from '../../matching/team-index'
import type { Forbid } from './plan.entity'
import { grouped } from './situation.rows'

/** Ordinary orders of a county that are planned again beside those that take more than one place: more would take seconds. */
const NEIGHBOURS = 40
/** Each of a county's two steps may take so long; a county of this size needs a tenth of it. */
export const PROGRAM_SECONDS = 2

/** A plan of a group of counties, those orders included that take more than one place. */
export interface CompoundPlan {
  readonly assignments: ReadonlyMap<string, Assignment>
  /** By county. */
  readonly programs: ReadonlyMap<string, ProgramCounty>
  /** The plan of those that did not need a program after all: every team that could come has people to spare. */
  readonly living: LivingPlan
  /** The orders that were planned by the programs. */
  readonly within: ReadonlySet<string>
  /** How far the programs' part may lie above the best for these orders, with all other orders as they are. */
  readonly gap: number
  readonly best: boolean
}

/**
 * Plans orders that take more than one place on top of a plan of all others. They and the ordinary orders of their county that have a team
 * which could come to one of them are planned at once by an integer program (`planOrders`); whatever else is planned stays as it is, and
 * counts as booked. A county of at most `NEIGHBOURS` ordinary orders is so planned whole.
 * @param compound none with open offers; at least one
 * @param standing the best plan of the ordinary orders
 */
export async function planCompound(
  compound: readonly OrderToPlan[],
  teams: readonly TeamToPlan[],
  plan: LivingPlan,
  standing: Standing,
): Promise<CompoundPlan> {
  const { orders } = plan.inside()
  const has = new Map(standing.assignments.map((each) => [each.orderId, each]))
  const near = neighbours(compound, plan, has)
  const within = new Set([...compound, ...near].map(({ id }) => id))
  const fixed = standing.assignments.filter(({ orderId }) => !within.has(orderId))
  const problem = { orders: [...compound, ...near], teams: withVisits(teams, fixed), points: POINTS }
  const planned = await planOrders(problem, { programSeconds: PROGRAM_SECONDS })
  const assignments = new Map(fixed.map((each) => [each.orderId, each]))
  for (const each of planned.plan.assignments) assignments.set(each.orderId, each)
  const whole = orders.size === near.length
  return {
    assignments,
    programs: planned.programs,
    living: planned.living,
    within,
    gap: gapOf(planned),
    best: whole && planned.plan.proven,
  }
}

function gapOf({ plan: { objective, bound } }: Planned): number {
  return objective.unservedWeight - bound.unservedWeight + objective.quality - bound.quality
}

/** Ordinary orders that the compound ones of their county compete with, those of a shared day first. */
function neighbours(compound: readonly OrderToPlan[], plan: LivingPlan, has: ReadonlyMap<string, Assignment>): OrderToPlan[] {
  const { orders, model } = plan.inside()
  const byCounty = grouped([...orders.values()], countyOf)
  return [...grouped(compound, countyOf)].flatMap(([county, its]) => {
    const ordinary = byCounty.get(county) ?? []
    if (ordinary.length <= NEIGHBOURS) return ordinary
    const able = new Set(its.flatMap((order) => ableTeams(model.index, order)))
    const days = new Set(its.flatMap(({ slots }) => slots.map(({ date }) => date)))
    const isNear = ({ id }: OrderToPlan) => (has.get(id)?.teamIds ?? []).some((team) => able.has(team))
    const far = ({ id }: OrderToPlan) => ((has.get(id)?.slots ?? []).some(({ date }) => days.has(date)) ? 0 : 1)
    return ordinary
      .filter(isNear)
      .sort((one, other) => far(one) - far(other) || (one.id < other.id ? -1 : 1))
      .slice(0, NEIGHBOURS)
  })
}

/** The teams that could come to an order, whatever the time. */
function ableTeams(index: TeamIndex, order: OrderToPlan): string[] {
  return index.teamsFor(order).flatMap((number) => {
    const book = index.books[number]
    return book !== undefined && suits(order, book, distanceTo(order, book)) ? [book.team.id] : []
  })
}

/** Where an order was planned that takes more than one place: the order as it was, and the teams with what was booked for others. */
export function placeIn({ programs, living }: CompoundPlan, orderId: string): { order: OrderToPlan; index: TeamIndex } | null {
  for (const { orders, index } of programs.values()) {
    const order = orders.find(({ id }) => id === orderId)
    if (order !== undefined) return { order, index }
  }
  const { orders, model } = living.inside()
  const order = orders.get(orderId)
  return order === undefined ? null : { order, index: model.index }
}

/** Orders that take more than one place as staff's word leaves them: a forbidden team is one that must not be asked. */
export function withoutForbidden(orders: readonly OrderToPlan[], forbids: readonly Forbid[]): OrderToPlan[] {
  return orders.map((order) => {
    const teams = forbids.filter(({ orderId }) => orderId === order.id).map(({ teamId }) => teamId)
    return teams.length === 0 ? order : { ...order, excluded: [...order.excluded, ...teams] }
  })
}
