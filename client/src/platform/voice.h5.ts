import { askForFiles } from './ask-for-files.h5'
import { cancelled, got, type Outcome, unavailable } from './outcome'
import type { PickedFile } from './picked-file'

export const LONGEST_VOICE = 60

/** Browsers record in formats that not every phone plays; here a finished recording is chosen. */
export const canRecord = false

export interface Recording {
  finished: Promise<Outcome<PickedFile>>
  stop(): void
}

export function startVoice(): Recording {
  return { finished: Promise.resolve(unavailable('这里不能直接录音，请选一段录好的 mp3 或 m4a。')), stop: () => undefined }
}

export async function chooseVoice(): Promise<Outcome<PickedFile>> {
  const [file] = await askForFiles('audio/mpeg,audio/mp4,audio/x-m4a,.mp3,.m4a', 1)
  if (file === undefined) return cancelled
  return got({ kind: 'voice', address: URL.createObjectURL(file), name: file.name, bytes: file.size, blob: file })
}
