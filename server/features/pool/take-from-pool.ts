import { uuidv7 } from 'uuidv7'
import { type Slot, slotEnds, slotKey } from '../../../shared/time/slot'
import { isUniqueViolation } from '../../database/database'
import { newPublicCode } from '../../database/public-code'
import { insist, Refusal } from '../../http/refusal'
import { Offer } from '../offers/offer.entity'
import { fittingTeams, suitingSlots } from '../orders/fitting-teams'
import { moveOrder, type Work } from '../orders/move-order'
import type { ServiceOrder } from '../orders/order.entity'
import { personOf } from '../people/actor'
import type { Team } from '../teams/team.entity'
import { bookSlot } from '../teams/team-booking'

/**
 * A team takes an order out of the pool. First come: an offer that is accepted from the start holds the order, and the database lets one
 * offer do that; the order and the place in the team's calendar change with it or not at all.
 * @throws Refusal pool_closed, slot_not_offered, slot_past, team_not_eligible, capacity_full.
 */
export async function takeFromPool(work: Work, order: ServiceOrder, team: Team, slot: Slot): Promise<Offer> {
  const { tx, now } = work
  insist(order.pooled && order.state === 'accepted', 'pool_closed')
  insist(slotEnds(slot) > now.getTime(), 'slot_past')
  insist(
    suitingSlots(order, now).some((each) => slotKey(each) === slotKey(slot)),
    'slot_not_offered',
  )
  const [fit] = await fittingTeams(tx, order, [slot], now, [team.id])
  insist(fit !== undefined && fit.obstacle === null, 'team_not_eligible')
  const offer: Offer = {
    id: uuidv7(),
    publicCode: newPublicCode(),
    orderId: order.id,
    teamId: team.id,
    state: 'accepted',
    holdsOrderId: order.id,
    openFor: null,
    round: order.round,
    slots: [slot],
    acceptedSlot: slot,
    reasons: fit.reasons,
    distance: fit.distance,
    message: '',
    declineReason: '',
    offeredBy: personOf(work.actor)?.id ?? '',
    offeredAt: now,
    replyBy: now,
    answeredAt: now,
    // Nobody asked it, so it is no answer whose time could be told.
    answerMinutes: null,
  }
  await hold(work, offer)
  await moveOrder(work, order, {
    action: 'take_from_pool',
    by: 'team',
    words: `${team.name}接单`,
    facts: { offer: offer.publicCode, slot: slotKey(slot), pool: true },
    change: { teamId: team.id, assignedSlot: slot },
  })
  await bookSlot(tx, team, slot)
  return offer
}

async function hold({ tx }: Work, offer: Offer): Promise<void> {
  try {
    await tx.insert(Offer, offer)
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('pool_closed')
    throw error
  }
}
