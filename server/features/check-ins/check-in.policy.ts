import { PUBLIC_ACTIVITY_STATES } from '../../../shared/lifecycle/activity'
import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import type { Activity } from '../activities/activity.entity'
import { activityParties, seesBehind } from '../activities/activity.standing'

/** What only the leader of an activity's team does: holding the secret of its codes, and settling it. */
export const checkInPolicies = {
  'check_in.lead': (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    const activity = subject as Activity
    insist(PUBLIC_ACTIVITY_STATES.includes(activity.state) || seesBehind(actor, activity), 'activity_not_found')
    insist(activityParties(actor, activity).has('leader'), 'not_allowed')
  },
} satisfies Partial<Policies>
