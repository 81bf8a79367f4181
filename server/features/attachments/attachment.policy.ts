import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { mayReadText } from '../orders/order.relation'
import { Attachment } from './attachment.entity'

/**
 * Until it is part of an order an upload is its uploader's alone; then it is for whoever may read the order's text. To all others it does
 * not exist.
 */
export const attachmentPolicies = {
  'attachment.read': async (call: Call, subject: unknown) => {
    const actor = demandConsented(call)
    if (!(subject instanceof Attachment)) return
    const may = subject.orderId === null ? subject.uploaderId === actor.person.id : await mayReadText(call.tx, actor, subject.orderId)
    insist(may, 'attachment_not_found')
  },
} satisfies Partial<Policies>
