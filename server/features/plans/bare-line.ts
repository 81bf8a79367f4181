import type { Urgency } from '../../../shared/vocabulary/orders'
import type { KeptLine } from './plan-document'
import type { WaitingOrder } from './situation.rows'

/** A line without a team. */
export function bare(order: WaitingOrder, state: 'unserved' | 'pooled', reasons: readonly string[]): KeptLine {
  return {
    orderId: order.id,
    code: order.publicCode,
    villageCode: order.villageCode,
    ownerCode: order.ownerCode,
    orderRound: order.round,
    urgency: order.urgency as Urgency,
    state,
    teamId: null,
    slot: null,
    distance: null,
    also: [],
    reasons,
    pinned: false,
  }
}
