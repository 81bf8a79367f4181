import { type CountedClock, SETTLE_REMINDERS, type SettleReminder } from '../../../shared/vocabulary/clocks'
import type { Activity } from '../activities/activity.entity'
import type { ActivityWork } from '../activities/move-activity'
import { tellSides } from '../activities/tell-sides'
import { system } from '../people/actor'

/** Whether a clock is one of those that remind of settling. */
export const isReminder = (clock: CountedClock): clock is SettleReminder => (SETTLE_REMINDERS as readonly string[]).includes(clock)

const LEFT: Record<SettleReminder, string> = {
  settle_day_3: '还有 7 个工作日',
  settle_day_5: '还有 5 个工作日',
  settle_day_8: '还有 2 个工作日',
  settle_day_9: '只剩 1 个工作日',
}

/** The leader is reminded that hours are due within ten working days (MCA Order 67 art. 11). Settling stops the clock. */
export async function remindToSettle(work: Omit<ActivityWork, 'actor'>, activity: Activity, clock: SettleReminder): Promise<void> {
  await tellSides(
    { ...work, actor: system },
    activity,
    { id: `${activity.id}:${clock}` },
    { to: ['leaders'], title: '请结项', body: `请核对到场、写上结果，${LEFT[clock]}。`, page: '/volunteer/pages/lead-close/index' },
  )
}
