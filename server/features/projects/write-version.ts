import type { EntityManager } from 'typeorm'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { projects } from '../../../shared/contract/projects'
import { demand, Refusal } from '../../http/refusal'
import { placeOf } from '../places/place.queries'
import type { Team } from '../teams/team.entity'
import { ServiceProjectVersion } from './project.entity'
import { serviceOf } from './project.queries'
import { indexProject } from './project-text'
import type { Service } from './service.entity'

/** What a project says of itself. */
export type ProjectContent = BodyOf<typeof projects.revise>

/** The service that a project is of. @throws Refusal invalid_request when there is none with this code, or it is offered no more. */
export async function demandService(tx: EntityManager, code: string): Promise<Service> {
  const service = await serviceOf(tx, code)
  if (service === null || service.retiredAt !== null)
    throw new Refusal('invalid_request', [{ field: 'serviceCode', message: '没有这种服务，请重新选择' }])
  return service
}

/** One version of a project, of which `id` is the version's own. */
export interface VersionToWrite {
  readonly id: string
  readonly projectId: string
  readonly number: number
  readonly content: ProjectContent
  readonly service: Service
  readonly team: Team
  readonly writtenBy: string
  readonly now: Date
}

/** Keeps what a project says from now on, and makes it findable by that, its service, its team and where the team is at home. */
export async function writeVersion(tx: EntityManager, version: VersionToWrite): Promise<void> {
  const { id, projectId, number, content, service, team, writtenBy, now } = version
  const { title, serviceCode, summary, detail, qualification, people, risk, insurance } = content
  await tx.insert(ServiceProjectVersion, {
    id,
    projectId,
    version: number,
    title,
    serviceCode,
    summary,
    detail,
    qualification,
    people,
    risk,
    insurance,
    writtenBy,
    createdAt: now,
  })
  const home = demand(await placeOf(tx, team.homeCode), 'place_not_found')
  await indexProject(tx, projectId, [title, service.name, team.name, home.name])
}
