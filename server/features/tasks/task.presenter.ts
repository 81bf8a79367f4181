import type * as z from 'zod/mini'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { taskLine, tasks } from '../../../shared/contract/tasks'
import { TASK_STATES } from '../../../shared/lifecycle/task'
import { beijingDate } from '../../../shared/time/beijing'
import type { Call } from '../../http/call'
import { maskedName } from '../orders/masking'
import { peopleByIds } from '../people/person.queries'
import { placePresented } from '../places/place.presenter'
import { type PlaceNames, siteOf } from '../places/place.queries'
import { evidenceAt, evidenceNamed } from './evidence'
import { type SiteTask, TaskEvent, TaskEvidence } from './task.entity'
import type { TaskGroup, TaskRow } from './task.queries'
import { taskActions } from './task.standing'

type Progress = ReplyOf<typeof tasks.progress>
type Counts = Progress['total']

const isLate = ({ state, dueOn }: Pick<SiteTask, 'state' | 'dueOn'>, now: Date): boolean =>
  state !== 'accepted' && state !== 'cancelled' && dueOn < beijingDate(now.getTime())

/** A row of the lists. */
export function presentTaskLine(row: TaskRow, now: Date): z.output<typeof taskLine> {
  return {
    code: row.publicCode,
    work: row.work,
    site: { code: row.siteCode, name: row.siteName ?? row.siteCode },
    state: row.state,
    dueOn: row.dueOn,
    late: isLate(row, now),
    owner: row.ownerName === null ? null : maskedName(row.ownerName),
    evidence: row.evidence,
  }
}

/** All of a task for this person: what may be picked only for those who may pick it. */
export async function presentTask(
  { tx, actor, now }: Pick<Call, 'tx' | 'actor' | 'now'>,
  task: SiteTask,
): Promise<ReplyOf<typeof tasks.one>> {
  const kept = await tx.find(TaskEvidence, { where: { taskId: task.id }, order: { id: 'ASC' } })
  const events = await tx.find(TaskEvent, { where: { taskId: task.id }, order: { id: 'ASC' } })
  const people = await peopleByIds(tx, [...events.map(({ personId }) => personId), ...(task.ownerId === null ? [] : [task.ownerId])])
  const nameOf = (id: string): string => maskedName(people.get(id)?.name ?? '')
  const actions = taskActions(actor, task, kept.length)
  const choices = actions.includes('attach') ? await evidenceAt(tx, task.siteCode) : []
  const isKept = ({ kind, code }: { kind: string; code: string }) => kept.some((each) => each.kind === kind && each.code === code)
  return {
    code: task.publicCode,
    work: task.work,
    site: { code: task.siteCode, name: (await siteOf(tx, task.siteCode))?.name ?? task.siteCode },
    state: task.state,
    dueOn: task.dueOn,
    late: isLate(task, now),
    owner: task.ownerId === null ? null : nameOf(task.ownerId),
    evidence: await evidenceNamed(tx, kept),
    choices: choices.filter((choice) => !isKept(choice)),
    returnReason: task.returnReason,
    events: events.map(({ action, personId, said, at }) => ({ action, by: nameOf(personId), said, at: at.toISOString() })),
    actions,
  }
}

function countsOf(groups: readonly TaskGroup[]): Counts {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
  const inState = (state: TaskGroup['state']) => sum(groups.filter((each) => each.state === state).map(({ amount }) => amount))
  const [todo, doing, submitted, accepted, returned, cancelled] = TASK_STATES.map(inState) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return {
    todo,
    doing,
    submitted,
    accepted,
    returned,
    cancelled,
    total: sum(groups.map(({ amount }) => amount)) - cancelled,
    late: sum(groups.map(({ late }) => late)),
  }
}

/** How far a place is: all of it, its own site, and each place below it. */
export function presentProgress(groups: readonly TaskGroup[], under: string, names: PlaceNames): Progress {
  const place = (code: string) => placePresented(names.get(code) ?? { code, level: 'city', name: code })
  const own = groups.filter((each) => each.place === under)
  const children = [...names.values()].filter(({ parentCode }) => parentCode === under).map(({ code }) => code)
  const below = [...new Set([...children, ...groups.map((each) => each.place)])].filter((code) => code !== under).toSorted()
  return {
    place: place(under),
    total: countsOf(groups),
    own: countsOf(own),
    items: below.map((code) => ({ place: place(code), counts: countsOf(groups.filter((each) => each.place === code)) })),
  }
}
