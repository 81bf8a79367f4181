import type { EntityManager } from 'typeorm'
import { type CheckCode, freshness, readCode, verifyKept } from '../../../shared/check-in/code'
import { PUBLIC_ACTIVITY_STATES } from '../../../shared/lifecycle/activity'
import type { CheckAnswer } from '../../../shared/vocabulary/check-ins'
import type { Activity } from '../activities/activity.entity'
import { activityByCode } from '../activities/activity.queries'

/** A code that this server's secret signed, and the activity that it is about. */
export interface GenuineCode {
  readonly code: CheckCode
  readonly activity: Activity
}

/** Activities of this upload, read once each. */
export type KnownActivities = Map<string, Activity | null>

/** The activity that people may check in to, by its public code; null for one that is not published, or was called off. */
export async function checkableActivity(tx: EntityManager, known: KnownActivities, publicCode: string): Promise<Activity | null> {
  const remembered = known.get(publicCode)
  if (remembered !== undefined) return remembered
  const found = await activityByCode(tx, publicCode, false)
  const activity = found !== null && PUBLIC_ACTIVITY_STATES.includes(found.state) ? found : null
  known.set(publicCode, activity)
  return activity
}

/** A scanned text, and the activity from whose page it was scanned; null from anywhere else. */
export interface Scanned {
  readonly code: string
  readonly activity: string | null
}

/** Judges a scanned text by its signature alone, whenever it was shown; says which answer it gets when it is not genuine. */
export async function judgeKept(tx: EntityManager, known: KnownActivities, scanned: Scanned): Promise<GenuineCode | CheckAnswer> {
  const { code: text } = scanned
  const code = readCode(text)
  if (code === null) return 'unreadable'
  if (scanned.activity !== null && scanned.activity !== code.activity) return 'wrong_activity'
  const activity = await checkableActivity(tx, known, code.activity)
  if (activity === null) return 'unknown_activity'
  const verdict = verifyKept(text, activity.checkSecret, activity.publicCode)
  return verdict === 'ok' ? { code, activity } : verdict
}

/** Judges a text that was scanned this moment: it must be on show, within its grace. `now` in epoch ms. */
export async function judgeShown(
  tx: EntityManager,
  known: KnownActivities,
  scanned: Scanned,
  now: number,
): Promise<GenuineCode | CheckAnswer> {
  const judged = await judgeKept(tx, known, scanned)
  if (typeof judged === 'string') return judged
  const fresh = freshness(judged.code.slot, now)
  return fresh === 'ok' ? judged : fresh
}
