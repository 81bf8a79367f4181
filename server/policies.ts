import { activityPolicies } from './features/activities/activity.policy'
import { administrationPolicies } from './features/administration/administration.policy'
import { attachmentPolicies } from './features/attachments/attachment.policy'
import { callbackPolicies } from './features/callbacks/callback.policy'
import { checkInPolicies } from './features/check-ins/check-in.policy'
import { complaintPolicies } from './features/complaints/complaint.policy'
import { emergencyPolicies } from './features/emergencies/emergency.policy'
import { hoursPolicies } from './features/hours/hours.policy'
import { integrityPolicies } from './features/integrity/integrity.policy'
import { offerPolicies } from './features/offers/offer.policy'
import { orderPolicies } from './features/orders/order.policy'
import { personPolicies } from './features/people/person.policy'
import { planPolicies } from './features/plans/plan.policy'
import { poolPolicies } from './features/pool/pool.policy'
import { projectPolicies } from './features/projects/project.policy'
import { recordPolicies } from './features/records/record.policy'
import { registerPolicies } from './features/registers/register.policy'
import { returnVisitPolicies } from './features/return-visits/return-visit.policy'
import { signUpPolicies } from './features/sign-ups/sign-up.policy'
import { supervisionPolicies } from './features/supervision/supervision.policy'
import { taskPolicies } from './features/tasks/task.policy'
import { teamPolicies } from './features/teams/team.policy'
import type { Policies } from './http/call'

/** Every policy that an endpoint may name; one that is missing does not compile. */
export const policies: Policies = {
  ...personPolicies,
  ...orderPolicies,
  ...offerPolicies,
  ...planPolicies,
  ...poolPolicies,
  ...teamPolicies,
  ...projectPolicies,
  ...activityPolicies,
  ...signUpPolicies,
  ...attachmentPolicies,
  ...callbackPolicies,
  ...checkInPolicies,
  ...hoursPolicies,
  ...recordPolicies,
  ...supervisionPolicies,
  ...administrationPolicies,
  ...taskPolicies,
  ...returnVisitPolicies,
  ...complaintPolicies,
  ...integrityPolicies,
  ...emergencyPolicies,
  ...registerPolicies,
}
