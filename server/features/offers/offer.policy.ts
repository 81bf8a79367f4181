import type { Call } from '../../http/call'
import { insist, Refusal } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { isStaffOf, readsSite, teamsLedBy } from '../people/actor'
import type { OpenOffer } from './answer-offer'

/** An offer is for the team that it was made to and the site that made it; to anybody else it does not exist. */
export const offerPolicies = {
  'offer.read': (call: Call, subject: unknown): void => {
    demandConsented(call)
    if (subject === undefined) return
    const { offer, order } = subject as OpenOffer
    insist(teamsLedBy(call.actor).includes(offer.teamId) || readsSite(call.actor, order.ownerCode), 'offer_not_found')
  },
  'offer.act': (call: Call, subject: unknown): void => {
    demandConsented(call)
    if (subject === undefined) return
    const { offer, order } = subject as OpenOffer
    const leads = teamsLedBy(call.actor).includes(offer.teamId)
    const owns = isStaffOf(call.actor, order.ownerCode)
    if (!leads && !owns && !readsSite(call.actor, order.ownerCode)) throw new Refusal('offer_not_found')
    insist(leads || owns, 'not_allowed')
  },
}
