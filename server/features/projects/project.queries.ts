import { type EntityManager, In } from 'typeorm'
import type { Category } from '../../../shared/vocabulary/categories'
import type { Database } from '../../database/database'
import { rowReader } from '../../database/rows'
import { Team } from '../teams/team.entity'
import { ServiceProject, ServiceProjectVersion } from './project.entity'
import { Service } from './service.entity'

/** A project as it stands, what it says now, and whose it is. */
export interface CurrentProject {
  readonly project: ServiceProject
  readonly version: ServiceProjectVersion
  readonly team: Team
}

/** The project with this public code, in whatever state, or null. */
export async function projectByCode(tx: EntityManager, code: string): Promise<CurrentProject | null> {
  const project = await tx.findOneBy(ServiceProject, { publicCode: code })
  if (project === null) return null
  return {
    project,
    version: await tx.findOneByOrFail(ServiceProjectVersion, { id: project.versionId }),
    team: await tx.findOneByOrFail(Team, { id: project.teamId }),
  }
}

export const TEAMS_LISTING = "select distinct `teamId` from `service_project` where `serviceCode` = ? and `state` = 'listed'"

const readTeam = rowReader({ teamId: 'text' })

/** The ids of the teams with a listed project of this service. */
export async function teamsListing(tx: EntityManager, serviceCode: string): Promise<string[]> {
  return readTeam(await tx.query(TEAMS_LISTING, [serviceCode])).map((row) => row.teamId)
}

export const TEAMS_LISTING_CATEGORY = "select distinct `teamId` from `service_project` where `state` = 'listed' and `category` = ?"

export const TEAMS_LISTING_ANYTHING = "select distinct `teamId` from `service_project` where `state` = 'listed'"

/** The ids of the teams with a listed project of any service of this category; null for any category. */
export async function teamsListingCategory(tx: EntityManager, category: Category | null): Promise<string[]> {
  const rows: unknown[] = category === null ? await tx.query(TEAMS_LISTING_ANYTHING) : await tx.query(TEAMS_LISTING_CATEGORY, [category])
  return readTeam(rows).map((row) => row.teamId)
}

/** What these teams have listed: services with their categories. */
export function listedServices(
  tx: EntityManager,
  teamIds: readonly string[],
): Promise<Pick<ServiceProject, 'teamId' | 'serviceCode' | 'category'>[]> {
  if (teamIds.length === 0) return Promise.resolve([])
  return tx.find(ServiceProject, {
    select: { teamId: true, serviceCode: true, category: true },
    where: { teamId: In([...teamIds]), state: 'listed' },
  })
}

/** How long services are remembered, in milliseconds: a change of theirs shows everywhere within a minute. */
const REMEMBERED_MS = 60_000

const remembered = new WeakMap<Database, { readonly until: number; readonly services: Promise<ReadonlyMap<string, Service>> }>()

async function readServices(database: Database): Promise<ReadonlyMap<string, Service>> {
  const services = await database.reads.getRepository(Service).find({ order: { position: 'ASC', code: 'ASC' } })
  if (services.length === 0) remembered.delete(database)
  return new Map(services.map((service) => [service.code, service]))
}

/** All services by their code, by position; remembered for a minute. */
export function servicesByCode(database: Database): Promise<ReadonlyMap<string, Service>> {
  const known = remembered.get(database)
  if (known !== undefined && known.until > performance.now()) return known.services
  const services = readServices(database)
  remembered.set(database, { until: performance.now() + REMEMBERED_MS, services })
  services.catch(() => remembered.delete(database))
  return services
}

/** Lets the next question read them anew, for whoever has just changed one. */
export const forgetServices = (database: Database): boolean => remembered.delete(database)

/** The service with this code as the database holds it now, or null. */
export function serviceOf(tx: EntityManager, code: string): Promise<Service | null> {
  return tx.findOneBy(Service, { code })
}
