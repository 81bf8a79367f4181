import { CODE_LENGTH } from '../../shared/vocabulary/places'
import { distanceTo, suits } from './eligibility'
import type { OrderToPlan, Problem } from './problem'
import type { TeamBook } from './team-book'
import type { TeamIndex } from './team-index'

/** The county of an order: its orders are planned together. */
export function countyOf({ villageCode }: OrderToPlan): string {
  return villageCode.slice(0, CODE_LENGTH.county)
}

/** What an order takes more of than one place among others. */
export type Compound = 'parts' | 'teams' | 'people'

/**
 * Why prices alone do not plan an order exactly: it takes two parts of a day, or two teams, or people whom some team can spare only if its
 * other orders of the slot ask for few. Null of an ordinary order.
 */
export function compoundOf(order: OrderToPlan, index: TeamIndex): Compound | null {
  const { parts, teams } = order.needs
  if (parts > 1) return 'parts'
  if (teams > 1) return 'teams'
  const isShort = index.teamsFor(order).some((number) => {
    const book = index.books[number]
    return book !== undefined && suits(order, book, distanceTo(order, book)) && !leavesEnough(order, book)
  })
  return isShort ? 'people' : null
}

/** Whether the team can staff the order whatever else it takes in the slot, as long as the others are such orders too. */
function leavesEnough({ needs }: OrderToPlan, { team, people }: TeamBook): boolean {
  if (team.perSlot === 1 || team.members.length === 0) return true
  return needs.credentials.length === 0 && needs.people * team.perSlot <= people
}

/** The counties that have an order which takes more than one place, sorted. */
export function compoundCounties({ orders }: Pick<Problem, 'orders'>, index: TeamIndex): string[] {
  return [...new Set(orders.filter((order) => compoundOf(order, index) !== null).map(countyOf))].sort()
}
