import type { ServiceProject, ServiceProjectVersion } from '../features/projects/project.entity'
import type { Team } from '../features/teams/team.entity'
import { fixedCode } from './identity'
import type { Offered } from './rosters/roster'
import { menuItem } from './services'

/** What risky service is insured with; an invented policy. */
const INSURANCE = '志愿者人身意外伤害保险，保单号 YANSHI-0001（演示）'

/** A project with its only version as rows, and the texts by which it is found. */
export interface PlannedProject {
  readonly project: ServiceProject
  readonly version: ServiceProjectVersion
  readonly texts: string[]
}

/** The rows of what a team offers: the service's usual project, in the team's own words where it has any. */
export function planProject(offered: Offered, team: Team, leaderId: string, key: () => string, createdAt: Date): PlannedProject {
  const { code: serviceCode, category, usual } = menuItem(offered.service)
  const projectId = key()
  const versionId = key()
  const title = offered.title ?? usual.title
  return {
    project: {
      id: projectId,
      publicCode: fixedCode(`project ${team.name} ${serviceCode}`),
      teamId: team.id,
      homeCode: team.homeCode,
      state: offered.state ?? 'listed',
      serviceCode,
      category,
      version: 1,
      versionId,
      returnReason: offered.returnReason ?? null,
      createdAt,
      updatedAt: createdAt,
    },
    version: {
      id: versionId,
      projectId,
      version: 1,
      title,
      serviceCode,
      summary: offered.summary ?? usual.summary,
      detail: usual.detail,
      qualification: usual.qualification,
      people: usual.people,
      risk: usual.risk,
      insurance: usual.risk === 1 ? '' : INSURANCE,
      writtenBy: leaderId,
      createdAt,
    },
    texts: [title, team.name],
  }
}
