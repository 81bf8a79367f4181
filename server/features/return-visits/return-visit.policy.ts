import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { oversees, type VisitInHand } from './return-visit.standing'

/** Where visits are drawn or looked at. */
export interface VisitScope {
  readonly placeCode: string
}

/** `visit.oversee` is asked with a place, `visit.act` with the visit; whose call it is then the transition table says. */
export const returnVisitPolicies = {
  'visit.oversee': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(oversees(actor, (subject as VisitScope).placeCode), 'not_allowed')
  },
  'visit.act': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(oversees(actor, (subject as VisitInHand).visit.villageCode), 'visit_not_found')
  },
} satisfies Partial<Policies>
