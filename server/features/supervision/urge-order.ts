import { uuidv7 } from 'uuidv7'
import { change } from '../../database/change'
import { isUniqueViolation } from '../../database/database'
import { newPublicCode } from '../../database/public-code'
import { demand, insist, Refusal } from '../../http/refusal'
import type { Services } from '../../services'
import { tell } from '../notices/announce'
import { remark, type Work } from '../orders/move-order'
import type { ServiceOrder } from '../orders/order.entity'
import { siteName } from '../orders/site-name'
import { personOf } from '../people/actor'
import { staffOfSite } from '../people/person.queries'
import { placeNames } from '../places/place.queries'
import { urgerName, urgesAs } from './supervision.standing'
import { Urge } from './urge.entity'

/** Who urges or answers, when, and in which transaction. */
type UrgeWork = Work & { readonly services: Pick<Services, 'database'> }

/** An urge with the order it is about; the order's row is held by the transaction. */
export interface UrgedOrder {
  readonly urge: Urge
  readonly order: ServiceOrder
}

const ANSWER =
  'update `urge` set `waitsFor` = null, `answer` = ?, `answeredFor` = ?, `answeredBy` = ?, `answeredAt` = ? where `id` = ? and `waitsFor` is not null'

const opens = ({ publicCode }: ServiceOrder): string => `/station/pages/order/index?code=${publicCode}`

/**
 * Urges whoever has the order: a row of its timeline, which the requester reads too, and a notice to the owner's staff. Nothing of the order
 * itself changes, its clocks least of all.
 * @throws Refusal not_allowed, order_ended, urge_waits while an earlier one has no reply.
 */
export async function urgeOrder(work: UrgeWork, order: ServiceOrder, text: string): Promise<Urge> {
  const { tx, now } = work
  const person = demand(personOf(work.actor), 'sign_in_needed')
  const siteCode = demand(urgesAs(work.actor, order), 'not_allowed')
  insist(order.open, 'order_ended')
  const urge: Urge = {
    id: uuidv7(),
    publicCode: newPublicCode(),
    orderId: order.id,
    waitsFor: order.id,
    countyCode: order.countyCode,
    townCode: order.townCode,
    villageCode: order.villageCode,
    siteCode,
    sentBy: person.id,
    text,
    sentAt: now,
    answeredFor: null,
    answeredBy: null,
    answer: null,
    answeredAt: null,
  }
  await keep(work, urge)
  const from = urgerName(await placeNames(work.services.database), siteCode)
  const words = `${from}催办，请${await siteName(work, order)}回复`
  const event = await remark(work, order, { action: 'urge', by: 'site', words, said: text, facts: { urge: urge.publicCode } })
  const staff = (await staffOfSite(tx, order.ownerCode)).filter((id) => id !== person.id)
  await tell(tx, {
    ...{ personIds: staff, eventKey: event.id, orderId: order.id, title: '催办，请您回复', opens: opens(order), now },
    body: `${order.title}:${from}说「${text}」`,
    kind: 'order_progress',
  })
  return urge
}

async function keep({ tx }: UrgeWork, urge: Urge): Promise<void> {
  try {
    await tx.insert(Urge, urge)
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('urge_waits')
    throw error
  }
}

/**
 * The owner's reply: a row of the timeline, and a notice to whoever urged. It may be given once.
 * @throws Refusal urge_answered, order_ended.
 */
export async function answerUrge(work: UrgeWork, { urge, order }: UrgedOrder, text: string): Promise<void> {
  const { tx, now } = work
  const person = demand(personOf(work.actor), 'sign_in_needed')
  insist(order.open, 'order_ended')
  insist((await change(tx, ANSWER, [text, order.ownerCode, person.id, now, urge.id])) === 1, 'urge_answered')
  Object.assign(urge, { waitsFor: null, answer: text, answeredFor: order.ownerCode, answeredBy: person.id, answeredAt: now })
  const from = await siteName(work, order)
  const event = await remark(work, order, {
    ...{ action: 'answer_urge', by: 'site', words: `${from}回复了催办`, said: text },
    facts: { urge: urge.publicCode },
  })
  await tell(tx, {
    ...{ personIds: [urge.sentBy], eventKey: event.id, orderId: order.id, title: '催办有回复', opens: opens(order), now },
    body: `${order.title}:${from}说「${text}」`,
    kind: 'order_progress',
  })
}
