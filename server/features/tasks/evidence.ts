import { type EntityManager, In } from 'typeorm'
import { FACILITY_LABELS, type Facility } from '../../../shared/vocabulary/places'
import type { EvidenceKind } from '../../../shared/vocabulary/tasks'
import { Activity } from '../activities/activity.entity'
import { siteOf } from '../places/place.queries'
import { ServiceProject, ServiceProjectVersion } from '../projects/project.entity'
import { Team } from '../teams/team.entity'

/** A thing that the system holds, as people know it. */
export interface Evidence {
  readonly kind: EvidenceKind
  readonly code: string
  readonly name: string
}

/** Of each kind the newest so many are offered. */
const OFFERED = 20

async function projectNames(tx: EntityManager, projects: readonly ServiceProject[]): Promise<Evidence[]> {
  if (projects.length === 0) return []
  const versions = await tx.findBy(ServiceProjectVersion, { id: In(projects.map(({ versionId }) => versionId)) })
  const titleOf = new Map(versions.map(({ id, title }) => [id, title]))
  return projects.map(({ publicCode, versionId }) => ({ kind: 'project', code: publicCode, name: titleOf.get(versionId) ?? publicCode }))
}

/** What stands or happens at a site: its public activities, the teams at home there with what they have listed, its facilities. */
export async function evidenceAt(tx: EntityManager, siteCode: string): Promise<Evidence[]> {
  const newest = { order: { id: 'DESC' }, take: OFFERED } as const
  const activities = await tx.find(Activity, { where: { siteCode, shown: true }, ...newest })
  const teams = await tx.find(Team, { where: { homeCode: siteCode }, ...newest })
  const projects = await tx.find(ServiceProject, { where: { homeCode: siteCode, state: 'listed' }, ...newest })
  const facilities = (await siteOf(tx, siteCode))?.facilities ?? []
  return [
    ...activities.map(({ publicCode, title }): Evidence => ({ kind: 'activity', code: publicCode, name: title })),
    ...teams.map(({ publicCode, name }): Evidence => ({ kind: 'team', code: publicCode, name })),
    ...(await projectNames(tx, projects)),
    ...facilities.map((code): Evidence => ({ kind: 'facility', code, name: FACILITY_LABELS[code] })),
  ]
}

/** These things with the names that they have now; what is called nothing any more goes by its code. */
export async function evidenceNamed(tx: EntityManager, kept: readonly Pick<Evidence, 'kind' | 'code'>[]): Promise<Evidence[]> {
  const codesOf = (kind: EvidenceKind) => In(kept.filter((each) => each.kind === kind).map(({ code }) => code))
  const activities = await tx.findBy(Activity, { publicCode: codesOf('activity') })
  const teams = await tx.findBy(Team, { publicCode: codesOf('team') })
  const projects = await projectNames(tx, await tx.findBy(ServiceProject, { publicCode: codesOf('project') }))
  const names = new Map<string, string>([
    ...activities.map(({ publicCode, title }) => [`activity.${publicCode}`, title] as const),
    ...teams.map(({ publicCode, name }) => [`team.${publicCode}`, name] as const),
    ...projects.map(({ code, name }) => [`project.${code}`, name] as const),
  ])
  return kept.map(({ kind, code }) => ({
    kind,
    code,
    name: kind === 'facility' ? FACILITY_LABELS[code as Facility] : (names.get(`${kind}.${code}`) ?? code),
  }))
}
