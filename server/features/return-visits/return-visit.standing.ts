import type { EntityManager } from 'typeorm'
import { actionsFor, transitionFor } from '../../../shared/lifecycle/machine'
import {
  VISIT_TRANSITIONS,
  type VisitAction,
  type VisitCondition,
  type VisitParty,
  type VisitState,
} from '../../../shared/lifecycle/return-visit'
import { isWithin, levelOf } from '../../../shared/vocabulary/places'
import { MOST_TRIES } from '../../../shared/vocabulary/return-visits'
import { Refusal } from '../../http/refusal'
import type { ServiceOrder } from '../orders/order.entity'
import { type Actor, isStaffOf, personOf, sitesOf, teamsLedBy } from '../people/actor'
import type { ReturnVisit } from './return-visit.entity'

/** Checks the work of others in a place: supervises it, or is staff of a town's or county's site that holds it. A station does not check itself. */
export const oversees = (actor: Actor, placeCode: string): boolean =>
  [...sitesOf(actor, 'supervisor'), ...sitesOf(actor, 'staff').filter((site) => levelOf(site) !== 'village')].some((own) =>
    isWithin(placeCode, own),
  )

/** Any trace of a person in an order: a step of theirs, an order of their own, hours in the activity that served it. */
const TRACES = `select 1 as found from order_event where orderId = ? and personId = ?
  union all select 1 from order_person where orderId = ? and personId = ?
  union all select 1 from offer where orderId = ? and offeredBy = ?
  union all select 1 from activity_order a join hours_entry h on h.activityId = a.activityId where a.orderId = ? and h.personId = ?
  limit 1`

/** Whether somebody had a part in an order, and so may not ask how it went: at its site, in its team, or in any step of it. */
export async function handled(tx: EntityManager, actor: Actor, order: ServiceOrder): Promise<boolean> {
  const person = personOf(actor)
  if (person === null) return false
  if (isStaffOf(actor, order.ownerCode) || order.handlerId === person.id) return true
  if (order.teamId !== null && teamsLedBy(actor).includes(order.teamId)) return true
  const traces: unknown[] = await tx.query(
    TRACES,
    [0, 1, 2, 3].flatMap(() => [order.id, person.id]),
  )
  return traces.length > 0
}

/** A visit with its order, and whether who asks is barred from it. */
export interface VisitInHand {
  readonly visit: ReturnVisit
  readonly order: ServiceOrder
  readonly barred: boolean
}

function standing(actor: Actor, { visit, barred }: VisitInHand) {
  const is = new Set<VisitParty>()
  if (!barred && oversees(actor, visit.villageCode)) {
    is.add('interviewer')
    if (visit.callerId === personOf(actor)?.id) is.add('caller')
  }
  const holds = new Set<VisitCondition>([visit.tries + 1 < MOST_TRIES ? 'may_try_again' : 'last_try'])
  return { state: visit.state, is, holds }
}

/** The steps that this person may take with the visit now; to take what one has already is none. */
export function visitActions(actor: Actor, inHand: VisitInHand): VisitAction[] {
  const now = standing(actor, inHand)
  const holdsIt = now.state === 'calling' && now.is.has('caller')
  return actionsFor(VISIT_TRANSITIONS, now).filter((action) => action !== 'take' || !holdsIt)
}

/**
 * The state to which this step leads.
 * @throws Refusal visit_barred to who handled the order, not_allowed when it is somebody else's call, transition_not_allowed otherwise.
 */
export function visitTransition(actor: Actor, inHand: VisitInHand, action: VisitAction): VisitState {
  if (inHand.barred) throw new Refusal('visit_barred')
  const now = standing(actor, inHand)
  const row = transitionFor(VISIT_TRANSITIONS, now, action)
  if (row !== undefined) return row.to === 'same' ? now.state : row.to
  const theirs = VISIT_TRANSITIONS.some((each) => each.action === action && each.by.some((party) => now.is.has(party)))
  throw new Refusal(theirs ? 'transition_not_allowed' : 'not_allowed')
}
