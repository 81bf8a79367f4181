import { attachments } from '../../../shared/contract/attachments'
import type { Bytes, Route } from '../../http/call'
import { demand, Refusal } from '../../http/refusal'
import { answerAbout, answerPrepared } from '../../http/route'
import { FileNotStored, type FileStore } from '../../media/file-store'
import { demandConsented } from '../../policies-basic'
import { addAttachment } from './add-attachment'
import { Attachment } from './attachment.entity'

export const attachmentRoutes: Route[] = [
  answerPrepared(attachments.add, {
    prepare: async (call) => {
      const { person } = demandConsented(call)
      return addAttachment(call.services, person.id, demand(call.file, 'invalid_request'), call.now)
    },
    act: async (_, added) => added,
  }),

  answerAbout(
    attachments.read,
    async (call) => demand(await call.tx.findOneBy(Attachment, { publicCode: call.params.code }), 'attachment_not_found'),
    (call, attachment) => contentOf(attachment, call.services.files),
  ),
]

async function contentOf({ mime, fileKey }: Attachment, files: FileStore): Promise<Bytes> {
  try {
    return { mime, bytes: await files.get(fileKey) }
  } catch (error) {
    if (error instanceof FileNotStored) throw new Refusal('attachment_not_found')
    throw error
  }
}
