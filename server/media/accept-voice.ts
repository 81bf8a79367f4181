import { type AcceptedFile, UnacceptableFile } from './accepted-file'
import { contentTypeOf } from './content-type'
import { bareM4a } from './m4a-boxes'
import { bareMp3, withoutLeadingTags } from './mp3-frames'

/** Largest upload, in bytes. */
export const largestVoiceBytes = 2 * 1024 * 1024

const longestSeconds = 60

/** A recorder told to stop at 60 s still completes its last frame. */
const leewaySeconds = 0.5

/** Brands of the MP4 family that recorders write; whether there is only sound inside is looked up inside. */
const mp4Family: ReadonlySet<string> = new Set(['audio/x-m4a', 'audio/mp4', 'video/mp4'])

/**
 * Takes an mp3 or m4a of at most a minute and 2 MB as it was recorded, without titles, pictures, places and times.
 * The length is counted from the sound itself, never from what a header claims.
 * Throws UnacceptableFile: `too_large`, `wrong_type`, `too_long` or `unreadable`.
 */
export async function acceptVoice(bytes: Buffer): Promise<AcceptedFile> {
  if (bytes.length > largestVoiceBytes) throw new UnacceptableFile('too_large', `voice of ${bytes.length} bytes`)
  const untagged = withoutLeadingTags(bytes)
  const type = await contentTypeOf(untagged)
  if (type?.ext === 'mp3') return voice('audio/mpeg', bareMp3(untagged))
  if (type && mp4Family.has(type.mime)) return voice('audio/mp4', bareM4a(untagged))
  throw new UnacceptableFile('wrong_type', `voice is ${type?.mime ?? 'of unknown type'}`)
}

function voice(mime: 'audio/mpeg' | 'audio/mp4', sound: { bytes: Buffer; seconds: number }): AcceptedFile {
  if (sound.seconds > longestSeconds + leewaySeconds) throw new UnacceptableFile('too_long', `voice of ${sound.seconds} s`)
  const seconds = Math.min(longestSeconds, Math.max(1, Math.round(sound.seconds)))
  return { kind: 'voice', mime, bytes: sound.bytes, seconds }
}
