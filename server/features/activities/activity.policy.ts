import { PUBLIC_ACTIVITY_STATES } from '../../../shared/lifecycle/activity'
import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { personOf, sitesOf, teamsLedBy } from '../people/actor'
import { hasSignedUp } from '../sign-ups/sign-up.queries'
import type { Team } from '../teams/team.entity'
import type { Activity } from './activity.entity'
import { activityParties, seesBehind } from './activity.standing'

/** Public once it recruits; one that was called off stays in sight of those who had signed up, and of its two sides. */
async function mayRead(call: Call, activity: Activity): Promise<boolean> {
  if (PUBLIC_ACTIVITY_STATES.includes(activity.state) || seesBehind(call.actor, activity)) return true
  const person = personOf(call.actor)
  return person !== null && (await hasSignedUp(call.tx, activity.id, person.id))
}

/** Who may see, plan and move an activity. `activity.plan` is asked with the Team, the others with the Activity. */
export const activityPolicies = {
  'activity.read': async (call, subject) => {
    if (subject !== undefined) insist(await mayRead(call, subject as Activity), 'activity_not_found')
  },
  'activity.plan': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(teamsLedBy(actor).includes((subject as Team).id), 'not_allowed')
  },
  'activity.act': async (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    insist(await mayRead(call, subject as Activity), 'activity_not_found')
    insist(activityParties(actor, subject as Activity).size > 0, 'not_allowed')
  },
  'activity.lead': async (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    insist(await mayRead(call, subject as Activity), 'activity_not_found')
    insist(seesBehind(actor, subject as Activity), 'not_allowed')
  },
  'activity.site': (call) => {
    const actor = demandConsented(call)
    insist(sitesOf(actor, 'staff').length + sitesOf(actor, 'supervisor').length > 0, 'not_allowed')
  },
} satisfies Partial<Policies>
