import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../database/public-code'
import type { Team } from '../teams/team.entity'
import { ServiceProject } from './project.entity'
import { demandService, type ProjectContent, writeVersion } from './write-version'

/**
 * A leader writes down what the team could do: a draft, which nobody but the team and its sites sees. Returns its public code.
 * @throws Refusal invalid_request when there is no such service.
 */
export async function proposeProject(
  tx: EntityManager,
  team: Team,
  content: ProjectContent,
  { writtenBy, now }: { readonly writtenBy: string; readonly now: Date },
): Promise<string> {
  const service = await demandService(tx, content.serviceCode)
  const projectId = uuidv7()
  const id = uuidv7()
  const publicCode = newPublicCode()
  await writeVersion(tx, { id, projectId, number: 1, content, service, team, writtenBy, now })
  await tx.insert(ServiceProject, {
    id: projectId,
    publicCode,
    teamId: team.id,
    homeCode: team.homeCode,
    state: 'draft',
    serviceCode: service.code,
    category: service.category,
    version: 1,
    versionId: id,
    returnReason: null,
    createdAt: now,
    updatedAt: now,
  })
  return publicCode
}
