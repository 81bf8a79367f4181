import { MINUTE } from '@shared/time/beijing'
import { CHECK_CLOSES_AFTER, CHECK_OPENS_BEFORE } from '@shared/vocabulary/check-ins'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { remembered } from '@/state/storage'

/** An activity that somebody on this phone signed up to, as it was last read: without signal it is all that the phone can say. */
export interface KnownActivity {
  /** Public code of whose it is. */
  readonly person: string
  readonly code: string
  readonly title: string
  /** ISO 8601. */
  readonly startsAt: string
  readonly endsAt: string
}

/** What nobody comes back to is forgotten. */
const FOR = 14 * 24 * 60 * MINUTE
const MOST = 40

interface Known {
  activities: readonly KnownActivity[]
}

export const useKnown = create<Known>()(
  persist((): Known => ({ activities: [] }), { name: 'known-activities', version: 1, storage: remembered<Known>() }),
)

const same = (one: KnownActivity, other: KnownActivity): boolean =>
  one.title === other.title && one.startsAt === other.startsAt && one.endsAt === other.endsAt

/** Remembers an activity that this person signed up to. */
export function remember(activity: KnownActivity): void {
  const { activities } = useKnown.getState()
  const before = activities.find(({ person, code }) => person === activity.person && code === activity.code)
  if (before !== undefined && same(before, activity)) return
  const since = Date.now() - FOR
  const others = activities.filter((other) => other !== before && Date.parse(other.endsAt) > since)
  useKnown.setState({ activities: [...others, activity].slice(-MOST) })
}

/** Forgets one that this person is no longer signed up to. */
export function forget(person: string, code: string): void {
  const { activities } = useKnown.getState()
  const left = activities.filter((known) => known.person !== person || known.code !== code)
  if (left.length < activities.length) useKnown.setState({ activities: left })
}

/** The title of an activity; empty where the phone does not know it. */
export const titleOf = (code: string): string => useKnown.getState().activities.find((known) => known.code === code)?.title ?? ''

/** Whether one can check in or out of it at this moment (epoch ms). */
export const isOnNow = ({ startsAt, endsAt }: Pick<KnownActivity, 'startsAt' | 'endsAt'>, now: number): boolean =>
  now >= Date.parse(startsAt) - CHECK_OPENS_BEFORE * MINUTE && now <= Date.parse(endsAt) + CHECK_CLOSES_AFTER * MINUTE
