import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { teamsLedBy } from '../people/actor'

/** The pool is for those who lead a team; which orders fit whose team, the list and the taking themselves work out. */
function demandLeader(call: Call): void {
  const actor = demandConsented(call)
  insist(teamsLedBy(actor).length > 0, 'not_allowed')
}

export const poolPolicies = { 'pool.read': demandLeader, 'pool.take': demandLeader } satisfies Partial<Policies>
