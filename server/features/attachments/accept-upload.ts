import { Refusal } from '../../http/refusal'
import { acceptPhoto } from '../../media/accept-photo'
import { acceptVoice } from '../../media/accept-voice'
import { type AcceptedFile, UnacceptableFile, type UnacceptableReason } from '../../media/accepted-file'
import { contentTypeOf } from '../../media/content-type'

type Kind = AcceptedFile['kind']

const WHY_NOT: Readonly<Record<Kind, Readonly<Record<UnacceptableReason, string>>>> = {
  photo: {
    too_large: '照片太大了：最多 10 MB、5000 万像素',
    wrong_type: '这种图片打不开，请换成 JPG、PNG 或 WebP 格式的照片',
    too_long: '请换成 JPG、PNG 或 WebP 格式的照片',
    unreadable: '照片不完整或已损坏，请重新拍一张',
  },
  voice: {
    too_large: '录音太大了：最多 2 MB',
    wrong_type: '只能上传照片(JPG、PNG、WebP)或录音(mp3、m4a)',
    too_long: '录音太长了：最多 60 秒',
    unreadable: '录音不完整或已损坏，请重新录一段',
  },
}

/**
 * The photo or the recording that was uploaded, fit to be kept. Its content alone says which of the two it is.
 * @throws Refusal attachment_refused with the reason in words for a person.
 */
export async function acceptUpload(bytes: Buffer): Promise<AcceptedFile> {
  const type = await contentTypeOf(bytes)
  const kind: Kind = type?.mime.startsWith('image/') ? 'photo' : 'voice'
  try {
    return await (kind === 'photo' ? acceptPhoto(bytes) : acceptVoice(bytes))
  } catch (error) {
    if (!(error instanceof UnacceptableFile)) throw error
    throw new Refusal('attachment_refused', [{ field: 'file', message: WHY_NOT[kind][error.reason] }])
  }
}
