import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { isStaffOf, readsSite } from '../people/actor'
import type { Callback } from './callback.entity'

/** Who may write down what came of a call: staff of the site that owes it. Who may not read that site's work does not learn of it. */
export const callbackPolicies = {
  'callback.act': (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    const { siteCode } = subject as Callback
    insist(readsSite(actor, siteCode), 'not_found')
    insist(isStaffOf(actor, siteCode), 'not_allowed')
  },
} satisfies Partial<Policies>
