import type { EntityManager } from 'typeorm'
import { addDays, beijingAt, beijingDate } from '../../../shared/time/beijing'
import { REMIND_DAYS_BEFORE, TASK_WORK_LABELS } from '../../../shared/vocabulary/tasks'
import { setAppointment } from '../../clocks/deadlines'
import { Refusal } from '../../http/refusal'
import { tell } from '../notices/announce'
import { staffOfSite } from '../people/person.queries'
import { siteOf } from '../places/place.queries'
import type { SiteTask } from './task.entity'

const NINE = 9 * 60

/** @throws Refusal invalid_request when the last day (YYYY-MM-DD, of Beijing) is past. */
export function insistOnDay(dueOn: string, now: Date): void {
  if (dueOn < beijingDate(now.getTime())) throw new Refusal('invalid_request', [{ field: 'dueOn', message: '完成的日子已经过了' }])
}

/**
 * Sets the reminders of a task that has none running: on the morning three days before its last day, if that is still to come, and on the
 * morning after it.
 */
export async function setTaskReminders(tx: EntityManager, { id, dueOn }: Pick<SiteTask, 'id' | 'dueOn'>, now: Date): Promise<void> {
  const soon = new Date(beijingAt(addDays(dueOn, -REMIND_DAYS_BEFORE), NINE))
  if (soon > now) await setAppointment(tx, 'task_soon', id, soon, now)
  await setAppointment(tx, 'task_due', id, new Date(beijingAt(addDays(dueOn, 1), NINE)), now)
}

/** Who is to do it: whoever began it while they work at the site, and all who work there when nobody did or they have left. */
export async function doersOf(tx: EntityManager, { ownerId, siteCode }: Pick<SiteTask, 'ownerId' | 'siteCode'>): Promise<string[]> {
  const staff = await staffOfSite(tx, siteCode)
  return ownerId !== null && staff.includes(ownerId) ? [ownerId] : staff
}

/**
 * A task's last day comes near, or has passed: those who are to do it are told, and after the day also whoever set it. Nothing of one that
 * was handed in.
 */
export async function remindOfTask(
  { tx, now }: { readonly tx: EntityManager; readonly now: Date },
  task: SiteTask,
  clock: 'task_soon' | 'task_due',
): Promise<void> {
  if (task.state === 'submitted' || task.state === 'accepted') return
  const doers = await doersOf(tx, task)
  const site = await siteOf(tx, task.siteCode)
  await tell(tx, {
    personIds: clock === 'task_due' ? [...doers, task.setBy] : doers,
    // A day that was moved is reminded of anew.
    eventKey: `${clock}.${task.id}.${task.dueOn}`,
    orderId: null,
    title: clock === 'task_due' ? '任务过了期限' : '任务快到期限',
    body: `${site?.name ?? ''}：${TASK_WORK_LABELS[task.work]}，${task.dueOn} 前完成。`,
    opens: `/administration/pages/task/index?code=${task.publicCode}`,
    kind: null,
    now,
  })
}
