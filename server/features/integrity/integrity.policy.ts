import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { sitesOf } from '../people/actor'

/** For supervisors alone; which place, the route asks. */
export const integrityPolicies = {
  'integrity.look': (call) => {
    insist(sitesOf(demandConsented(call), 'supervisor').length > 0, 'not_allowed')
  },
} satisfies Partial<Policies>
