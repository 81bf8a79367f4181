import { offers } from '../../../shared/contract'
import type { Endpoint } from '../../../shared/contract/endpoint'
import { transitionFor } from '../../../shared/lifecycle/machine'
import { OFFER_TRANSITIONS, type OfferAction, type OfferParty } from '../../../shared/lifecycle/offer'
import type { Call } from '../../http/call'
import { PAGE, pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { isStaffOf, teamsLedBy } from '../people/actor'
import { acceptOffer, declineOffer, type OpenOffer, withdrawOffer } from './answer-offer'
import { presentOffers } from './offer.presenter'
import { offersToMe, openOfferBy } from './offer.queries'

type CodeCall = Call<typeof offers.one>

const held = (call: Call): Promise<OpenOffer> => openOfferBy(call, { publicCode: (call as CodeCall).params.code }, true)

const shown = async (call: Call, { offer }: OpenOffer) => demand((await presentOffers(call.tx, call.actor, [offer]))[0], 'offer_not_found')

/** A write on one offer: what the table lets this person do, done, then shown. */
function change<E extends Endpoint>(endpoint: E, action: OfferAction, act: (call: Call<E>, open: OpenOffer) => Promise<void>) {
  return answerAbout(endpoint, held, async (call, open) => {
    const is = new Set<OfferParty>()
    if (teamsLedBy(call.actor).includes(open.offer.teamId)) is.add('leader')
    if (isStaffOf(call.actor, open.order.ownerCode)) is.add('owner')
    const rows = OFFER_TRANSITIONS.filter((row) => row.action === action)
    insist(
      rows.some((row) => row.by.some((party) => is.has(party))),
      'not_allowed',
    )
    insist(transitionFor(OFFER_TRANSITIONS, { state: open.offer.state, is, holds: new Set<never>() }, action) !== undefined, 'offer_closed')
    await act(call, open)
    return (await shown(call, open)) as never
  })
}

export const offerRoutes = [
  answer(offers.list, async (call) => {
    demandConsented(call)
    const rows = await offersToMe(call, call.query.show ?? 'open', call.query.cursor, PAGE + 1)
    const { items, next } = pageOf(rows, (row) => row.id)
    return { items: await presentOffers(call.tx, call.actor, items), next }
  }),
  answerAbout(offers.one, (call) => openOfferBy(call, { publicCode: call.params.code }, false), shown),
  change(offers.accept, 'accept', (call, open) => acceptOffer(call, open, call.body.slot)),
  change(offers.decline, 'decline', (call, open) => declineOffer(call, open, call.body.reason)),
  change(offers.withdraw, 'withdraw', withdrawOffer),
]
