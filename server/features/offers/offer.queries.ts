import { type EntityManager, In } from 'typeorm'
import type { Call } from '../../http/call'
import { demand } from '../../http/refusal'
import { orderById } from '../orders/order.queries'
import { teamsLedBy } from '../people/actor'
import { Team } from '../teams/team.entity'
import type { OpenOffer } from './answer-offer'
import { Offer } from './offer.entity'

/** An offer with its order and team; in a write, the order's row is held until the transaction ends. */
export async function openOfferBy(
  call: Pick<Call, 'tx'>,
  where: { publicCode: string } | { id: string },
  holding: boolean,
): Promise<OpenOffer> {
  const found = demand(await call.tx.findOneBy(Offer, where), 'offer_not_found')
  const order = demand(await orderById(call.tx, found.orderId, holding), 'offer_not_found')
  const team = demand(await call.tx.findOneBy(Team, { id: found.teamId }), 'offer_not_found')
  // Read again once the order is held: whoever held it before may have answered.
  const offer = holding ? demand(await call.tx.findOneBy(Offer, { id: found.id }), 'offer_not_found') : found
  return { offer, order, team }
}

const STATES = { open: ['offered'], taken: ['accepted'], past: ['declined', 'lapsed', 'withdrawn', 'superseded'] } as const

/** The offers to the teams that this person leads, newest first. */
export async function offersToMe(call: Call, show: keyof typeof STATES, cursor: string | undefined, limit: number): Promise<Offer[]> {
  const led = teamsLedBy(call.actor)
  if (led.length === 0) return []
  const query = call.tx
    .createQueryBuilder(Offer, 'o')
    .where('o.teamId in (:...led) and o.state in (:...states)', { led, states: STATES[show] })
    .orderBy('o.id', 'DESC')
    .limit(limit)
  if (cursor !== undefined) query.andWhere('o.id < :cursor', { cursor })
  return query.getMany()
}

/** How many offers wait for the answer of teams that these people lead. */
export async function openOffersOf(tx: EntityManager, teamIds: readonly string[]): Promise<number> {
  return teamIds.length === 0 ? 0 : tx.countBy(Offer, { teamId: In([...teamIds]), state: 'offered' })
}
