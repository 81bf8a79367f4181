import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented, demandPerson } from '../../policies-basic'
import { sitesOf } from './actor'

const AT_A_DESK = ['staff', 'supervisor', 'administrator'] as const

/**
 * `signed_in` asks for a person and nothing more, because consent is given through it; a route that needs consent demands it itself.
 * A desk may be opened by those alone who work at one.
 */
export const personPolicies = {
  anyone: () => undefined,
  signed_in: (call: Call) => {
    demandPerson(call)
  },
  /** As `signed_in`, and also while the session's second factor is due: all other endpoints wait for that. */
  signing_in: (call: Call) => {
    demandPerson(call)
  },
  'desk.confirm': (call: Call) => {
    const actor = demandConsented(call)
    insist(
      AT_A_DESK.some((role) => sitesOf(actor, role).length > 0),
      'not_allowed',
    )
  },
} satisfies Partial<Policies>
