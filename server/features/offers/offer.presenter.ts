import type { EntityManager } from 'typeorm'
import { In } from 'typeorm'
import type * as z from 'zod/mini'
import type { offer as offerSchema } from '../../../shared/contract/offers'
import { actionsFor } from '../../../shared/lifecycle/machine'
import { OFFER_TRANSITIONS, type OfferParty } from '../../../shared/lifecycle/offer'
import { ServiceOrder } from '../orders/order.entity'
import { needsOf } from '../orders/order-needs'
import { type Actor, isStaffOf, teamsLedBy } from '../people/actor'
import { Place } from '../places/place.entity'
import { Team } from '../teams/team.entity'
import type { Offer } from './offer.entity'

export type PresentedOffer = z.output<typeof offerSchema>

/** Offers as a team or the owner site reads them: service, village, distance, slots, people needed; never a person. */
export async function presentOffers(tx: EntityManager, actor: Actor, offers: readonly Offer[]): Promise<PresentedOffer[]> {
  if (offers.length === 0) return []
  const orders = new Map(
    (await tx.findBy(ServiceOrder, { id: In([...new Set(offers.map((each) => each.orderId))]) })).map((each) => [each.id, each]),
  )
  const teams = new Map((await tx.findBy(Team, { id: In([...new Set(offers.map((each) => each.teamId))]) })).map((each) => [each.id, each]))
  const villages = new Map(
    (await tx.findBy(Place, { code: In([...new Set([...orders.values()].map((each) => each.villageCode))]) })).map((each) => [
      each.code,
      each.name,
    ]),
  )
  return offers.flatMap((offer): PresentedOffer[] => {
    const order = orders.get(offer.orderId)
    const team = teams.get(offer.teamId)
    return order === undefined || team === undefined ? [] : [presented(actor, offer, order, team, villages.get(order.villageCode) ?? '')]
  })
}

function presented(actor: Actor, offer: Offer, order: ServiceOrder, team: Team, village: string): PresentedOffer {
  const is = new Set<OfferParty>()
  if (teamsLedBy(actor).includes(team.id)) is.add('leader')
  if (isStaffOf(actor, order.ownerCode)) is.add('owner')
  return {
    code: offer.publicCode,
    state: offer.state,
    team: { code: team.publicCode, name: team.name },
    order: {
      code: order.publicCode,
      state: order.state,
      title: order.title,
      category: order.category,
      urgency: order.urgency,
      people: order.people,
      needs: needsOf(order),
      village: { code: order.villageCode, name: village },
    },
    distance: offer.distance,
    reasons: offer.reasons,
    message: offer.message,
    slots: offer.slots,
    acceptedSlot: offer.acceptedSlot,
    waitsForOther: offer.state === 'accepted' && order.teamId === null && order.companionId === team.id,
    offeredAt: offer.offeredAt.toISOString(),
    replyBy: offer.replyBy.toISOString(),
    actions: actionsFor(OFFER_TRANSITIONS, { state: offer.state, is, holds: new Set<never>() }),
  }
}
