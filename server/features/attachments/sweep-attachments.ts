import { IsNull, LessThan } from 'typeorm'
import type { Services } from '../../services'
import { Attachment } from './attachment.entity'

const KEPT_UNLINKED = 24 * 60 * 60_000
const AT_ONCE = 100

/**
 * Removes what was uploaded more than a day ago and is part of no order, at most 100 in one go; returns how many. For the worker. The file
 * goes before the row is committed as gone: stopped in between, the next sweep finds the row and does it again.
 */
export async function sweepAttachments({ database, files, now }: Services): Promise<number> {
  const unlinked = { orderId: IsNull(), createdAt: LessThan(new Date(now().getTime() - KEPT_UNLINKED)) }
  const found = await database.reads.manager.find(Attachment, { where: unlinked, order: { createdAt: 'ASC' }, take: AT_ONCE })
  let swept = 0
  for (const { id, fileKey } of found) {
    swept += await database.transaction(async (tx) => {
      const { affected } = await tx.delete(Attachment, { id, orderId: IsNull() })
      if (affected !== 1) return 0
      await files.remove(fileKey)
      return 1
    })
  }
  return swept
}
