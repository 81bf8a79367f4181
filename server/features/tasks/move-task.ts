import { type EntityManager, IsNull } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { TaskAction, TaskState } from '../../../shared/lifecycle/task'
import { TASK_WORK_LABELS } from '../../../shared/vocabulary/tasks'
import { stopClocks } from '../../clocks/deadlines'
import { change } from '../../database/change'
import { demand, insist } from '../../http/refusal'
import type { AdministrativeWork } from '../administration/record-change'
import { tell } from '../notices/announce'
import { personOf } from '../people/actor'
import { Membership } from '../people/membership.entity'
import { staffOfSite } from '../people/person.queries'
import { siteOf } from '../places/place.queries'
import { type Evidence, evidenceAt } from './evidence'
import { type SiteTask, TaskEvent, TaskEvidence } from './task.entity'
import { taskTransition } from './task.standing'
import { doersOf, setTaskReminders } from './task-day'

const MOVE = `update \`site_task\` set \`state\` = ?, \`ownerId\` = ?, \`submittedBy\` = ?, \`returnReason\` = ?, \`dueOn\` = ?,
  \`liveKey\` = ?, \`updatedAt\` = ?, \`version\` = \`version\` + 1 where \`id\` = ? and \`version\` = ?`

/** Who is told of a step: those who wait for it. Of what staff begin and pick nobody is. */
async function toldOf(tx: EntityManager, task: SiteTask, action: TaskAction): Promise<string[]> {
  if (action === 'submit') {
    const still = await tx.findBy(Membership, { personId: task.setBy, endedAt: IsNull() })
    return still.length > 0 ? [task.setBy] : []
  }
  if (action === 'accept' || action === 'return') return task.submittedBy === null ? staffOfSite(tx, task.siteCode) : [task.submittedBy]
  if (action === 'take_over' || action === 'reschedule' || action === 'cancel') return doersOf(tx, task)
  return []
}

const TITLES: Partial<Record<TaskAction, string>> = {
  submit: '任务等您验收',
  accept: '任务验收通过',
  return: '任务退回再做',
  take_over: '任务换了人办',
  reschedule: '任务的期限改了',
  cancel: '任务取消了',
}

/** What a step needs besides its name. */
interface Given {
  /** Up to 200 characters. */
  readonly said?: string
  /** The new last day, when it is moved. */
  readonly dueOn?: string
}

/** The columns that a step changes, as they stand after it. */
function after(task: SiteTask, action: TaskAction, state: TaskState, personId: string, { said = '', dueOn }: Given) {
  const ended = state === 'accepted' || state === 'cancelled'
  return {
    state,
    ownerId: action === 'start' || action === 'take_over' ? personId : task.ownerId,
    submittedBy: action === 'submit' ? personId : task.submittedBy,
    returnReason: action === 'return' ? said : action === 'submit' ? '' : task.returnReason,
    dueOn: dueOn ?? task.dueOn,
    liveKey: ended ? null : task.liveKey,
  }
}

/**
 * The one way in which a task changes: along its table, with its event, its clocks and its notices in the same commit.
 * @throws Refusal not_allowed, transition_not_allowed, changed_meanwhile when somebody was first.
 */
export async function moveTask(work: AdministrativeWork, task: SiteTask, action: TaskAction, given: Given = {}): Promise<void> {
  const { tx, actor, now } = work
  const person = demand(personOf(actor), 'sign_in_needed')
  const evidence = await tx.countBy(TaskEvidence, { taskId: task.id })
  const { to } = taskTransition(actor, task, evidence, action)
  const state = to === 'same' ? task.state : to
  const { ownerId, submittedBy, returnReason, dueOn, liveKey } = after(task, action, state, person.id, given)
  const moved = await change(tx, MOVE, [state, ownerId, submittedBy, returnReason, dueOn, liveKey, now, task.id, task.version])
  insist(moved === 1, 'changed_meanwhile')
  const said = [...(given.dueOn === undefined ? [] : [`改到 ${dueOn} 前完成`]), ...(given.said ? [given.said] : [])].join('。')
  const event = { id: uuidv7(), taskId: task.id, action, fromState: task.state, toState: state, personId: person.id, said, at: now }
  await tx.insert(TaskEvent, event)
  if (liveKey === null || dueOn !== task.dueOn) await stopClocks(tx, task.id)
  if (dueOn !== task.dueOn) await setTaskReminders(tx, { id: task.id, dueOn }, now)
  const site = await siteOf(tx, task.siteCode)
  await tell(tx, {
    personIds: (await toldOf(tx, task, action)).filter((id) => id !== person.id),
    eventKey: event.id,
    orderId: null,
    title: TITLES[action] ?? '',
    body: `${site?.name ?? ''}：${TASK_WORK_LABELS[task.work]}${said === '' ? '' : `。${said}`}`,
    opens: `/administration/pages/task/index?code=${task.publicCode}`,
    kind: null,
    now,
  })
}

/**
 * Adds a thing that stands or happens at the task's own site; picking it again changes nothing.
 * @throws Refusal evidence_not_there, and what `moveTask` refuses with.
 */
export async function attachEvidence(
  work: AdministrativeWork,
  task: SiteTask,
  { kind, code }: Pick<Evidence, 'kind' | 'code'>,
): Promise<void> {
  const { tx, actor, now } = work
  const there = (await evidenceAt(tx, task.siteCode)).some((each) => each.kind === kind && each.code === code)
  await moveTask(work, task, 'attach')
  insist(there, 'evidence_not_there')
  if (await tx.existsBy(TaskEvidence, { taskId: task.id, kind, code })) return
  const addedBy = demand(personOf(actor), 'sign_in_needed').id
  await tx.insert(TaskEvidence, { id: uuidv7(), taskId: task.id, kind, code, addedBy, at: now })
}
