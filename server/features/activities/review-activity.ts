import { RISK_TO_INSURE } from '../../../shared/vocabulary/activities'
import { insist } from '../../http/refusal'
import type { Activity } from './activity.entity'
import { type ActivityWork, moveActivity } from './move-activity'
import { tellSides } from './tell-sides'

/** The leader hands a draft to the site. @throws Refusal activity_past when its time has come meanwhile. */
export async function submitActivity(work: ActivityWork, activity: Activity): Promise<void> {
  insist(activity.startsAt > work.now, 'activity_past')
  const event = await moveActivity(work, activity, { action: 'submit' })
  await tellSides(work, activity, event, { to: ['staff'], title: '有活动等审核', body: '队伍交来了活动，请看看能不能发布。' })
}

/**
 * The site lets it recruit. Whoever is to serve where it is risky is insured first (Decree 685 art. 17).
 * @throws Refusal insurance_needed, activity_past.
 */
export async function publishActivity(work: ActivityWork, activity: Activity): Promise<void> {
  insist(activity.risk < RISK_TO_INSURE || activity.insurance !== '', 'insurance_needed')
  insist(activity.startsAt > work.now, 'activity_past')
  const event = await moveActivity(work, activity, { action: 'publish', change: { returnReason: null } })
  await tellSides(work, activity, event, { to: ['leaders'], title: '活动已发布', body: '大家现在可以看到、可以报名了。' })
}

/** The site gives it back to the leader and says why. */
export async function returnActivity(work: ActivityWork, activity: Activity, reason: string): Promise<void> {
  const event = await moveActivity(work, activity, { action: 'return', said: reason, change: { returnReason: reason } })
  await tellSides(work, activity, event, { to: ['leaders'], title: '活动退回修改', body: reason })
}
