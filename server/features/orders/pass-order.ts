import type { orders } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { URGENCY_LABELS } from '../../../shared/vocabulary/orders'
import { isWithin } from '../../../shared/vocabulary/places'
import { demand, insist } from '../../http/refusal'
import { type Actor, sitesOf } from '../people/actor'
import { insistOnStep, moveOrder, type Work } from './move-order'
import type { ServiceOrder } from './order.entity'
import { siteAbove } from './order.standing'
import { siteName } from './site-name'

type Body<E extends keyof typeof orders> = BodyOf<(typeof orders)[E]>

/** Upwards by word of the owner: the owner changes and nothing else, open offers stay valid. */
export async function escalateOrder(work: Work, order: ServiceOrder, body: Body<'escalate'>): Promise<void> {
  const ownerCode = demand(siteAbove(order), 'no_upper_site')
  const words = `${await siteName(work, order)}上报到${await siteName(work, order, ownerCode)}`
  await moveOrder(work, order, { action: 'escalate', by: 'site', words, said: body.text, change: { ownerCode } })
}

/** Down to a site between the owner's and the village. */
export async function handOrderDown(work: Work, order: ServiceOrder, body: Body<'handDown'>): Promise<void> {
  await insistOnStep(work, order, { action: 'hand_down' })
  insist(
    body.site !== order.ownerCode && isWithin(body.site, order.ownerCode) && isWithin(order.villageCode, body.site),
    'site_not_in_scope',
  )
  const words = `${await siteName(work, order)}下派给${await siteName(work, order, body.site)}`
  await moveOrder(work, order, {
    action: 'hand_down',
    by: 'site',
    words,
    said: body.text,
    change: { ownerCode: body.site, overdue: false },
  })
}

/** A site above takes the order to itself. */
export async function takeOrderOver(work: Work, order: ServiceOrder, body: Body<'takeOver'>): Promise<void> {
  const ownerCode = demand(nearestAbove(work.actor, order.ownerCode), 'not_allowed')
  const words = `${await siteName(work, order, ownerCode)}接过来办`
  await moveOrder(work, order, { action: 'take_over', by: 'site', words, said: body.text, change: { ownerCode } })
}

/** Of the sites above the owner's at which this person is staff, the lowest. */
function nearestAbove(actor: Actor, ownerCode: string): string | undefined {
  return sitesOf(actor, 'staff')
    .filter((own) => own !== ownerCode && isWithin(ownerCode, own))
    .sort((one, other) => other.length - one.length)[0]
}

/** After a refusal, once: the level above looks at it with the refusal attached. */
export async function askAbove(work: Work, order: ServiceOrder, body: Body<'askAbove'>): Promise<void> {
  const ownerCode = demand(siteAbove(order), 'no_upper_site')
  const words = `请${await siteName(work, order, ownerCode)}看看`
  await moveOrder(work, order, { action: 'ask_above', by: 'requester', words, said: body.text, change: { ownerCode, askedAbove: true } })
}

/** An order that lapsed for want of an answer begins again. */
export async function reopenOrder(work: Work, order: ServiceOrder, body: Body<'reopen'>): Promise<void> {
  await moveOrder(work, order, { action: 'reopen', by: 'requester', words: '重新办理', said: body.text })
}

/** Staff confirm or change how urgent it is, with a word why; the clock counts from its own start. */
export async function setUrgency(work: Work, order: ServiceOrder, body: Body<'setUrgency'>): Promise<void> {
  const words = `${await siteName(work, order)}把缓急定为「${URGENCY_LABELS[body.urgency]}」`
  await moveOrder(work, order, { action: 'set_urgency', by: 'site', words, said: body.text, change: { urgency: body.urgency } })
}

/** A sentence from either side. */
export async function addNote(work: Work, order: ServiceOrder, body: Body<'addNote'>): Promise<void> {
  const isSite = sitesOf(work.actor, 'staff').includes(order.ownerCode)
  const words = isSite ? `${await siteName(work, order)}补充了一句` : '补充了一句'
  await moveOrder(work, order, { action: 'add_note', by: isSite ? 'site' : 'requester', words, said: body.text })
}
