import { In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { orders } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { slotEnds, slotKey } from '../../../shared/time/slot'
import { startClock } from '../../clocks/deadlines'
import { newPublicCode } from '../../database/public-code'
import { insist } from '../../http/refusal'
import { moveOrder, type Work } from '../orders/move-order'
import type { ServiceOrder } from '../orders/order.entity'
import { type Candidate, rankTeams } from '../orders/rank-teams'
import { Team } from '../teams/team.entity'
import { tellTeam } from './end-offers'
import { Offer } from './offer.entity'

/**
 * Offers the order to one team or several, each free to take it or not; the first acceptance wins. A team is asked only for slots that the
 * order suits and the team's calendar has free.
 * @throws Refusal text_needs_review, team_not_eligible, slot_not_offered, slot_past.
 */
export async function offerOrder(work: Work, order: ServiceOrder, body: BodyOf<typeof orders.offer>): Promise<void> {
  const { tx, now } = work
  insist(order.textVerdict === 'pass' || body.textRead, 'text_needs_review')
  insist(
    body.slots.every((slot) => slotEnds(slot) > now.getTime()),
    'slot_past',
  )
  const suits = new Set(order.slots.map(slotKey))
  insist(suits.size === 0 || body.slots.every((slot) => suits.has(slotKey(slot))), 'slot_not_offered')
  const teams = await tx.findBy(Team, { publicCode: In(body.teams) })
  const ranked = await rankTeams(
    tx,
    order,
    body.slots,
    now,
    teams.map((team) => team.id),
  )
  const chosen = body.teams.map((code) => ranked.find((candidate) => candidate.team.publicCode === code && candidate.eligible))
  insist(
    chosen.every((candidate) => candidate !== undefined),
    'team_not_eligible',
  )
  const names = chosen.map((candidate) => candidate.team.name).join('、')
  await moveOrder(work, order, {
    action: 'offer',
    by: 'site',
    words: `已邀请${names}；队伍可以接，也可以不接`.slice(0, 160),
    facts: { teams: body.teams },
    change: { round: order.round + 1, textVerdict: 'pass', overdue: false },
  })
  for (const candidate of chosen) await offerTo(work, order, candidate, body.message)
}

async function offerTo(work: Work, order: ServiceOrder, candidate: Candidate, message: string): Promise<void> {
  const { tx, now, services } = work
  const id = uuidv7()
  const openFor = `${order.id}:${candidate.team.id}`
  insist(!(await tx.existsBy(Offer, { openFor })), 'team_not_eligible')
  const offer: Offer = {
    id,
    publicCode: newPublicCode(),
    orderId: order.id,
    teamId: candidate.team.id,
    state: 'offered',
    holdsOrderId: null,
    openFor,
    round: order.round,
    slots: candidate.slots,
    acceptedSlot: null,
    reasons: candidate.reasons,
    distance: candidate.distance,
    message,
    declineReason: '',
    offeredBy: work.actor.kind === 'person' ? work.actor.person.id : '',
    offeredAt: now,
    replyBy: await startClock(tx, services.clocks, 'reply_offer', id, order.urgency, now),
    answeredAt: null,
  }
  await tx.insert(Offer, offer)
  await tellTeam(tx, order, offer, id, '有一份邀请', now)
}
