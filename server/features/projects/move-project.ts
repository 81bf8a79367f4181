import type { EntityManager } from 'typeorm'
import type { ProjectAction } from '../../../shared/lifecycle/project'
import { change } from '../../database/change'
import { insist } from '../../http/refusal'
import { tell } from '../notices/announce'
import type { Actor } from '../people/actor'
import { noteChange } from '../plans/note-change'
import { leadersOf } from '../teams/team.queries'
import type { ProjectRow } from './project.rows'
import { projectParties, projectTransition } from './project.standing'

/** The risk from which on volunteers must be insured before they serve (Decree 685 art. 17). */
const RISK_TO_INSURE = 2

const MOVE = `update \`service_project\` set \`state\` = ?, \`returnReason\` = ?, \`updatedAt\` = ?
  where \`id\` = ? and \`state\` = ? and \`version\` = ?`

/** Who moves a project, when, and, for a return, why. */
export interface Move {
  readonly actor: Actor
  readonly now: Date
  readonly reason?: string
}

/**
 * Moves a project along its transition table, and tells the team's leaders of a listing or a return.
 * @throws Refusal not_allowed, transition_not_allowed, project_incomplete for a listing without the insurance that its risk asks for,
 * changed_meanwhile when somebody was first.
 */
export async function moveProject(
  tx: EntityManager,
  project: ProjectRow,
  action: Exclude<ProjectAction, 'revise'>,
  { actor, now, reason = '' }: Move,
): Promise<void> {
  const { to } = projectTransition(project.state, projectParties(actor, project), action)
  const state = to === 'same' ? project.state : to
  if (action === 'list') insist(project.risk < RISK_TO_INSURE || project.insurance !== '', 'project_incomplete')
  const returnReason = action === 'return' ? reason : action === 'list' ? null : project.returnReason
  const moved = await change(tx, MOVE, [state, returnReason, now, project.id, project.state, project.version])
  insist(moved === 1, 'changed_meanwhile')
  await noteChange(tx, 'teams', now)
  if (action === 'list') await tellLeaders(tx, project, { action, title: '项目已上架', body: '村民现在可以点了。', now })
  if (action === 'return') await tellLeaders(tx, project, { action, title: '项目退回修改', body: reason, now })
}

interface Word {
  readonly action: ProjectAction
  readonly title: string
  readonly body: string
  readonly now: Date
}

async function tellLeaders(tx: EntityManager, project: ProjectRow, { action, title, body, now }: Word): Promise<void> {
  await tell(tx, {
    personIds: await leadersOf(tx, project.teamId),
    // A project may be returned several times, each a new event.
    eventKey: `${project.id}.${action}.${now.getTime()}`,
    orderId: null,
    title,
    body: `「${project.title}」${body}`,
    opens: `/pages/project/index?code=${project.publicCode}`,
    // None of the three templates speaks of projects.
    kind: null,
    now,
  })
}
