import { makeCode, slotAt } from '@shared/check-in/code'
import { checkIns } from '@shared/contract/check-ins'
import type { ReplyOf } from '@shared/contract/endpoint'
import type { Direction } from '@shared/vocabulary/check-ins'
import Taro from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { call } from '@/api'
import { useOnline } from '@/api/query-client'
import { useSession } from '@/state/session'

/** What the leader's phone needs to check people in where there is no signal. */
export interface Issued extends Omit<ReplyOf<typeof checkIns.issue>, 'serverNow'> {
  /** Public code of the leader: nobody else who uses this phone shows the code. */
  person: string
  /** How far the server's clock is ahead of this phone's, in milliseconds. */
  ahead: number
  /** When it was fetched, by the server's clock, epoch ms. */
  fetchedAt: number
}

const NAME = 'check-secrets'
/** Days after the end for which a secret is still of use: that long what was noted may be uploaded. */
const USEFUL_MS = 3 * 24 * 60 * 60 * 1000

function readAll(): Issued[] {
  try {
    const kept: unknown = Taro.getStorageSync<unknown>(NAME)
    return Array.isArray(kept) ? (kept as Issued[]) : []
  } catch {
    return []
  }
}

function keep(issued: Issued): void {
  const others = readAll().filter(
    ({ activity, person, closesAt }) =>
      (activity !== issued.activity || person !== issued.person) && Date.parse(closesAt) + USEFUL_MS > Date.now(),
  )
  try {
    Taro.setStorageSync(NAME, [...others, issued])
  } catch {
    // A full or forbidden storage: it holds as long as the page.
  }
}

const find = (activity: string, person: string | undefined): Issued | null =>
  readAll().find((issued) => issued.activity === activity && issued.person === person) ?? null

/** What this phone's clock would show if it were right, epoch ms. */
export const rightNow = ({ ahead }: Pick<Issued, 'ahead'>): number => Date.now() + ahead

/** The text of the code for a moment (epoch ms, right time). */
export const codeAt = (issued: Issued, direction: Direction, at: number): string =>
  makeCode({ activity: issued.activity, direction, slot: slotAt(at) }, issued.secret)

async function fetchIssued(activity: string, person: string): Promise<Issued> {
  const asked = Date.now()
  const { serverNow, ...rest } = await call(checkIns.issue, { params: { code: activity } })
  // Half of the way there and back, on average, lies behind the server's answer.
  const middle = asked + (Date.now() - asked) / 2
  return { ...rest, person, ahead: Math.round(Date.parse(serverNow) - middle), fetchedAt: Date.parse(serverNow) }
}

interface IssuedState {
  /** Null while this phone has none. */
  issued: Issued | null
  busy: boolean
  error: unknown
  /** Fetches it anew. */
  refresh(): void
}

/**
 * The secret and the list of one activity: from this phone at once, and anew from the server where there is a network.
 * @param enabled false where the activity has none (it does not recruit yet)
 * @param freshFor milliseconds for which what this phone has is not fetched anew
 */
export function useIssued(activity: string, { enabled = true, freshFor = 0 }: { enabled?: boolean; freshFor?: number } = {}): IssuedState {
  const person = useSession((state) => state.self?.code)
  const online = useOnline()
  const [issued, setIssued] = useState<Issued | null>(() => find(activity, person))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const refresh = useCallback(() => {
    if (person === undefined || activity === '') return
    setBusy(true)
    setError(null)
    fetchIssued(activity, person)
      .then((fetched) => {
        keep(fetched)
        setIssued(fetched)
      })
      .catch(setError)
      .finally(() => setBusy(false))
  }, [activity, person])
  useEffect(() => {
    const kept = find(activity, person)
    const stale = kept === null || rightNow(kept) - kept.fetchedAt > freshFor
    if (enabled && online && stale) refresh()
  }, [activity, person, enabled, freshFor, online, refresh])
  return { issued, busy, error, refresh }
}
