import type { EntityManager } from 'typeorm'
import type { attachments } from '../../../shared/contract/attachments'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import { change } from '../../database/change'
import { insist } from '../../http/refusal'
import { Attachment } from './attachment.entity'

export type AttachmentLine = ReplyOf<typeof attachments.add>

export const attachmentPresented = ({ publicCode, kind, bytes, seconds }: Attachment): AttachmentLine => ({
  code: publicCode,
  kind,
  bytes,
  seconds,
})

/** What was attached to an order, in the order in which it was uploaded. Whoever shows it has asked who may read the order's text. */
export async function attachmentsOf(tx: EntityManager, orderId: string): Promise<AttachmentLine[]> {
  const found = await tx.find(Attachment, { where: { orderId }, order: { id: 'ASC' } })
  return found.map(attachmentPresented)
}

/**
 * Makes a person's uploads part of an order, for good; a code given twice counts once.
 * @throws Refusal attachment_not_found when one is unknown, somebody else's, or part of an order already.
 */
export async function linkAttachments(tx: EntityManager, personId: string, codes: readonly string[], orderId: string): Promise<void> {
  for (const code of new Set(codes)) {
    const linked = await change(
      tx,
      'update `attachment` set `orderId` = ? where `publicCode` = ? and `uploaderId` = ? and `orderId` is null',
      [orderId, code, personId],
    )
    insist(linked === 1, 'attachment_not_found')
  }
}
