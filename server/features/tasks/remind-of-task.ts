import type { EntityManager } from 'typeorm'
import { TASK_WORK_LABELS } from '../../../shared/vocabulary/tasks'
import { tell } from '../notices/announce'
import { staffOfSite } from '../people/person.queries'
import { siteOf } from '../places/place.queries'
import type { SiteTask } from './task.entity'

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
  const doers = task.ownerId === null ? await staffOfSite(tx, task.siteCode) : [task.ownerId]
  const site = await siteOf(tx, task.siteCode)
  await tell(tx, {
    personIds: clock === 'task_due' ? [...doers, task.setBy] : doers,
    eventKey: `${clock}.${task.id}`,
    orderId: null,
    title: clock === 'task_due' ? '任务过了期限' : '任务快到期限',
    body: `${site?.name ?? ''}：${TASK_WORK_LABELS[task.work]}，${task.dueOn} 前完成。`,
    opens: `/administration/pages/task/index?code=${task.publicCode}`,
    kind: null,
    now,
  })
}
