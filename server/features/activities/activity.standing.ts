import { ACTIVITY_TRANSITIONS, type ActivityAction, type ActivityParty, type ActivityState } from '../../../shared/lifecycle/activity'
import { actionsFor, type Transition } from '../../../shared/lifecycle/machine'
import { demandTransition } from '../../http/demand-transition'
import { type Actor, isStaffAbove, isStaffOf, readsSite, teamsLedBy } from '../people/actor'
import type { Activity } from './activity.entity'

type Belonging = Pick<Activity, 'teamId' | 'siteCode'>

/** What somebody is to an activity: leader of its team, reviewer at its site or above, both, or neither; the clock is the system. */
export function activityParties(actor: Actor, { teamId, siteCode }: Belonging): ReadonlySet<ActivityParty> {
  if (actor.kind === 'system') return new Set(['system'])
  const parties = new Set<ActivityParty>()
  if (teamsLedBy(actor).includes(teamId)) parties.add('leader')
  if (isStaffOf(actor, siteCode) || isStaffAbove(actor, siteCode)) parties.add('reviewer')
  return parties
}

/** Whether somebody may see what is not public of an activity: its leader, and those who read its site's work. */
export const seesBehind = (actor: Actor, activity: Belonging): boolean =>
  activityParties(actor, activity).size > 0 || readsSite(actor, activity.siteCode)

const standing = (state: ActivityState, is: ReadonlySet<ActivityParty>) => ({ state, is, holds: new Set<never>() })

/** The actions that these parties may take on an activity in this state. */
export const activityActions = (state: ActivityState, parties: ReadonlySet<ActivityParty>): ActivityAction[] =>
  actionsFor(ACTIVITY_TRANSITIONS, standing(state, parties))

/**
 * The row of the table that this action follows.
 * @throws Refusal not_allowed when it is somebody else's to take, transition_not_allowed when the state does not let anybody.
 */
export function activityTransition(
  state: ActivityState,
  parties: ReadonlySet<ActivityParty>,
  action: ActivityAction,
): Transition<ActivityState, ActivityAction, ActivityParty> {
  return demandTransition(ACTIVITY_TRANSITIONS, state, parties, action)
}
