import { actionsFor, type Standing, type Transition, transitionFor } from '../../../shared/lifecycle/machine'
import type { OrderAction, OrderCondition, OrderParty, OrderState } from '../../../shared/lifecycle/order'
import { ORDER_TRANSITIONS, REOPENINGS_AT_ONE_SITE } from '../../../shared/lifecycle/order'
import { levelOf, upperSite } from '../../../shared/vocabulary/places'
import { Refusal } from '../../http/refusal'
import type { ServiceOrder } from './order.entity'

type OrderStanding = Standing<OrderState, OrderParty, OrderCondition>

/** The site above the owner's, or null at a centre. */
export const siteAbove = (order: ServiceOrder): string | null => upperSite(order.ownerCode)

/** What holds of an order now, by the names of the transition table. */
function conditionsOf(order: ServiceOrder, now: Date, planned: boolean): ReadonlySet<OrderCondition> {
  const hasUpper = siteAbove(order) !== null
  const facts: Record<OrderCondition, boolean> = {
    has_upper: hasUpper,
    has_lower: levelOf(order.ownerCode) !== 'village',
    never_asked_above: !order.askedAbove,
    within_rating_window: order.promiseClock === 'rate' && order.promiseDue !== null && now < order.promiseDue,
    cancel_asked: order.cancelAsked,
    no_cancel_asked: !order.cancelAsked,
    may_reopen_again: order.reopened < REOPENINGS_AT_ONE_SITE || hasUpper,
    planned,
    pooled: order.pooled,
    not_pooled: !order.pooled,
  }
  return new Set((Object.keys(facts) as OrderCondition[]).filter((name) => facts[name]))
}

const standing = (order: ServiceOrder, parties: ReadonlySet<OrderParty>, now: Date, planned: boolean): OrderStanding => ({
  state: order.state,
  is: parties,
  holds: conditionsOf(order, now, planned),
})

/** The actions that a person with these parts in the order may take now. */
export function orderActions(order: ServiceOrder, parties: ReadonlySet<OrderParty>, now: Date): OrderAction[] {
  return actionsFor(ORDER_TRANSITIONS, standing(order, parties, now, false))
}

/**
 * The row of the table that this action follows.
 * @param planned the step is a line of a plan of a whole place
 * @throws Refusal not_allowed when it is somebody else's to take, no_upper_site at the top, transition_not_allowed otherwise.
 */
export function orderTransition(
  order: ServiceOrder,
  parties: ReadonlySet<OrderParty>,
  action: OrderAction,
  now: Date,
  planned = false,
): Transition<OrderState, OrderAction, OrderParty, OrderCondition> {
  const row = transitionFor(ORDER_TRANSITIONS, standing(order, parties, now, planned), action)
  if (row !== undefined) return row
  const rows = ORDER_TRANSITIONS.filter((each) => each.action === action && (planned || each.when?.includes('planned') !== true))
  if (!rows.some((each) => each.by.some((party) => parties.has(party)))) throw new Refusal('not_allowed')
  const here = rows.find((each) => each.from.includes(order.state))
  if (here === undefined) throw new Refusal('transition_not_allowed')
  if (here.when?.includes('within_rating_window') && !conditionsOf(order, now, planned).has('within_rating_window'))
    throw new Refusal('rating_window_over')
  if (here.when?.includes('has_upper') && siteAbove(order) === null) throw new Refusal('no_upper_site')
  throw new Refusal('transition_not_allowed')
}
