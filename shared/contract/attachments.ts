import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { byCode, publicCode } from './fields'

export const attachmentLine = z.object({ code: publicCode, kind: z.enum(['photo', 'voice']), bytes: z.int(), seconds: z.nullable(z.int()) })

/** Bytes that one upload may have, before it is re-encoded. */
export const UPLOAD_BYTES = 10 * 1024 * 1024

export const attachments = {
  add: endpoint({
    method: 'POST',
    path: '/attachments',
    summary: '上传一张照片或一段录音(都可以不传);会去掉拍摄地点等信息',
    policy: 'signed_in',
    limit: 'upload',
    audit: 'attachment.add',
    file: 'file',
    reply: attachmentLine,
  }),
  read: endpoint({
    method: 'GET',
    path: '/attachments/:code',
    summary: '看照片、听录音',
    policy: 'attachment.read',
    audit: 'attachment.read',
    params: byCode,
    reply: attachmentLine,
    bytes: true,
  }),
}
