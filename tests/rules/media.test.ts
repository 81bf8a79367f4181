import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { acceptPhoto, largestPhotoBytes } from '../../server/media/accept-photo'
import { acceptVoice, largestVoiceBytes } from '../../server/media/accept-voice'
import { UnacceptableFile } from '../../server/media/accepted-file'
import { diskStore, FileNotStored } from '../../server/media/file-store'

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof UnacceptableFile) return error.reason
    throw error
  }
  return 'accepted'
}

describe('a photo', () => {
  /** Red on the left, blue on the right, 60 × 40 as stored. */
  function picture(width = 60, height = 40): sharp.Sharp {
    const half = { create: { width: width / 2, height, channels: 3 as const, background: '#0000ff' } }
    return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([{ input: half, left: width / 2, top: 0 }])
  }

  async function colourAt(jpeg: Buffer, left: number, top: number): Promise<'red' | 'blue'> {
    const [red = 0, , blue = 0] = await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
    return red > blue ? 'red' : 'blue'
  }

  it('loses place, time, camera and every other note about it', async () => {
    const told = await picture()
      .withExif({
        IFD0: { Make: 'Huawei', Software: 'camera' },
        IFD2: { DateTimeOriginal: '2026:11:24 09:00:00' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 34/1 44/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 4/1 54/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>老人家住址</note></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    expect((await sharp(told).metadata()).exif?.length).toBeGreaterThan(100)
    const { kind, mime, bytes } = await acceptPhoto(told)
    expect({ kind, mime }).toEqual({ kind: 'photo', mime: 'image/jpeg' })
    const left = await sharp(bytes).metadata()
    expect(left).toMatchObject({ format: 'jpeg', width: 60, height: 40 })
    expect([left.exif, left.xmp, left.icc, left.iptc, left.orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(bytes.includes('Exif') || bytes.includes('老人家')).toBe(false)
  })

  it('stands upright without the note that turned it', async () => {
    const turned = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { bytes } = await acceptPhoto(turned)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 40, height: 60 })
    expect(await colourAt(bytes, 20, 5)).toBe('red')
    expect(await colourAt(bytes, 20, 55)).toBe('blue')
  })

  it('is at most 1600 pixels long, and never enlarged', async () => {
    const { bytes } = await acceptPhoto(await picture(2400, 800).jpeg().toBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1600, height: 533 })
    const small = await acceptPhoto(await picture(6, 4).png().toBuffer())
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 6, height: 4 })
  })

  it('becomes a JPEG from PNG and WebP, on white where one could see through', async () => {
    const clear = sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    for (const file of [await clear.clone().png().toBuffer(), await clear.clone().webp().toBuffer()]) {
      const { bytes } = await acceptPhoto(file)
      const [red = 0] = await sharp(bytes).raw().toBuffer()
      expect(red).toBeGreaterThan(250)
    }
  })

  it('loses what was hidden behind it', async () => {
    const polyglot = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from('PK\u0003\u0004<script>alert(1)</script>')])
    const { bytes } = await acceptPhoto(polyglot)
    expect(bytes.includes('<script>')).toBe(false)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 60, height: 40 })
  })

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>')],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a sound', mp3(10)],
    ['nothing', Buffer.alloc(0)],
  ])('is refused as the wrong type when it is %s', async (_, bytes) => {
    expect(await reasonOf(acceptPhoto(bytes))).toBe('wrong_type')
  })

  it('is refused as the wrong type when it moves', async () => {
    expect(await reasonOf(acceptPhoto(await picture().gif().toBuffer()))).toBe('wrong_type')
  })

  it.each(['jpeg', 'png', 'webp'] as const)('is unreadable when a %s was cut short', async (format) => {
    const noise = sharp({
      create: { width: 200, height: 200, channels: 3, background: '#777777', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    })
    const whole = await noise.toFormat(format).toBuffer()
    expect(await reasonOf(acceptPhoto(whole))).toBe('accepted')
    expect(await reasonOf(acceptPhoto(whole.subarray(0, whole.length / 2)))).toBe('unreadable')
    expect(await reasonOf(acceptPhoto(whole.subarray(0, 40)))).not.toBe('accepted')
  })

  it('is too large when a few bytes claim a huge picture', async () => {
    const png = await picture().png().toBuffer()
    png.writeUInt32BE(30_000, 16)
    png.writeUInt32BE(30_000, 20)
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
    expect(await reasonOf(acceptPhoto(png))).toBe('too_large')
    const jpeg = await picture().jpeg().toBuffer()
    const frameHeader = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    jpeg.writeUInt16BE(65_000, frameHeader + 5)
    jpeg.writeUInt16BE(65_000, frameHeader + 7)
    expect(await reasonOf(acceptPhoto(jpeg))).toBe('too_large')
  })

  it('is too large above the limit in bytes', async () => {
    const padded = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.alloc(largestPhotoBytes)])
    expect(await reasonOf(acceptPhoto(padded))).toBe('too_large')
  })
})

/** Frames of 16 kHz mono at 48 kbit/s, as the mini-program's recorder writes them: 216 bytes and 0.036 s each. */
function mp3(frames: number): Buffer {
  return Buffer.concat(Array.from({ length: frames }, (_, index) => mp3Frame(index)))
}

function mp3Frame(index: number): Buffer {
  const frame = Buffer.alloc(216, index % 251)
  frame.writeUInt32BE(0xfff368c0)
  return frame
}

/** Frames of 44.1 kHz stereo at 128 kbit/s, padded or not as the standard asks: 1152 samples each. */
function mp3OfMusic(frames: number): Buffer {
  return Buffer.concat(
    Array.from({ length: frames }, (_, index) => {
      const padding = index % 2
      const frame = Buffer.alloc(417 + padding)
      frame.writeUInt32BE(padding ? 0xfffb9200 : 0xfffb9000)
      return frame
    }),
  )
}

function id3v2(text: string): Buffer {
  const body = Buffer.from(`TIT2${text}`)
  const header = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, body.length >> 7, body.length & 0x7f])
  return Buffer.concat([header, body])
}

const id3v1 = Buffer.concat([Buffer.from('TAG老人家的电话'), Buffer.alloc(128)]).subarray(0, 128)

describe('a voice as mp3', () => {
  it('keeps its frames and loses its tags', async () => {
    const sound = mp3(100)
    const { kind, mime, bytes, seconds } = await acceptVoice(
      Buffer.concat([id3v2('陈伯家'), id3v2('again'), Buffer.alloc(64), sound, id3v1]),
    )
    expect({ kind, mime, seconds }).toEqual({ kind: 'voice', mime: 'audio/mpeg', seconds: 4 })
    expect(bytes.equals(sound)).toBe(true)
  })

  it.each([
    ['16 kHz mono', mp3(1000), 36],
    ['44.1 kHz stereo', mp3OfMusic(1000), 26],
    ['a blink', mp3(4), 1],
  ])('is measured by its frames: %s', async (_, bytes, seconds) => {
    expect((await acceptVoice(bytes)).seconds).toBe(seconds)
  })

  it('does not count an index in front as sound, and keeps it', async () => {
    const index = mp3Frame(0)
    index.write('Xing', 4 + 9, 'latin1')
    const { bytes, seconds } = await acceptVoice(Buffer.concat([index, mp3(14)]))
    expect(seconds).toBe(1)
    expect(bytes).toHaveLength(15 * 216)
    expect(await reasonOf(acceptVoice(Buffer.concat([index, mp3(1680)])))).toBe('accepted')
    expect(await reasonOf(acceptVoice(mp3(1681)))).toBe('too_long')
  })

  it('may last a minute, and no longer', async () => {
    expect((await acceptVoice(mp3(1667))).seconds).toBe(60)
    expect((await acceptVoice(mp3(1680))).seconds).toBe(60)
    expect(await reasonOf(acceptVoice(mp3(1700)))).toBe('too_long')
  })

  it('loses a last frame that was cut short', async () => {
    const { bytes } = await acceptVoice(mp3(100).subarray(0, 99 * 216 + 50))
    expect(bytes.equals(mp3(99))).toBe(true)
  })

  it('is unreadable when something else stands between or behind its frames', async () => {
    const page = Buffer.from('<script>alert(1)</script>'.repeat(20))
    expect(await reasonOf(acceptVoice(Buffer.concat([mp3(10), page, mp3(10)])))).toBe('unreadable')
    expect(await reasonOf(acceptVoice(Buffer.concat([mp3(10), page])))).toBe('unreadable')
    expect(await reasonOf(acceptVoice(Buffer.concat([mp3(10), mp3OfMusic(10)])))).toBe('unreadable')
  })

  it('is unreadable when it is too little to be a recording, or its tag lies', async () => {
    expect(await reasonOf(acceptVoice(mp3(3)))).toBe('unreadable')
    expect(await reasonOf(acceptVoice(Buffer.concat([id3v2('x'), mp3(10)]).subarray(0, 12)))).toBe('unreadable')
    expect(await reasonOf(acceptVoice(Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0xff, 0, 0, 1])))).toBe('unreadable')
  })

  it('is too large above 2 MB', async () => {
    expect(await reasonOf(acceptVoice(Buffer.concat([mp3(10), Buffer.alloc(largestVoiceBytes)])))).toBe('too_large')
  })

  it.each([
    ['a WAV', Buffer.concat([Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt '), Buffer.alloc(64)])],
    ['an AMR', Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64)])],
    ['raw AAC', Buffer.concat(Array.from({ length: 9 }, () => Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x01, 0x1f, 0xfc, 0])))],
    ['MPEG layer II', Buffer.concat([Buffer.from([0xff, 0xfd, 0x90, 0x00]), Buffer.alloc(900)])],
    ['a web page in a tag', Buffer.concat([id3v2('x'), Buffer.from('<!doctype html><script>alert(1)</script>')])],
    ['nothing', Buffer.alloc(0)],
  ])('is refused as the wrong type when it is %s', async (_, bytes) => {
    expect(await reasonOf(acceptVoice(bytes))).toBe('wrong_type')
  })
})

function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const header = Buffer.alloc(8)
  header.writeUInt32BE(8 + body.length)
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, body])
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}

interface Recording {
  samples: number
  statedSeconds: number
  handler: string
  codec: string
  extraTrack: boolean
  behindMoov: Buffer
  inMoov: Buffer
}

const made = 0xe1234567
const sound = Buffer.from('the sound itself, sample after sample')
const whereAndWho = box('udta', box('\xa9xyz', Buffer.from('+22.5787+113.0819/')), box('meta', Buffer.from('陈伯的手机')))

/** An m4a of 16 kHz AAC as phones write it: `moov` in front, tags at every level, offsets into `mdat`. */
function m4a(changes: Partial<Recording> = {}): Buffer {
  const { samples, statedSeconds, handler, codec, extraTrack, behindMoov, inMoov } = {
    samples: 157,
    statedSeconds: 10,
    handler: 'soun',
    codec: 'mp4a',
    extraTrack: false,
    behindMoov: Buffer.alloc(0),
    inMoov: Buffer.alloc(0),
    ...changes,
  }
  const build = (offset: number): Buffer => {
    const stbl = box(
      'stbl',
      box('stsd', numbers(0, 1), box(codec, Buffer.alloc(28))),
      box('stts', numbers(0, 1, samples, 1024)),
      box('stsc', numbers(0, 1, 1, samples, 1)),
      box('stsz', numbers(0, 0, 1, sound.length)),
      box('stco', numbers(0, 1, offset)),
    )
    const minf = box('minf', box('smhd', numbers(0, 0)), box('dinf', box('dref', numbers(0, 0))), stbl)
    const mdhd = box('mdhd', numbers(0, made, made, 16_000, statedSeconds * 16_000, 0))
    const hdlr = box('hdlr', numbers(0, 0), Buffer.from(handler), numbers(0, 0, 0), Buffer.from('陈伯的录音机\0'))
    const elst = box('edts', box('elst', numbers(0, 1, 60_000, 0, 0x10000)))
    const trak = box(
      'trak',
      box('tkhd', numbers(7, made, made, 1, 0, 10_000), Buffer.alloc(60)),
      elst,
      box('mdia', mdhd, hdlr, minf),
      whereAndWho,
    )
    const mvhd = box('mvhd', numbers(0, made, made, 1000, 10_000), Buffer.alloc(80))
    const moov = box('moov', mvhd, trak, ...(extraTrack ? [trak] : []), inMoov, whereAndWho)
    return Buffer.concat([
      box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42')),
      moov,
      behindMoov,
      box('uuid', Buffer.from('whereabouts')),
      box('mdat', sound),
    ])
  }
  return build(build(0).length - sound.length)
}

describe('a voice as m4a', () => {
  it('loses places, names, devices and times, while every byte of sound stays where it was', async () => {
    const recorded = m4a()
    const { kind, mime, bytes, seconds } = await acceptVoice(recorded)
    expect({ kind, mime, seconds }).toEqual({ kind: 'voice', mime: 'audio/mp4', seconds: 10 })
    for (const secret of ['+22.5787', '陈伯', 'whereabouts', 'udta', 'meta', 'uuid', 'elst']) {
      expect({ secret, before: recorded.includes(secret), after: bytes.includes(secret) }).toEqual({ secret, before: true, after: false })
    }
    expect(bytes.includes(numbers(made))).toBe(false)
    expect(bytes).toHaveLength(recorded.length)
    const offset = bytes.readUInt32BE(bytes.indexOf('stco') + 12)
    expect(bytes.subarray(offset).equals(sound)).toBe(true)
  })

  it('leaves the uploaded bytes alone', async () => {
    const recorded = m4a()
    await acceptVoice(recorded)
    expect(recorded.equals(m4a())).toBe(true)
  })

  it('gives the same file when it is taken in a second time', async () => {
    const once = await acceptVoice(m4a())
    expect((await acceptVoice(once.bytes)).bytes.equals(once.bytes)).toBe(true)
  })

  it('is measured by its samples and by what it states, whichever is longer', async () => {
    expect(await reasonOf(acceptVoice(m4a({ samples: 940 })))).toBe('accepted')
    expect(await reasonOf(acceptVoice(m4a({ samples: 1000, statedSeconds: 1 })))).toBe('too_long')
    expect(await reasonOf(acceptVoice(m4a({ statedSeconds: 3600 })))).toBe('too_long')
    expect(await reasonOf(acceptVoice(m4a({ samples: 0 })))).toBe('unreadable')
  })

  it.each([
    ['its track is a film', m4a({ handler: 'vide' })],
    ['it has a second track', m4a({ extraTrack: true })],
    ['its sound is not AAC', m4a({ codec: 'Opus' })],
    ['it is cut into fragments', m4a({ inMoov: box('mvex') })],
    ['it is a picture of the same family', Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1')), box('mdat', sound)])],
  ])('is refused as the wrong type when %s', async (_, bytes) => {
    expect(await reasonOf(acceptVoice(bytes))).toBe('wrong_type')
  })

  it.each([
    ['a box claims more than its parent has', m4a({ inMoov: numbers(0x7fffffff, 0x66726565) })],
    ['a box is shorter than its own head', m4a({ inMoov: numbers(4, 0x66726565) })],
    ['a wide box claims more than any file has', m4a({ behindMoov: numbers(1, 0x66726565, 0xffffffff, 0xffffffff) })],
    ['a page stands between its boxes', m4a({ behindMoov: Buffer.from('<script>alert(1)</script>') })],
    ['a page stands behind its boxes', Buffer.concat([m4a(), Buffer.from('<script>alert(1)</script>')])],
    ['it has two tables of contents', m4a({ behindMoov: box('moov') })],
  ])('is unreadable when %s', async (_, bytes) => {
    expect(await reasonOf(acceptVoice(bytes))).toBe('unreadable')
  })

  it('is never accepted when it was cut short, wherever the cut is', async () => {
    const whole = m4a()
    for (let length = 0; length < whole.length; length += 1) {
      expect([length, await reasonOf(acceptVoice(whole.subarray(0, length)))]).not.toEqual([length, 'accepted'])
    }
  })

  it('is accepted or refused with a reason, whatever byte was damaged', async () => {
    const reasons = new Set<string>()
    for (const whole of [m4a(), Buffer.concat([id3v2('x'), mp3(6), id3v1])]) {
      for (let at = 0; at < whole.length; at += 1) {
        for (const damage of [0x01, 0x80, 0xff]) {
          const damaged = Buffer.from(whole)
          damaged[at] = (whole[at] ?? 0) ^ damage
          reasons.add(await reasonOf(acceptVoice(damaged)))
        }
      }
    }
    expect([...reasons].sort()).toEqual(['accepted', 'too_long', 'unreadable', 'wrong_type'])
  })
})

describe('the file store', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('gives back what was put in, under a key of its own', async () => {
    const store = diskStore(join(folder, 'not', 'there', 'yet'))
    const keys = await Promise.all(Array.from({ length: 20 }, (_, index) => store.put(Buffer.from([index, 0, 255]))))
    expect(new Set(keys).size).toBe(20)
    for (const [index, key] of keys.entries()) {
      expect(key).toMatch(/^[0-9a-f]{32}$/)
      expect(await store.get(key)).toEqual(Buffer.from([index, 0, 255]))
    }
  })

  it('forgets what was removed, also when it is removed twice', async () => {
    const store = diskStore(folder)
    const key = await store.put(Buffer.from('x'))
    await store.remove(key)
    await store.remove(key)
    await expect(store.get(key)).rejects.toBeInstanceOf(FileNotStored)
  })

  it('leaves nothing half-written beside the file', async () => {
    const store = diskStore(folder)
    const key = await store.put(Buffer.from('x'))
    expect(await readdir(join(folder, key.slice(0, 2), key.slice(2, 4)))).toEqual([key])
  })

  it.each([
    '',
    '..',
    '../secret',
    '/etc/passwd',
    'ab/cd/abcd',
    '..\\secret',
    `${'a'.repeat(31)}/`,
    'A'.repeat(32),
    `${'a'.repeat(32)}\n`,
    'a'.repeat(33),
    `${'a'.repeat(32)}\0`,
  ])('takes nothing but its own keys: %j', async (key) => {
    await writeFile(join(folder, 'secret'), 'x')
    const store = diskStore(join(folder, 'store'))
    await expect(store.get(key)).rejects.toBeInstanceOf(FileNotStored)
    await expect(store.remove(key)).rejects.toBeInstanceOf(FileNotStored)
    expect(await readdir(folder)).toContain('secret')
  })
})
