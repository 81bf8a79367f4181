import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import type { Activity } from '../activities/activity.entity'
import { activityParties } from '../activities/activity.standing'

/** What only the leader of an activity's team does: holding the secret of its codes, and settling it. */
export const checkInPolicies = {
  'check_in.lead': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(activityParties(actor, subject as Activity).has('leader'), 'not_allowed')
  },
} satisfies Partial<Policies>
