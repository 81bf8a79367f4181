import { type FileTypeResult, fileTypeFromBuffer } from 'file-type/core'

/** What a file is by its content; null when that cannot be told. Names and declared types are never asked. */
export async function contentTypeOf(bytes: Buffer): Promise<FileTypeResult | null> {
  try {
    return (await fileTypeFromBuffer(bytes)) ?? null
  } catch {
    // Bytes made to confuse the detector are of no type that we take.
    return null
  }
}
