import { actionsFor, type Transition, transitionFor } from '../../../shared/lifecycle/machine'
import { TASK_TRANSITIONS, type TaskAction, type TaskCondition, type TaskParty, type TaskState } from '../../../shared/lifecycle/task'
import { isWithin } from '../../../shared/vocabulary/places'
import { Refusal } from '../../http/refusal'
import { type Actor, administers, isStaffOf, personOf, sitesOf } from '../people/actor'
import type { SiteTask } from './task.entity'

/** Sets tasks for the sites of a place and says whether they are done: who administers or supervises it. */
export const reviewsTasks = (actor: Actor, placeCode: string): boolean =>
  administers(actor, placeCode) || sitesOf(actor, 'supervisor').some((own) => isWithin(placeCode, own))

/** What somebody is to a task. Nobody reviews what they submitted themself. */
function taskParties(actor: Actor, task: SiteTask): ReadonlySet<TaskParty> {
  const parties = new Set<TaskParty>()
  if (isStaffOf(actor, task.siteCode)) parties.add('owner')
  if (reviewsTasks(actor, task.siteCode) && task.submittedBy !== personOf(actor)?.id) parties.add('reviewer')
  return parties
}

const standing = (actor: Actor, task: SiteTask, evidence: number) => ({
  state: task.state,
  is: taskParties(actor, task),
  holds: new Set<TaskCondition>([
    ...(evidence > 0 ? (['has_evidence'] as const) : []),
    ...(task.ownerId !== personOf(actor)?.id ? (['of_another'] as const) : []),
  ]),
})

/** The actions that somebody may take on a task now. */
export const taskActions = (actor: Actor, task: SiteTask, evidence: number): TaskAction[] =>
  actionsFor(TASK_TRANSITIONS, standing(actor, task, evidence))

/**
 * The row of the table that this action follows.
 * @throws Refusal not_allowed when it is somebody else's to take, transition_not_allowed when the state does not let anybody.
 */
export function taskTransition(
  actor: Actor,
  task: SiteTask,
  evidence: number,
  action: TaskAction,
): Transition<TaskState, TaskAction, TaskParty, TaskCondition> {
  const now = standing(actor, task, evidence)
  const row = transitionFor(TASK_TRANSITIONS, now, action)
  if (row !== undefined) return row
  const theirs = TASK_TRANSITIONS.some((each) => each.action === action && each.by.some((party) => now.is.has(party)))
  throw new Refusal(theirs ? 'transition_not_allowed' : 'not_allowed')
}
