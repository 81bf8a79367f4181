import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { change } from '../../database/change'
import { demand, insist } from '../../http/refusal'
import type { Actor } from '../people/actor'
import { noteChange } from '../plans/note-change'
import { Team } from '../teams/team.entity'
import type { ProjectRow } from './project.rows'
import { projectParties, projectTransition } from './project.standing'
import { demandService, type ProjectContent, writeVersion } from './write-version'

const REVISE = `update \`service_project\` set \`state\` = ?, \`version\` = \`version\` + 1, \`versionId\` = ?, \`serviceCode\` = ?,
  \`category\` = ?, \`updatedAt\` = ? where \`id\` = ? and \`state\` = ? and \`version\` = ?`

/**
 * Makes a new version of a project; open orders keep theirs. One that was listed goes back to review.
 * @throws Refusal transition_not_allowed while it is being reviewed or once it is retired, changed_meanwhile when somebody was first,
 * invalid_request when there is no such service.
 */
export async function reviseProject(
  tx: EntityManager,
  project: ProjectRow,
  content: ProjectContent,
  { actor, writtenBy, now }: { readonly actor: Actor; readonly writtenBy: string; readonly now: Date },
): Promise<void> {
  const { to } = projectTransition(project.state, projectParties(actor, project), 'revise')
  const service = await demandService(tx, content.serviceCode)
  const state = to === 'same' ? project.state : to
  const id = uuidv7()
  // The guard comes first: who loses to another revision writes no version, and none is written twice under one number.
  const values = [state, id, service.code, service.category, now, project.id, project.state, project.version]
  insist((await change(tx, REVISE, values)) === 1, 'changed_meanwhile')
  await noteChange(tx, 'teams', now)
  const team = demand(await tx.findOneBy(Team, { id: project.teamId }), 'team_not_found')
  await writeVersion(tx, { id, projectId: project.id, number: project.version + 1, content, service, team, writtenBy, now })
}
