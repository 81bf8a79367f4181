import { attachmentPolicies } from './features/attachments/attachment.policy'
import { callbackPolicies } from './features/callbacks/callback.policy'
import { offerPolicies } from './features/offers/offer.policy'
import { orderPolicies } from './features/orders/order.policy'
import { personPolicies } from './features/people/person.policy'
import { planPolicies } from './features/plans/plan.policy'
import { poolPolicies } from './features/pool/pool.policy'
import { projectPolicies } from './features/projects/project.policy'
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
  ...attachmentPolicies,
  ...callbackPolicies,
}
