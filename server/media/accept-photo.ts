import sharp from 'sharp'
import { type AcceptedFile, UnacceptableFile } from './accepted-file'
import { contentTypeOf } from './content-type'

/** Largest upload, in bytes: a phone's camera stays below. */
export const largestPhotoBytes = 10 * 1024 * 1024

/** Longest side of what we keep, in pixels: enough to read a house number, small enough for a weak network. */
const longSide = 1600

/** A camera of 50 megapixels fits; a few kilobytes that unpack to gigabytes do not. */
const largestPixels = 51_000_000

const longestWorkSeconds = 10

const accepted: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])

// The image library reads some forty formats, among them SVG and PDF, which refer to other files. Here it may read three.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })

/**
 * Makes a new JPEG of an uploaded JPEG, PNG or WebP: upright, at most 1600 px long, on white where it was transparent.
 * Where and when it was taken, with what, and anything hidden behind the picture do not survive.
 * Throws UnacceptableFile: `too_large`, `wrong_type` or `unreadable`.
 */
export async function acceptPhoto(bytes: Buffer): Promise<AcceptedFile> {
  if (bytes.length > largestPhotoBytes) throw new UnacceptableFile('too_large', `photo of ${bytes.length} bytes`)
  const type = await contentTypeOf(bytes)
  if (!type || !accepted.has(type.mime)) throw new UnacceptableFile('wrong_type', `photo is ${type?.mime ?? 'of unknown type'}`)
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: false })
  const { width, height } = await readable(picture.metadata())
  if (width * height > largestPixels) throw new UnacceptableFile('too_large', `photo of ${width} × ${height} pixels`)
  const jpeg = picture
    .autoOrient()
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .timeout({ seconds: longestWorkSeconds })
    .jpeg({ quality: 80 })
  return { kind: 'photo', mime: 'image/jpeg', bytes: await readable(jpeg.toBuffer()) }
}

async function readable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw new UnacceptableFile('unreadable', error instanceof Error ? error.message : 'photo cannot be decoded')
  }
}
