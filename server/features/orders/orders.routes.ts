import { orders } from '../../../shared/contract'
import type { BodyOf, Endpoint } from '../../../shared/contract/endpoint'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand } from '../../http/refusal'
import { answer, answerAbout, answerPrepared } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { screenText } from '../../screening/screen-text'
import { offerOrder } from '../offers/offer-order'
import { personOf } from '../people/actor'
import {
  acceptOrder,
  askForInformation,
  handleOurselves,
  mergeOrder,
  referOrder,
  refuseOrder,
  replyToQuestion,
  withdrawOrder,
} from './answer-order'
import { meaningsOf } from './meant'
import type { Work } from './move-order'
import type { ServiceOrder } from './order.entity'
import { presentOrder } from './order.presenter'
import { myOrders, orderByCode, publicOrders } from './order.queries'
import { demandLinesOf, myLinesOf } from './order-lines'
import { setNeeds } from './order-needs'
import { addNote, askAbove, escalateOrder, handOrderDown, reopenOrder, setUrgency, takeOrderOver } from './pass-order'
import { readHome } from './read-home'
import { revealContact } from './reveal-contact'
import {
  agreeToCancel,
  askToCancel,
  declineToCancel,
  deliverService,
  giveOrderBack,
  rateOrder,
  sayNotSolved,
  startService,
} from './serve-order'
import { submitOrder } from './submit-order'

type CodeCall = Call<typeof orders.one>

/** The order that an address names; held by the transaction where the endpoint writes. */
export const orderIn = (holding: boolean) => async (call: Call) =>
  demand(await orderByCode(call.tx, (call as CodeCall).params.code, holding), 'order_not_found')

/** One step of an order's life: load and hold it, ask the policy, take the step, show it as it stands now. */
export function step<E extends Endpoint>(
  endpoint: E,
  useCase: (work: Work, order: ServiceOrder, body: BodyOf<E>) => Promise<unknown>,
): Route {
  return answerAbout(endpoint, orderIn(true), async (call, order) => {
    await useCase(call, order, call.body)
    return (await presentOrder(call, order)) as never
  })
}

export const orderRoutes: Route[] = [
  answer(orders.home, readHome),
  answerPrepared(orders.submit, {
    prepare: (call) => {
      const person = personOf(call.actor)
      const author = { openid: person?.openid ?? null, seenAt: person?.seenInWechatAt?.getTime() ?? null }
      return screenText(call.body.text, author, call.services.wechat, call.now.getTime())
    },
    act: async (call, verdict) => presentOrder(call, await submitOrder(call, call.body, verdict)),
  }),
  answer(orders.mine, async (call) => {
    const { person } = demandConsented(call)
    const rows = await myOrders(call.services.database, person.id, call.query.show !== 'ended', call.query.cursor)
    const { items, next } = pageOf(rows, (row) => row.id)
    return { items: await myLinesOf(call, items), next }
  }),
  answer(orders.demand, async (call) => {
    const { database } = call.services
    const { place, category, state, cursor, text } = call.query
    const rows = await publicOrders(database, { place, category, state, cursor, meant: await meaningsOf(database, text) })
    const { items, next } = pageOf(rows, (row) => row.id)
    return { items: await demandLinesOf(call, items), next }
  }),
  answerAbout(orders.one, orderIn(false), presentOrder),
  answerAbout(orders.reveal, orderIn(true), (call, order) => revealContact(call, order, call.body)),
  step(orders.accept, acceptOrder),
  step(orders.ask, askForInformation),
  step(orders.reply, replyToQuestion),
  step(orders.refuse, refuseOrder),
  step(orders.refer, referOrder),
  step(orders.merge, mergeOrder),
  step(orders.selfHandle, handleOurselves),
  step(orders.offer, offerOrder),
  step(orders.withdraw, withdrawOrder),
  step(orders.askCancel, askToCancel),
  step(orders.agreeCancel, agreeToCancel),
  step(orders.declineCancel, declineToCancel),
  step(orders.start, startService),
  step(orders.giveBack, giveOrderBack),
  step(orders.deliver, deliverService),
  step(orders.rate, rateOrder),
  step(orders.notSolved, sayNotSolved),
  step(orders.askAbove, askAbove),
  step(orders.reopen, reopenOrder),
  step(orders.escalate, escalateOrder),
  step(orders.handDown, handOrderDown),
  step(orders.takeOver, takeOrderOver),
  step(orders.setUrgency, setUrgency),
  step(orders.setNeeds, setNeeds),
  step(orders.addNote, addNote),
]
