import { attachments } from '@shared/contract'
import { useRef, useState } from 'react'
import { newKey, sentenceOf, upload } from '@/api'
import type { PickedFile } from '@/platform/picked-file'

/** Files that an order may carry. */
export const MOST_FILES = 4

/** A file on its way to the server: sent once it has a code. */
export interface Sent {
  key: string
  file: PickedFile
  code: string | null
  error: string
}

export interface Attachments {
  items: readonly Sent[]
  /** Some are still on their way. */
  busy: boolean
  /** Some did not arrive. */
  failed: boolean
  codes: string[]
  add(files: readonly PickedFile[]): void
  retry(key: string): void
  remove(key: string): void
}

/** Photos and recordings, each sent as soon as it is chosen; one that fails stays, to be tried again or taken away. */
export function useAttachments(): Attachments {
  const [items, setItems] = useState<readonly Sent[]>([])
  const known = useRef(items)
  const update = (next: (before: readonly Sent[]) => readonly Sent[]) => {
    known.current = next(known.current)
    setItems(known.current)
  }
  const patch = (key: string, part: Partial<Sent>) =>
    update((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item)))

  const send = async (key: string, file: PickedFile) => {
    patch(key, { error: '' })
    try {
      const { code } = await upload(attachments.add, { file }, { key })
      patch(key, { code })
    } catch (failure) {
      patch(key, { error: sentenceOf(failure) })
    }
  }

  return {
    items,
    busy: items.some(({ code, error }) => code === null && error === ''),
    failed: items.some(({ error }) => error !== ''),
    codes: items.flatMap(({ code }) => (code === null ? [] : [code])),
    add(files) {
      const room = MOST_FILES - known.current.length
      const added = files.slice(0, room).map((file): Sent => ({ key: newKey(), file, code: null, error: '' }))
      update((before) => [...before, ...added])
      for (const { key, file } of added) void send(key, file)
    },
    retry(key) {
      const item = known.current.find((each) => each.key === key)
      if (item !== undefined) void send(key, item.file)
    },
    remove: (key) => update((before) => before.filter((item) => item.key !== key)),
  }
}
