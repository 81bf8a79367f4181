import { useSession } from '@/state/session'
import { type KeptEvent, type Told, useKept } from './kept'
import { type KnownActivity, useKnown } from './known'

interface Queue {
  /** Noted on this phone and not sent yet, oldest first. */
  waiting: readonly KeptEvent[]
  /** Noted, and refused as it stands. */
  refused: readonly KeptEvent[]
  /** Sent and answered in these days, newest first. */
  told: readonly Told[]
  /** Whether what waits survives the application being closed. */
  safe: boolean
}

/** What this person's phone has noted. */
export function useQueue(): Queue {
  const person = useSession((state) => state.self?.code)
  const { kept, safe } = useKept()
  const mine = kept.events.filter((one) => one.person === person)
  return {
    waiting: mine.filter(({ refused }) => refused === ''),
    refused: mine.filter(({ refused }) => refused !== ''),
    told: kept.told.filter((one) => one.person === person).reverse(),
    safe,
  }
}

/** The activities of this person that the phone knows of, the next first. */
export function useKnownActivities(): readonly KnownActivity[] {
  const person = useSession((state) => state.self?.code)
  const { activities } = useKnown()
  return activities.filter((known) => known.person === person).sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
}
