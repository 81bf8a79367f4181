import { Not } from 'typeorm'
import { compareSlots, type Slot, slotEnds, slotKey } from '../../../shared/time/slot'
import { insist } from '../../http/refusal'
import { moveOrder, remark, type Work } from '../orders/move-order'
import type { ServiceOrder } from '../orders/order.entity'
import { system } from '../people/actor'
import type { Team } from '../teams/team.entity'
import { bookSlot } from '../teams/team-booking'
import { endOffer, freeCompanion, NOBODY_AGREED, supersedeOthers, tellTeam } from './end-offers'
import { Offer } from './offer.entity'

/** An offer with the order it is about; the order's row is held by the transaction. */
export interface OpenOffer {
  readonly offer: Offer
  readonly order: ServiceOrder
  readonly team: Team
}

/**
 * The team takes the order in one of the slots. First come: the offer, the order and the place in the calendar change together or not at
 * all, and the database lets one offer hold an order.
 * @throws Refusal offer_closed, slot_not_offered, slot_past, capacity_full.
 */
export async function acceptOffer(work: Work, { offer, order, team }: OpenOffer, slot: Slot): Promise<void> {
  insist(offer.state === 'offered', 'offer_closed')
  insist(
    offer.slots.some((each) => compareSlots(each, slot) === 0),
    'slot_not_offered',
  )
  insist(slotEnds(slot) > work.now.getTime(), 'slot_past')
  if (order.teamsNeeded > 1 && order.companionId === null) {
    await joinOrder(work, { offer, order, team }, slot)
    return
  }
  await moveOrder(work, order, {
    action: 'take',
    by: 'team',
    words: `${team.name}接单`,
    facts: { offer: offer.publicCode, slot: slotKey(slot) },
    change: { teamId: team.id, assignedSlot: slot },
  })
  await endOffer(work, offer, 'accepted', { acceptedSlot: slot, holdsOrderId: order.id })
  await supersedeOthers(work, order, offer)
  await bookSlot(work.tx, team, slot, order.partsNeeded)
}

/**
 * The first of two teams agrees: its place is booked, and the others are asked for this slot only. Nobody has the order yet: the second
 * acceptance settles it for both, and where there is none, `freeCompanion` lets the first go.
 * @throws Refusal slot_not_offered where no other team was asked for the slot, capacity_full.
 */
async function joinOrder(work: Work, { offer, order, team }: OpenOffer, slot: Slot): Promise<void> {
  const others = await work.tx.findBy(Offer, { orderId: order.id, state: 'offered', id: Not(offer.id) })
  const meet = others.filter(({ slots }) => slots.some((each) => compareSlots(each, slot) === 0))
  insist(meet.length > 0, 'slot_not_offered')
  await moveOrder(work, order, {
    action: 'join',
    by: 'team',
    words: `${team.name}答应了，还在等另一支队伍`,
    facts: { offer: offer.publicCode, slot: slotKey(slot) },
    change: { companionId: team.id, assignedSlot: slot },
  })
  await endOffer(work, offer, 'accepted', { acceptedSlot: slot })
  for (const other of others) {
    if (meet.includes(other)) await work.tx.update(Offer, { id: other.id }, { slots: [slot] })
    else await endOffer(work, other, 'superseded')
  }
  await bookSlot(work.tx, team, slot, order.partsNeeded)
}

/** Not this time. It is written nowhere that any score, rank or list of teams reads. */
export async function declineOffer(work: Work, open: OpenOffer, reason: string): Promise<void> {
  insist(open.offer.state === 'offered', 'offer_closed')
  await endOffer(work, open.offer, 'declined', { declineReason: reason })
  await remark(work, open.order, { action: 'decline_offer', by: 'team', words: '一支队伍这次不接' })
  await returnWhenAllEnded(work, open.order)
}

/** The owner takes an offer back that nobody has answered. */
export async function withdrawOffer(work: Work, open: OpenOffer): Promise<void> {
  await endOffer(work, open.offer, 'withdrawn')
  await remark(work, open.order, { action: 'withdraw_offer', by: 'site', words: `收回了给${open.team.name}的邀请` })
  await tellTeam(work.tx, open.order, open.offer, `${open.offer.id}:withdrawn`, '邀请已收回', work.now)
  await returnWhenAllEnded(work, open.order)
}

/** The reply's time has run out: the offer lapses, without a trace against the team. */
export async function offerClockRanOut(work: Omit<Work, 'actor'>, open: OpenOffer): Promise<void> {
  const asSystem: Work = { ...work, actor: system }
  await endOffer(asSystem, open.offer, 'lapsed')
  await remark(asSystem, open.order, { action: 'lapse_offer', by: 'system', words: '一份邀请过了时间' })
  await tellTeam(work.tx, open.order, open.offer, `${open.offer.id}:lapsed`, '一份邀请过了时间', work.now)
  await returnWhenAllEnded(asSystem, open.order)
}

/** No offer is open any more and none was accepted: the order is the owner's again, for another round. */
async function returnWhenAllEnded(work: Work, order: ServiceOrder): Promise<void> {
  if (order.state !== 'offering' || (await work.tx.existsBy(Offer, { orderId: order.id, state: 'offered' }))) return
  const words = order.companionId === null ? '这一轮没有队伍接，站里再请' : '两支队伍没有凑齐，站里再请'
  await freeCompanion(work, order)
  await moveOrder({ ...work, actor: system }, order, { action: 'return_to_owner', by: 'system', words, change: NOBODY_AGREED })
}
