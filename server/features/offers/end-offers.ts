import { type EntityManager, Not } from 'typeorm'
import type { OfferState } from '../../../shared/lifecycle/offer'
import { stopClocks } from '../../clocks/deadlines'
import { insist } from '../../http/refusal'
import { tell } from '../notices/announce'
import type { Work } from '../orders/move-order'
import type { ServiceOrder } from '../orders/order.entity'
import { leadersOf } from '../teams/team.queries'
import { releaseSlot } from '../teams/team-booking'
import { Offer } from './offer.entity'

/** Ends an open offer in this state; refuses when it has been answered or has ended meanwhile. */
export async function endOffer(
  work: Pick<Work, 'tx' | 'now'>,
  offer: Offer,
  state: Exclude<OfferState, 'offered'>,
  change: Partial<Offer> = {},
): Promise<void> {
  const { tx, now } = work
  const answered = state === 'accepted' || state === 'declined'
  const answerMinutes = answered ? Math.round((now.getTime() - offer.offeredAt.getTime()) / 60_000) : null
  const columns = { ...change, state, openFor: null, answeredAt: now, answerMinutes }
  const ended = await tx
    .createQueryBuilder()
    .update(Offer)
    .set(columns as object)
    .where('id = :id and state = :open', { id: offer.id, open: 'offered' })
    .execute()
  insist(ended.affected === 1, 'offer_closed')
  Object.assign(offer, columns)
  await stopClocks(tx, offer.id)
}

/** Columns of an order for which no team has agreed. */
export const NOBODY_AGREED = { companionId: null, assignedSlot: null } as const

/** The team that agreed to come with another is free again, and hears so: an order for two teams is served by both or by neither. */
export async function freeCompanion(work: Pick<Work, 'tx' | 'now'>, order: ServiceOrder): Promise<void> {
  const { tx, now } = work
  if (order.companionId === null || order.assignedSlot === null) return
  await releaseSlot(tx, order.companionId, order.assignedSlot, order.partsNeeded)
  const offer = await tx.findOne(Offer, {
    where: { orderId: order.id, teamId: order.companionId, state: 'accepted' },
    order: { id: 'DESC' },
  })
  if (offer !== null) await tellTeam(tx, order, offer, `${offer.id}:freed`, '两支队伍没有凑齐，这次不用去了', now)
}

/** The order was withdrawn: its open offers end, and the teams that were asked hear so. */
export async function withdrawOpenOffers(work: Work, order: ServiceOrder): Promise<void> {
  await endOthers(work, order, null, 'withdrawn', '邀请已收回')
}

/** One team has accepted: the other open offers end without a mark on anybody. */
export async function supersedeOthers(work: Work, order: ServiceOrder, accepted: Offer): Promise<void> {
  await endOthers(work, order, accepted.id, 'superseded', '已有队伍接了这一单')
}

async function endOthers(
  work: Work,
  order: ServiceOrder,
  butId: string | null,
  state: 'withdrawn' | 'superseded',
  title: string,
): Promise<void> {
  const { tx, now } = work
  const open = await tx.findBy(Offer, { orderId: order.id, state: 'offered', ...(butId === null ? {} : { id: Not(butId) }) })
  for (const offer of open) {
    await endOffer(work, offer, state)
    await tellTeam(tx, order, offer, `${offer.id}:${state}`, title, now)
  }
}

/** Tells the leaders of the team that an offer is theirs to answer, or no longer. */
export async function tellTeam(
  tx: EntityManager,
  order: ServiceOrder,
  offer: Offer,
  eventKey: string,
  title: string,
  now: Date,
): Promise<void> {
  await tell(tx, {
    personIds: await leadersOf(tx, offer.teamId),
    eventKey,
    orderId: order.id,
    title,
    body: `${order.title}：接或不接都可以，不影响队伍的任何评价。`,
    opens: `/volunteer/pages/offer/index?code=${offer.publicCode}`,
    kind: 'offer_received',
    now,
  })
}

/** The accepted offer no longer holds the order, so that another team's may. Its state stays: giving back is an event of the order. */
export async function letGoOfOffer({ tx }: Pick<Work, 'tx'>, order: ServiceOrder): Promise<void> {
  await tx.update(Offer, { holdsOrderId: order.id }, { holdsOrderId: null })
}
