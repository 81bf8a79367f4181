import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { personOf, sitesOf } from '../people/actor'
import type { Plan } from './plan.entity'

/** Staff and supervisors plan for what they may read; a draft is its maker's own, and to anybody else it does not exist. */
function demandPlanner(call: Call, subject: unknown): void {
  const actor = demandConsented(call)
  insist(sitesOf(actor, 'staff').length + sitesOf(actor, 'supervisor').length > 0, 'not_allowed')
  if (subject !== undefined) insist((subject as Plan).personId === personOf(actor)?.id, 'plan_not_found')
}

export const planPolicies = {
  'plan.read': demandPlanner,
  'plan.make': demandPlanner,
  /** Which orders are theirs to send, the transition table says line by line. */
  'plan.send': (call: Call, subject: unknown): void => {
    demandPlanner(call, subject)
    insist(sitesOf(call.actor, 'staff').length > 0, 'not_allowed')
  },
} satisfies Partial<Policies>
