import { actionsFor, type Transition } from '../../../shared/lifecycle/machine'
import { PROJECT_TRANSITIONS, type ProjectAction, type ProjectParty, type ProjectState } from '../../../shared/lifecycle/project'
import { demandTransition } from '../../http/demand-transition'
import { type Actor, isStaffAbove, isStaffOf, teamsLedBy } from '../people/actor'
import type { ServiceProject } from './project.entity'

type Belonging = Pick<ServiceProject, 'teamId' | 'homeCode'>

/** What somebody is to a project: leader of its team, reviewer at the team's home site or above, both, or neither. */
export function projectParties(actor: Actor, { teamId, homeCode }: Belonging): ReadonlySet<ProjectParty> {
  const parties = new Set<ProjectParty>()
  if (teamsLedBy(actor).includes(teamId)) parties.add('leader')
  if (isStaffOf(actor, homeCode) || isStaffAbove(actor, homeCode)) parties.add('reviewer')
  return parties
}

const standing = (state: ProjectState, is: ReadonlySet<ProjectParty>) => ({ state, is, holds: new Set<never>() })

/** The actions that these parties may take on a project in this state. */
export function projectActions(state: ProjectState, parties: ReadonlySet<ProjectParty>): ProjectAction[] {
  return actionsFor(PROJECT_TRANSITIONS, standing(state, parties))
}

/**
 * The row of the table that this action follows.
 * @throws Refusal not_allowed when it is somebody else's to take, transition_not_allowed when the state does not let anybody.
 */
export function projectTransition(
  state: ProjectState,
  parties: ReadonlySet<ProjectParty>,
  action: ProjectAction,
): Transition<ProjectState, ProjectAction, ProjectParty> {
  return demandTransition(PROJECT_TRANSITIONS, state, parties, action)
}
