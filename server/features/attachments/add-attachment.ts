import { IsNull, MoreThan } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../database/public-code'
import { Refusal } from '../../http/refusal'
import type { Services } from '../../services'
import { acceptUpload } from './accept-upload'
import { Attachment } from './attachment.entity'
import { type AttachmentLine, attachmentPresented } from './attachment.queries'

/** How many uploads a person may have that are part of no order; what is older than a day is swept. */
const MOST_UNLINKED = 20
const DAY = 24 * 60 * 60_000
const HOUR_SECONDS = 3600

/**
 * Accepts a photo or a recording and keeps it for its uploader until it is linked to an order. Decoding and writing the file take time, so
 * this runs before the request's transaction; the row is committed at once, by itself, so that whatever becomes of the request the file is
 * known and will be swept when nothing links to it.
 * @throws Refusal attachment_refused; too_many_requests when 20 of the last day are part of no order.
 */
export async function addAttachment(services: Services, uploaderId: string, upload: Buffer, now: Date): Promise<AttachmentLine> {
  await insistOnRoom(services, uploaderId, now)
  const { kind, mime, bytes, seconds = null } = await acceptUpload(upload)
  const fileKey = await services.files.put(bytes)
  const attachment: Attachment = {
    id: uuidv7(),
    publicCode: newPublicCode(),
    uploaderId,
    orderId: null,
    kind,
    mime,
    bytes: bytes.length,
    seconds,
    fileKey,
    createdAt: now,
  }
  try {
    await services.database.transaction((tx) => tx.insert(Attachment, attachment))
  } catch (error) {
    await services.files.remove(fileKey)
    throw error
  }
  return attachmentPresented(attachment)
}

async function insistOnRoom({ database }: Services, uploaderId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - DAY)
  const unlinked = await database.reads.manager.countBy(Attachment, { orderId: IsNull(), uploaderId, createdAt: MoreThan(since) })
  if (unlinked >= MOST_UNLINKED) throw new Refusal('too_many_requests', [], HOUR_SECONDS)
}
