import { type EntityManager, IsNull } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { TaskAction } from '../../../shared/lifecycle/task'
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

const MOVE = `update \`site_task\` set \`state\` = ?, \`ownerId\` = ?, \`submittedBy\` = ?, \`returnReason\` = ?, \`liveKey\` = ?,
  \`updatedAt\` = ?, \`version\` = \`version\` + 1 where \`id\` = ? and \`version\` = ?`

/** Who is told of a step: those who wait for it. Of what staff begin and pick nobody is. */
async function toldOf(tx: EntityManager, task: SiteTask, action: TaskAction): Promise<string[]> {
  if (action === 'submit') {
    const still = await tx.findBy(Membership, { personId: task.setBy, endedAt: IsNull() })
    return still.length > 0 ? [task.setBy] : []
  }
  if (action === 'accept' || action === 'return') return task.submittedBy === null ? staffOfSite(tx, task.siteCode) : [task.submittedBy]
  return []
}

const TITLES: Partial<Record<TaskAction, string>> = { submit: '任务等您验收', accept: '任务验收通过', return: '任务退回再做' }

/**
 * The one way in which a task changes: along its table, with its event, its clocks and its notices in the same commit.
 * @throws Refusal not_allowed, transition_not_allowed, changed_meanwhile when somebody was first.
 */
export async function moveTask(work: AdministrativeWork, task: SiteTask, action: TaskAction, said = ''): Promise<void> {
  const { tx, actor, now } = work
  const person = demand(personOf(actor), 'sign_in_needed')
  const evidence = await tx.countBy(TaskEvidence, { taskId: task.id })
  const { to } = taskTransition(actor, task, evidence, action)
  const state = to === 'same' ? task.state : to
  const ownerId = action === 'start' ? person.id : task.ownerId
  const submittedBy = action === 'submit' ? person.id : task.submittedBy
  const returnReason = action === 'return' ? said : action === 'submit' ? '' : task.returnReason
  const liveKey = state === 'accepted' ? null : task.liveKey
  const moved = await change(tx, MOVE, [state, ownerId, submittedBy, returnReason, liveKey, now, task.id, task.version])
  insist(moved === 1, 'changed_meanwhile')
  const event = { id: uuidv7(), taskId: task.id, action, fromState: task.state, toState: state, personId: person.id, said, at: now }
  await tx.insert(TaskEvent, event)
  if (state === 'accepted') await stopClocks(tx, task.id)
  const site = await siteOf(tx, task.siteCode)
  await tell(tx, {
    personIds: await toldOf(tx, task, action),
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
