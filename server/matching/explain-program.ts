import { type Compound, compoundOf } from './compound'
import type { Choice } from './county-case'
import { type ProgramPlan, planByProgram } from './county-program'
import { distanceTo, freeSlots, suits } from './eligibility'
import type { Assignment, Objective } from './plan'
import type { OrderToPlan } from './problem'
import type { TeamIndex } from './team-index'

/** A county that was planned by an integer program, as it was when it was planned: what others had taken before is booked. */
export interface ProgramCounty {
  readonly index: TeamIndex
  readonly orders: readonly OrderToPlan[]
  readonly plan: ProgramPlan
}

/** What another plan loses against the one that stands: served weight first, then points, which may be less than zero where weight is lost. */
export interface Loss extends Objective {
  /** Whether both plans are proven best, so that no plan of the other kind loses less. */
  readonly proven: boolean
}

/** Why an order is planned as it is where there are no prices to tell: by the difference to the plan that there would be otherwise. */
export interface ProgramExplanation {
  readonly orderId: string
  /** The orders that make an integer program of their county, and what they take more of than others. */
  readonly because: readonly { readonly orderId: string; readonly takes: Compound }[]
  /** The order's place in the plan; null when unserved. */
  readonly assignment: Assignment | null
  /** Of a served order the nearest team that could come and does not, and what is lost if it must. Null when no nearer team could. */
  readonly nearest: { readonly teamId: string; readonly distance: number; readonly loss: Loss | null } | null
  /** Of an unserved order what is lost if it must be served; null when it is served, or cannot be served at all. */
  readonly serving: Loss | null
}

/**
 * Why an order is planned as it is in a county with orders that take more than one place. The county is planned anew for the answer, with
 * the nearest team coming, or with the order served.
 * @param seconds as for planning
 * @returns null when the county has no such order
 */
export async function explainByProgram(county: ProgramCounty, orderId: string, seconds: number): Promise<ProgramExplanation | null> {
  const { index, orders, plan } = county
  const order = orders.find(({ id }) => id === orderId)
  if (order === undefined) return null
  const assignment = plan.assignments.find((each) => each.orderId === orderId) ?? null
  const because = orders.flatMap((each) => {
    const takes = compoundOf(each, index)
    return takes === null ? [] : [{ orderId: each.id, takes }]
  })
  const nearer = assignment === null ? undefined : nearestOf(index, order, assignment)
  const lossOf = (must: (choice: Choice) => boolean) => lossWith(county, orderId, seconds, must)
  return {
    orderId,
    because,
    assignment,
    nearest: nearer === undefined ? null : { ...nearer, loss: await lossOf(({ book }) => book.team.id === nearer.teamId) },
    serving: assignment === null ? await lossOf(() => true) : null,
  }
}

/** What the best plan loses in which the order takes one at least of its choices that hold; null when none was found. */
async function lossWith(
  { index, orders, plan }: ProgramCounty,
  orderId: string,
  seconds: number,
  holds: (choice: Choice) => boolean,
): Promise<Loss | null> {
  const other = await planByProgram(index, orders, seconds, (choice) => choice.order.id === orderId && holds(choice))
  if (!other.assignments.some((each) => each.orderId === orderId)) return null
  return {
    unservedWeight: other.objective.unservedWeight - plan.objective.unservedWeight,
    quality: other.objective.quality - plan.objective.quality,
    proven: isProven(plan) && isProven(other),
  }
}

function isProven({ objective, bound }: ProgramPlan): boolean {
  return objective.unservedWeight === bound.unservedWeight && objective.quality === bound.quality
}

/** The nearest team that could come, of those that do not; undefined when all that come are nearer. */
function nearestOf(index: TeamIndex, order: OrderToPlan, { teamIds }: Assignment): { teamId: string; distance: number } | undefined {
  const able = index.teamsFor(order).flatMap((number) => {
    const book = index.books[number]
    if (book === undefined) return []
    const distance = distanceTo(order, book)
    return suits(order, book, distance) && freeSlots(order, book).length > 0 ? [{ teamId: book.team.id, distance }] : []
  })
  able.sort((one, other) => one.distance - other.distance || (one.teamId < other.teamId ? -1 : 1))
  const farthest = Math.max(...able.filter(({ teamId }) => teamIds.includes(teamId)).map(({ distance }) => distance))
  return able.find(({ teamId, distance }) => !teamIds.includes(teamId) && distance < farthest)
}
