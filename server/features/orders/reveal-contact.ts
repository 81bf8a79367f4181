import { uuidv7 } from 'uuidv7'
import type { orders } from '../../../shared/contract'
import type { BodyOf, ReplyOf } from '../../../shared/contract/endpoint'
import { demand, insist } from '../../http/refusal'
import { personOf } from '../people/actor'
import type { Work } from './move-order'
import type { ServiceOrder } from './order.entity'
import { revealable } from './order.presenter'
import { relationTo } from './order.relation'
import { ContactReveal, OrderContact } from './order-contact.entity'

/**
 * Opens what is masked, to those who handle this order, and writes down who, what, when and why. Health notes need a reason (PIPL art. 28).
 * @throws Refusal not_allowed, reason_needed.
 */
export async function revealContact(
  work: Work,
  order: ServiceOrder,
  body: BodyOf<typeof orders.reveal>,
): Promise<ReplyOf<typeof orders.reveal>> {
  const { tx, now } = work
  const person = demand(personOf(work.actor), 'sign_in_needed')
  insist(revealable(order, await relationTo(tx, work.actor, order)).includes(body.what), 'not_allowed')
  insist(body.what === 'contact' || body.reason !== '', 'reason_needed')
  await tx.insert(ContactReveal, { id: uuidv7(), orderId: order.id, personId: person.id, what: body.what, reason: body.reason, at: now })
  const contact = demand(await tx.findOneBy(OrderContact, { orderId: order.id }), 'order_not_found')
  return {
    requester: { name: contact.requesterName, phone: contact.requesterPhone },
    beneficiary: { name: contact.beneficiaryName, phone: contact.beneficiaryPhone, address: contact.address },
    healthNotes: body.what === 'health' ? contact.healthNotes : null,
  }
}
