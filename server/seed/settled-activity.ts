import type { EntityManager } from 'typeorm'
import { makeCode, slotAt } from '../../shared/check-in/code'
import { MINUTE } from '../../shared/time/beijing'
import type { Activity } from '../features/activities/activity.entity'
import { checkInByCode } from '../features/check-ins/check-in'
import { seenOf } from '../features/check-ins/check-in.presenter'
import { readAttendance } from '../features/check-ins/read-attendance'
import { type SettleWork, settleActivity } from '../features/hours/settle-activity'
import { actorNamed } from './actors'
import type { PlannedActivity } from './planned-activities'

/** People come and go as planned: each scans the code that the leader's phone shows in that moment. */
export async function scanCodes(tx: EntityManager, activity: Activity, scans: NonNullable<PlannedActivity['scans']>): Promise<void> {
  for (const [name, direction, minutes] of scans) {
    const actor = await actorNamed(tx, name)
    if (actor === null) continue
    const now = new Date(activity.startsAt.getTime() + minutes * MINUTE)
    const code = makeCode({ activity: activity.publicCode, direction, slot: slotAt(now.getTime()) }, activity.checkSecret)
    await checkInByCode({ tx, now }, actor.person.id, { code, activity: null, device: null, place: null })
  }
}

/** The leader settles an activity by the records as they stand. */
export async function settleAsSeen(work: SettleWork, activity: Activity): Promise<void> {
  const { items } = await readAttendance(work, activity)
  await settleActivity(work, activity, {
    outcome: '量了二十六位老人的血压，两位偏高的请家人陪着去看了。',
    seen: seenOf(items),
    setAside: [],
    orders: [],
  })
}
