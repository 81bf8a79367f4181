import { CHECK_ANSWERS } from '@shared/vocabulary/check-ins'
import { useState } from 'react'
import { askAtOnce, noteCode } from '@/check-in'
import { got, type Outcome } from '@/platform/outcome'
import type { Position } from '@/platform/position'
import { scan } from '@/platform/scan'
import { whereabouts } from '@/platform/whereabouts'
import { usePreferences } from '@/state/preferences'
import { useSession } from '@/state/session'

export interface Scanning {
  scan(): void
  /** Takes a code that was read elsewhere. */
  take(text: string): void
  /** Why nothing was noted, for the person. */
  trouble: string | null
  /** Id of the event that was noted last on this page. */
  last: string | null
}

const nowhere: Outcome<null> = got(null)

/**
 * Reading the leader's code: it is written down on the phone first and sent then, so that no signal is needed.
 * @param activity public code of the activity from whose page one came; undefined from anywhere else
 */
export function useScanning(activity: string | undefined): Scanning {
  const person = useSession((state) => state.self?.code)
  const tellPlace = usePreferences((state) => state.tellPlace)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [last, setLast] = useState<string | null>(null)

  const note = (code: string, place: Position | null) => {
    if (person === undefined) return
    const kept = noteCode(person, { code, activity: activity ?? null, place })
    if (typeof kept === 'string') return setTrouble(`${CHECK_ANSWERS[kept]}请扫队长手机上的码。`)
    setLast(kept.event.id)
    void askAtOnce(kept)
  }
  const take = async (text: string) => {
    setTrouble(null)
    const place = tellPlace ? await whereabouts() : nowhere
    note(text, place.ok ? place.value : null)
    if (!place.ok && place.why !== 'cancelled') setTrouble(place.sentence)
  }
  const start = async () => {
    setTrouble(null)
    const outcome = await scan()
    if (outcome.ok) await take(outcome.value)
    else if (outcome.why !== 'cancelled') setTrouble(outcome.sentence)
  }
  return { scan: () => void start(), take: (text) => void take(text), trouble, last }
}
