import { tasks } from '../../../shared/contract/tasks'
import type { TaskAction } from '../../../shared/lifecycle/task'
import { beijingDate } from '../../../shared/time/beijing'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand } from '../../http/refusal'
import { answerAbout } from '../../http/route'
import { placeNames } from '../places/place.queries'
import { makeTasks } from './make-tasks'
import { attachEvidence, moveTask } from './move-task'
import type { SiteTask } from './task.entity'
import type { TaskScope } from './task.policy'
import { presentProgress, presentTask, presentTaskLine } from './task.presenter'
import { taskByCode, taskGroups, taskKey, tasksUnder } from './task.queries'
import { insistOnDay } from './task-day'

type Asked = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>
type AboutOne = Asked & { readonly params: { readonly code: string } }

const under = async ({ query }: { readonly query: { readonly under: string } }): Promise<TaskScope> => ({ placeCode: query.under })
const task = async ({ tx, params }: AboutOne): Promise<SiteTask> => demand(await taskByCode(tx, params.code), 'task_not_found')

/** The task read anew: after a write it shows what was written. */
const shown = async (call: AboutOne) => presentTask(call, await task(call))

/** A step along the transition table, and the task as it stands after it. */
const moving = (action: TaskAction) => async (call: AboutOne & { readonly body: object }, subject: SiteTask) => {
  const { said = '', reason = '' } = call.body as { said?: string; reason?: string }
  await moveTask(call, subject, action, { said: said + reason })
  return shown(call)
}

export const taskRoutes: Route[] = [
  answerAbout(
    tasks.make,
    async ({ body }): Promise<TaskScope> => ({ placeCode: body.under }),
    (call) => makeTasks(call, call.body),
  ),

  answerAbout(tasks.progress, under, async ({ query, now, services: { database } }) => {
    const groups = await taskGroups(database, query.under, beijingDate(now.getTime()))
    return presentProgress(groups, query.under, await placeNames(database))
  }),

  answerAbout(tasks.list, under, async ({ query, now, services }) => {
    const { items, next } = pageOf(await tasksUnder(services.database, query.under, query.state, query.cursor), taskKey)
    return { items: items.map((row) => presentTaskLine(row, now)), next }
  }),

  answerAbout(tasks.one, task, (call, subject) => presentTask(call, subject)),
  answerAbout(tasks.start, task, moving('start')),
  answerAbout(tasks.takeOver, task, moving('take_over')),
  answerAbout(tasks.attach, task, async (call, subject) => {
    await attachEvidence(call, subject, call.body)
    return shown(call)
  }),
  answerAbout(tasks.submit, task, moving('submit')),
  answerAbout(tasks.accept, task, moving('accept')),
  answerAbout(tasks.return, task, moving('return')),
  answerAbout(tasks.reschedule, task, async (call, subject) => {
    const { dueOn, reason } = call.body
    insistOnDay(dueOn, call.now)
    await moveTask(call, subject, 'reschedule', { said: reason, dueOn })
    return shown(call)
  }),
  answerAbout(tasks.cancel, task, moving('cancel')),
]
