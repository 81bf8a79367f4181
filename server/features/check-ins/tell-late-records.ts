import type { ActivityWork } from '../activities/move-activity'
import { tellSides } from '../activities/tell-sides'
import type { Outcome } from './check-in'

/** Records of an activity that is settled came with this upload: its leader hears so once, and may have people counted again. */
export async function tellLateRecords(work: ActivityWork, outcomes: readonly Outcome[]): Promise<void> {
  const told = new Set<string>()
  for (const outcome of outcomes) {
    if ('refused' in outcome || outcome.noted.repeated) continue
    const { activity, noted } = outcome
    if (activity.settledAt === null || told.has(activity.id)) continue
    told.add(activity.id)
    const word = { to: ['leaders' as const], title: '结项以后有签到记录传上来', body: '请核对，需要时重新计时。' }
    await tellSides(work, activity, { id: `late.${noted.event.id}` }, word)
  }
}
