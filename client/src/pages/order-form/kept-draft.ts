import { isSlotKey, parseSlotKey, slotEnds } from '@shared/time/slot'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Draft } from './draft'

/** A draft holds people's particulars: it does not outlive a day, and no other person reads it. */
const LASTS = 24 * 60 * 60 * 1000

interface Kept {
  person: string
  at: number
  draft: Draft
}

const nameOf = (project: string): string => `order-draft-${project === '' ? 'free' : project}`

function read(project: string, person: string): Draft | null {
  try {
    const kept: Kept | '' = Taro.getStorageSync<Kept | ''>(nameOf(project))
    if (kept === '' || kept.person !== person || Date.now() - kept.at > LASTS) return null
    const slots = kept.draft.slots.filter((key) => isSlotKey(key) && slotEnds(parseSlotKey(key)) > Date.now())
    return { ...kept.draft, slots }
  } catch {
    return null
  }
}

function write(project: string, kept: Kept | null): void {
  try {
    if (kept === null) Taro.removeStorageSync(nameOf(project))
    else Taro.setStorageSync(nameOf(project), kept)
  } catch {
    // A full or forbidden storage: the draft lives as long as the page.
  }
}

interface KeptDraft {
  draft: Draft
  change(part: Partial<Draft>): void
  /** The order was sent: nothing needs to be kept. */
  forget(): void
}

/**
 * The draft of one form, also kept on this device, so that nothing typed is lost when the page closes.
 * @param person public code of who is typing; the form must be mounted anew for another
 */
export function useKeptDraft(project: string, person: string, begin: () => Draft): KeptDraft {
  const [draft, setDraft] = useState<Draft>(() => ({ ...begin(), ...read(project, person) }))
  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...part }
      write(project, { person, at: Date.now(), draft: next })
      return next
    })
  return { draft, change, forget: () => write(project, null) }
}
