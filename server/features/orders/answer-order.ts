import type { orders } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { CATEGORY_LABELS } from '../../../shared/vocabulary/categories'
import { REFUSAL_LABELS } from '../../../shared/vocabulary/orders'
import { demand, insist, Refusal } from '../../http/refusal'
import { freeCompanion, NOBODY_AGREED, withdrawOpenOffers } from '../offers/end-offers'
import { personOf } from '../people/actor'
import { serviceOf } from '../projects/project.queries'
import { insistOnStep, moveOrder, type Work } from './move-order'
import { ServiceOrder } from './order.entity'
import { OrderExclusion } from './order-event.entity'
import { siteName } from './site-name'

type Body<E extends keyof typeof orders> = BodyOf<(typeof orders)[E]>

/** Takes the order on: from here on a team is owed. A free-text order is sorted now, so that the public list can name it. */
export async function acceptOrder(work: Work, order: ServiceOrder, body: Body<'accept'>): Promise<void> {
  const sorted = order.serviceCode === null ? await sortedAs(work, order, body) : {}
  await moveOrder(work, order, {
    action: 'accept',
    by: 'site',
    words: `${await siteName(work, order)}受理了`,
    said: body.text,
    change: { ...sorted, overdue: false },
  })
}

async function sortedAs({ tx }: Work, order: ServiceOrder, body: Body<'accept'>): Promise<Partial<ServiceOrder>> {
  if (body.serviceCode !== null) {
    const service = demand(await serviceOf(tx, body.serviceCode), 'service_not_offered')
    return { serviceCode: service.code, category: service.category, title: service.name }
  }
  const category = body.category ?? order.category
  if (category === null) throw new Refusal('invalid_request', [{ field: 'category', message: '请先定一个类别' }])
  return { category, title: `${CATEGORY_LABELS[category]}需求` }
}

/** Asks the requester for what is missing; the clock of the answer waits meanwhile. */
export async function askForInformation(work: Work, order: ServiceOrder, body: Body<'ask'>): Promise<void> {
  await moveOrder(work, order, { action: 'ask', by: 'site', words: `${await siteName(work, order)}想多了解一点`, said: body.text })
}

/** The requester's answer; the clock runs on. */
export async function replyToQuestion(work: Work, order: ServiceOrder, body: Body<'reply'>): Promise<void> {
  await moveOrder(work, order, { action: 'reply', by: 'requester', words: '补充了情况', said: body.text })
}

/** Ends the order without a service: a reason of the list and a text to the requester, both demanded by law (Decree 685 art. 13). */
export async function refuseOrder(work: Work, order: ServiceOrder, body: Body<'refuse'>): Promise<void> {
  const words = `${await siteName(work, order)}没有受理：${REFUSAL_LABELS[body.reason]}`
  await moveOrder(work, order, {
    action: 'refuse',
    by: 'site',
    words,
    said: body.text,
    facts: { reason: body.reason },
    change: { refusal: body.reason },
  })
}

/** Sends the requester on to whom it belongs, with a number to call. */
export async function referOrder(work: Work, order: ServiceOrder, body: Body<'refer'>): Promise<void> {
  const words = `已转介到${body.target}${body.phone === null ? '' : `，电话 ${body.phone}`}`
  await moveOrder(work, order, { action: 'refer', by: 'site', words, said: body.text, facts: { target: body.target, phone: body.phone } })
}

/** Puts the order together with another open one of the same village, whose outcome it shares. */
export async function mergeOrder(work: Work, order: ServiceOrder, body: Body<'merge'>): Promise<void> {
  await insistOnStep(work, order, { action: 'merge' })
  const target = await work.tx.findOneBy(ServiceOrder, { publicCode: body.into })
  insist(target !== null && target.id !== order.id && target.open && target.villageCode === order.villageCode, 'merge_target_unfit')
  const words = `并入同村的另一张单「${target.title}」(${target.publicCode})`
  await moveOrder(work, order, { action: 'merge', by: 'site', words, said: body.text, change: { mergedIntoId: target.id } })
}

/** The site's own staff take it on; whoever says so is its handler. Somebody else than who did it before, where that did not help. */
export async function handleOurselves(work: Work, order: ServiceOrder, body: Body<'selfHandle'>): Promise<void> {
  const { id } = demand(personOf(work.actor), 'sign_in_needed')
  insist(!(await work.tx.existsBy(OrderExclusion, { orderId: order.id, excludedId: id })), 'not_allowed')
  await moveOrder(work, order, {
    action: 'self_handle',
    by: 'site',
    words: `${await siteName(work, order)}自己来办`,
    said: body.text,
    change: { handlerId: id, assignedSlot: body.slot, overdue: false },
  })
}

/** Before a team has accepted, the requester may simply withdraw; open offers end with it. */
export async function withdrawOrder(work: Work, order: ServiceOrder, body: Body<'withdraw'>): Promise<void> {
  await withdrawOpenOffers(work, order)
  await freeCompanion(work, order)
  await moveOrder(work, order, { action: 'withdraw', by: 'requester', words: '撤回了点单', said: body.text, change: NOBODY_AGREED })
}
