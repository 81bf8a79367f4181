import multer from '@koa/multer'
import type { Context } from 'koa'
import { UPLOAD_BYTES } from '../../shared/contract/attachments'
import { Refusal } from './refusal'

const receiver = multer({ storage: multer.memoryStorage(), limits: { fileSize: UPLOAD_BYTES, files: 1, fields: 4, parts: 6 } })

/** The bytes of the one file of a multipart request. @throws Refusal when there is none, or when it is too large. */
export async function fileOf(ctx: Context, name: string): Promise<Buffer> {
  if (!ctx.is('multipart/form-data')) throw new Refusal('unsupported_type')
  try {
    await receiver.single(name)(ctx as Parameters<ReturnType<typeof receiver.single>>[0], async () => undefined)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new Refusal(code === 'LIMIT_FILE_SIZE' ? 'body_too_large' : 'invalid_request')
  }
  const { file } = ctx as unknown as { file?: { buffer: Buffer } }
  if (file === undefined || file.buffer.length === 0) throw new Refusal('invalid_request', [{ field: name, message: '没有收到文件' }])
  return file.buffer
}
