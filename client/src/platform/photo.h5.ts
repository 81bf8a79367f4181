import { askForFiles } from './ask-for-files.h5'
import { cancelled, got, type Outcome } from './outcome'
import type { PickedFile } from './picked-file'

export async function choosePhotos(most = 1): Promise<Outcome<PickedFile[]>> {
  const files = await askForFiles('image/*', most)
  if (files.length === 0) return cancelled
  return got(files.map((file) => ({ kind: 'photo', address: URL.createObjectURL(file), name: file.name, bytes: file.size, blob: file })))
}
