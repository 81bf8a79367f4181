import type { EntityManager } from 'typeorm'
import type { HoursTerms } from '../../../shared/check-in/earn'
import { earnsHours } from '../../../shared/vocabulary/activities'
import { TOLERANCE_MINUTES } from '../../../shared/vocabulary/hours'
import type { Activity } from '../activities/activity.entity'
import { Setting } from '../settings/setting.entity'

const TOLERANCE_SETTING = 'hours_tolerance_minutes'

/** What an activity pays in hours, by the tolerance in force. */
export async function termsOf(tx: EntityManager, activity: Activity): Promise<HoursTerms> {
  const set = await tx.findOneBy(Setting, { name: TOLERANCE_SETTING })
  const tolerance = typeof set?.value === 'number' && set.value >= 0 ? Math.floor(set.value) : TOLERANCE_MINUTES
  return { earnsHours: earnsHours(activity.nature), minutesPlanned: activity.minutesPlanned, tolerance }
}
