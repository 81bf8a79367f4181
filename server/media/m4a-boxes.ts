import { UnacceptableFile } from './accepted-file'

/** MP4 sound as ISO/IEC 14496-12 lays it out: boxes in boxes, each with a length and a type of four letters. */
interface Box {
  readonly type: string
  readonly start: number
  readonly body: number
  readonly end: number
}

/**
 * The boxes that a player needs, by the box they stand in. Every other box, known (`udta`, `meta`, `uuid`: titles, places,
 * devices) or not, becomes free space of the same length, so that the offsets of the sound stay right. Edit lists go
 * too: they could make a short recording play long.
 */
const needed: Readonly<Record<string, readonly string[]>> = {
  file: ['ftyp', 'moov', 'mdat'],
  moov: ['mvhd', 'trak'],
  trak: ['tkhd', 'mdia'],
  mdia: ['mdhd', 'hdlr', 'minf'],
  minf: ['smhd', 'dinf', 'stbl'],
  stbl: ['stsd', 'stts', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'sgpd', 'sbgp'],
}

/** Streamed in fragments: recorders of phones do not write it, and its length cannot be read from the front. */
const fragmented: ReadonlySet<string> = new Set(['moof', 'mvex', 'styp', 'sidx'])

/** A copy with sound and structure only, and its length counted from the table of samples. */
export function bareM4a(source: Buffer): { bytes: Buffer; seconds: number } {
  const bytes = Buffer.from(source)
  const file = keepNeeded(bytes, 'file', { type: 'file', start: 0, body: 0, end: bytes.length })
  if (!file.some((box) => box.type === 'mdat')) throw new UnacceptableFile('unreadable', 'no sound data')
  const moov = keepNeeded(bytes, 'moov', only(file, 'moov'))
  const tracks = moov.filter((box) => box.type === 'trak')
  const [track] = tracks
  if (!track || tracks.length > 1) throw new UnacceptableFile('wrong_type', `${tracks.length} tracks`)
  const trak = keepNeeded(bytes, 'trak', track)
  const mdia = keepNeeded(bytes, 'mdia', only(trak, 'mdia'))
  const handler = only(mdia, 'hdlr')
  if (textAt(bytes, handler, 8) !== 'soun') throw new UnacceptableFile('wrong_type', 'the track is not sound')
  const minf = keepNeeded(bytes, 'minf', only(mdia, 'minf'))
  const stbl = keepNeeded(bytes, 'stbl', only(minf, 'stbl'))
  if (textAt(bytes, only(stbl, 'stsd'), 12) !== 'mp4a') throw new UnacceptableFile('wrong_type', 'the sound is not AAC')
  const seconds = lengthOf(bytes, only(mdia, 'mdhd'), only(stbl, 'stts'))
  bytes.fill(0, Math.min(handler.body + 24, handler.end), handler.end)
  for (const box of [only(moov, 'mvhd'), only(trak, 'tkhd'), only(mdia, 'mdhd')]) forgetTimes(bytes, box)
  return { bytes, seconds }
}

/** The needed boxes inside a box; the others are blanked. */
function keepNeeded(bytes: Buffer, kind: string, parent: Box): Box[] {
  const kept: Box[] = []
  for (const box of boxesIn(bytes, parent)) {
    if (fragmented.has(box.type)) throw new UnacceptableFile('wrong_type', 'fragmented')
    if (needed[kind]?.includes(box.type)) kept.push(box)
    else {
      bytes.write('free', box.start + 4, 'latin1')
      bytes.fill(0, box.body, box.end)
    }
  }
  return kept
}

function boxesIn(bytes: Buffer, parent: Box): Box[] {
  const boxes: Box[] = []
  for (let start = parent.body; start < parent.end; ) {
    const box = boxAt(bytes, start, parent)
    boxes.push(box)
    start = box.end
  }
  return boxes
}

function boxAt(bytes: Buffer, start: number, parent: Box): Box {
  const type = start + 8 <= parent.end ? bytes.toString('latin1', start + 4, start + 8) : ''
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) throw new UnacceptableFile('unreadable', `no box at byte ${start}`)
  const stated = bytes.readUInt32BE(start)
  const isWide = stated === 1
  const body = start + (isWide ? 16 : 8)
  if (body > parent.end) throw new UnacceptableFile('unreadable', `box ${type} is cut short`)
  // A length of 0 means "to the end of the file", and is allowed to the last box of the file only.
  const reachesEnd = stated === 0 && parent.type === 'file'
  const end = reachesEnd ? parent.end : start + (isWide ? Number(bytes.readBigUInt64BE(start + 8)) : stated)
  if (end < body || end > parent.end) throw new UnacceptableFile('unreadable', `box ${type} does not fit`)
  return { type, start, body, end }
}

function only(boxes: readonly Box[], type: string): Box {
  const [box, ...others] = boxes.filter((candidate) => candidate.type === type)
  if (!box || others.length > 0) throw new UnacceptableFile('unreadable', `${others.length > 0 ? 'more than one' : 'no'} ${type}`)
  return box
}

/** Seconds, by the longer of what the header says and what the samples add up to. */
function lengthOf(bytes: Buffer, header: Box, times: Box): number {
  const isVersion1 = numberAt(bytes, header, 0) >>> 24 === 1
  const unitsPerSecond = numberAt(bytes, header, isVersion1 ? 20 : 12)
  const stated = isVersion1 ? numberAt(bytes, header, 24) * 2 ** 32 + numberAt(bytes, header, 28) : numberAt(bytes, header, 16)
  const runs = numberAt(bytes, times, 4)
  let counted = 0
  for (let run = 0; run < runs; run += 1) counted += numberAt(bytes, times, 8 + run * 8) * numberAt(bytes, times, 12 + run * 8)
  if (unitsPerSecond === 0 || counted === 0) throw new UnacceptableFile('unreadable', 'no length')
  return Math.max(stated, counted) / unitsPerSecond
}

/** Sets the times of making and changing to "not stated". */
function forgetTimes(bytes: Buffer, header: Box): void {
  const isVersion1 = numberAt(bytes, header, 0) >>> 24 === 1
  const end = header.body + (isVersion1 ? 20 : 12)
  if (end > header.end) throw new UnacceptableFile('unreadable', `${header.type} is cut short`)
  bytes.fill(0, header.body + 4, end)
}

function numberAt(bytes: Buffer, box: Box, offset: number): number {
  if (box.body + offset + 4 > box.end) throw new UnacceptableFile('unreadable', `${box.type} is cut short`)
  return bytes.readUInt32BE(box.body + offset)
}

function textAt(bytes: Buffer, box: Box, offset: number): string {
  numberAt(bytes, box, offset)
  return bytes.toString('latin1', box.body + offset, box.body + offset + 4)
}
