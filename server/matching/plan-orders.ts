import { weekOf } from '../../shared/time/beijing'
import { slotKey } from '../../shared/time/slot'
import { compoundCounties, countyOf } from './compound'
import { planByProgram } from './county-program'
import type { ProgramCounty } from './explain-program'
import { LivingPlan } from './living-plan'
import type { Assignment, Objective, Plan, PlanPart } from './plan'
import type { Problem, TeamToPlan } from './problem'
import { TeamIndex } from './team-index'

/** How long planning may take. */
export interface Patience {
  /** Asked now and then; true cuts the exact part short: the plan is allowed all the same, and its bound says how good it is. */
  readonly stop?: () => boolean
  /** For each of the two steps of each county that needs an integer program. */
  readonly programSeconds?: number
}

/** A plan, and what explains it. */
export interface Planned {
  readonly plan: Plan
  /** Keeps alive the plan of all orders but those of counties planned by an integer program; `explain` tells why they are planned so. */
  readonly living: LivingPlan
  /** The counties planned by an integer program, by code; `explainByProgram` tells why their orders are planned so. */
  readonly programs: ReadonlyMap<string, ProgramCounty>
}

const PROGRAM_SECONDS = 30

/**
 * The best plan for all orders. Counties with an order that takes more than one place are planned by an integer program each, after the
 * others and with what these leave; all the rest at once.
 * @throws RangeError when an id is there twice, or there is too much of something to be added up exactly
 */
export async function planOrders(problem: Problem, { stop, programSeconds = PROGRAM_SECONDS }: Patience = {}): Promise<Planned> {
  const counties = compoundCounties(problem, new TeamIndex(problem.teams, problem.points))
  const simple = problem.orders.filter((order) => !counties.includes(countyOf(order)))
  const living = new LivingPlan({ ...problem, orders: simple }, stop)
  const standing = living.standing()
  const { objective, bound } = standing
  const parts: PlanPart[] =
    simple.length === 0
      ? []
      : [{ counties: [...new Set(simple.map(countyOf))].sort(), method: 'flow', objective, bound, afterOthers: false }]
  const assignments = [...standing.assignments]
  const programs = new Map<string, ProgramCounty>()
  for (const county of counties) {
    const { program, part } = await planCounty(problem, county, assignments, programSeconds)
    assignments.push(...program.plan.assignments)
    parts.push(part)
    programs.set(county, program)
  }
  return { plan: putTogether(problem, assignments, parts), living, programs }
}

async function planCounty(
  problem: Problem,
  county: string,
  before: readonly Assignment[],
  seconds: number,
): Promise<{ readonly program: ProgramCounty; readonly part: PlanPart }> {
  const orders = problem.orders.filter((order) => countyOf(order) === county)
  const index = new TeamIndex(withVisits(problem.teams, before), problem.points)
  const plan = await planByProgram(index, orders, seconds)
  const { objective, bound } = plan
  const taken = new Set(before.flatMap(({ teamIds }) => teamIds))
  const afterOthers = orders.some((order) => index.teamsFor(order).some((number) => taken.has(index.books[number]?.team.id ?? '')))
  const part: PlanPart = { counties: [county], method: 'program', objective, bound, afterOthers }
  return { program: { index, orders, plan }, part }
}

/** Teams that come to an order, and when. */
export type Visit = Pick<Assignment, 'orderId' | 'teamIds' | 'slots'>

/** The teams with what is planned for them as if it were booked. */
export function withVisits(teams: readonly TeamToPlan[], assignments: readonly Visit[]): TeamToPlan[] {
  const added = new Map<string, Map<string, number>>()
  for (const { teamIds, slots } of assignments) {
    const periods = new Set(slots.flatMap((slot) => [slotKey(slot), slot.date, weekOf(slot.date)]))
    for (const teamId of teamIds) {
      const its = added.get(teamId) ?? new Map<string, number>()
      for (const period of periods) its.set(period, (its.get(period) ?? 0) + 1)
      added.set(teamId, its)
    }
  }
  return teams.map((team) => {
    const its = added.get(team.id)
    if (its === undefined) return team
    const booked = new Map(team.booked)
    for (const [period, count] of its) booked.set(period, (booked.get(period) ?? 0) + count)
    return { ...team, booked }
  })
}

function putTogether({ orders }: Problem, assignments: readonly Assignment[], parts: readonly PlanPart[]): Plan {
  const served = new Set(assignments.map(({ orderId }) => orderId))
  const objective = total(parts.map((part) => part.objective))
  const bound = total(parts.map((part) => part.bound))
  const equal = objective.unservedWeight === bound.unservedWeight && objective.quality === bound.quality
  return {
    assignments: [...assignments].sort((one, other) => (one.orderId < other.orderId ? -1 : 1)),
    unserved: orders
      .map(({ id }) => id)
      .filter((id) => !served.has(id))
      .sort(),
    objective,
    bound,
    proven: equal && parts.every((part) => !part.afterOthers),
    parts,
  }
}

function total(objectives: readonly Objective[]): Objective {
  return objectives.reduce(
    (sum, { unservedWeight, quality }) => ({ unservedWeight: sum.unservedWeight + unservedWeight, quality: sum.quality + quality }),
    { unservedWeight: 0, quality: 0 },
  )
}
