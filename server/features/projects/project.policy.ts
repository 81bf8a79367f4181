import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { type Actor, readsSite, teamsLedBy } from '../people/actor'
import type { Team } from '../teams/team.entity'
import type { ProjectRow } from './project.rows'
import { projectParties } from './project.standing'

/** Listed and paused ones are public; a retired one stays so while orders of it are open. */
const isPublic = ({ state, openOrders }: ProjectRow): boolean =>
  state === 'listed' || state === 'paused' || (state === 'retired' && openOrders > 0)

/** Whether somebody may see what is not public of a project: its team's leader, and those who read the work of the team's home site. */
export const seesBehind = (actor: Actor, project: ProjectRow): boolean =>
  projectParties(actor, project).size > 0 || readsSite(actor, project.homeCode)

const mayRead = (call: Call, project: ProjectRow): boolean => isPublic(project) || seesBehind(call.actor, project)

/** Who may see, offer and move a project. `project.propose` is asked with the Team, the others with the ProjectRow. */
export const projectPolicies = {
  'project.read': (call, subject) => {
    if (subject !== undefined) insist(mayRead(call, subject as ProjectRow), 'project_not_found')
  },
  'project.propose': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(teamsLedBy(actor).includes((subject as Team).id), 'not_allowed')
  },
  'project.act': (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    insist(mayRead(call, subject as ProjectRow), 'project_not_found')
    insist(projectParties(actor, subject as ProjectRow).size > 0, 'not_allowed')
  },
} satisfies Partial<Policies>
