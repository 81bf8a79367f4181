import { UnacceptableFile } from './accepted-file'

/** MPEG audio layer III as ISO/IEC 11172-3 and 13818-3 lay it out, and the tags that people put around it. */

const kilobitsOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const kilobitsOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const samplesPerSecondOfVersion1 = [44100, 48000, 32000]

/** What a recorder or player may leave behind the last frame; all of it is dropped. */
const trailingTags = ['TAG', 'APETAGEX', 'LYRICSBEGIN', 'ID3', '3DI']

/** Fewer frames than this (a quarter of a second at most) are no recording, and may be chance. */
const fewestFrames = 4

interface Frame {
  readonly length: number
  readonly samples: number
  readonly samplesPerSecond: number
  readonly sideInformation: number
}

/** The bytes behind every ID3v2 tag and the zeros that pad it. A tag that claims more than there is makes it `unreadable`. */
export function withoutLeadingTags(bytes: Buffer): Buffer {
  let start = 0
  while (bytes.toString('latin1', start, start + 3) === 'ID3') start += id3Length(bytes, start)
  if (start > bytes.length) throw new UnacceptableFile('unreadable', 'a tag is longer than the file')
  if (start > 0) while (bytes[start] === 0) start += 1
  return bytes.subarray(start)
}

/**
 * Walks the frames from the first byte on and keeps exactly these.
 * Other bytes between or behind them make the file `unreadable`, save known tags, zeros, and a last frame cut short.
 */
export function bareMp3(bytes: Buffer): { bytes: Buffer; seconds: number } {
  const first = frameAt(bytes, 0)
  if (!first) throw new UnacceptableFile('unreadable', 'no first frame')
  let end = 0
  let samples = 0
  let frames = 0
  for (let frame: Frame | null = first; frame && end + frame.length <= bytes.length; frame = frameAt(bytes, end)) {
    if (frame.samplesPerSecond !== first.samplesPerSecond) throw new UnacceptableFile('unreadable', 'the sampling rate changes')
    if (frames > 0 || !isIndex(bytes, frame)) samples += frame.samples
    frames += 1
    end += frame.length
  }
  if (frames < fewestFrames) throw new UnacceptableFile('unreadable', `only ${frames} frames`)
  if (!isHarmlessRest(bytes, end)) throw new UnacceptableFile('unreadable', `no frame at byte ${end}`)
  return { bytes: Buffer.from(bytes.subarray(0, end)), seconds: samples / first.samplesPerSecond }
}

function frameAt(bytes: Buffer, at: number): Frame | null {
  if (at + 4 > bytes.length) return null
  const header = bytes.readUInt32BE(at)
  const version = (header >>> 19) & 3
  const isLayer3 = ((header >>> 17) & 3) === 1
  if (header >>> 21 !== 0x7ff || version === 1 || !isLayer3) return null
  const isVersion1 = version === 3
  const kilobits = (isVersion1 ? kilobitsOfVersion1 : kilobitsOfVersion2)[(header >>> 12) & 15]
  const fullRate = samplesPerSecondOfVersion1[(header >>> 10) & 3]
  // A rate of 0 means "free": no recorder writes it, and its frames have no stated length.
  if (!kilobits || !fullRate) return null
  const samplesPerSecond = isVersion1 ? fullRate : version === 2 ? fullRate / 2 : fullRate / 4
  const samples = isVersion1 ? 1152 : 576
  const padding = (header >>> 9) & 1
  const isMono = ((header >>> 6) & 3) === 3
  const sideInformation = isVersion1 ? (isMono ? 17 : 32) : isMono ? 9 : 17
  return { length: Math.floor((samples * kilobits * 125) / samplesPerSecond) + padding, samples, samplesPerSecond, sideInformation }
}

/** The first frame may hold an index for seeking in place of sound; players skip it. */
function isIndex(bytes: Buffer, frame: Frame): boolean {
  const mark = bytes.toString('latin1', 4 + frame.sideInformation, 8 + frame.sideInformation)
  return mark === 'Xing' || mark === 'Info' || bytes.toString('latin1', 36, 40) === 'VBRI'
}

function isHarmlessRest(bytes: Buffer, end: number): boolean {
  const rest = bytes.subarray(end)
  if (trailingTags.some((tag) => rest.toString('latin1', 0, tag.length) === tag)) return true
  if (rest.every((byte) => byte === 0)) return true
  const cutShort = frameAt(bytes, end)
  return cutShort !== null && cutShort.length > rest.length
}

function id3Length(bytes: Buffer, at: number): number {
  if (at + 10 > bytes.length) throw new UnacceptableFile('unreadable', 'a tag without a length')
  const [flags = 0, ...digits] = bytes.subarray(at + 5, at + 10)
  if (digits.some((digit) => digit > 0x7f)) throw new UnacceptableFile('unreadable', 'a tag with a wrong length')
  const hasFooter = (flags & 0x10) !== 0
  return 10 + digits.reduce((length, digit) => length * 128 + digit, 0) + (hasFooter ? 10 : 0)
}
