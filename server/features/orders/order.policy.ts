import type { Call } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { sitesOf } from '../people/actor'
import type { ServiceOrder } from './order.entity'
import { relationTo } from './order.relation'

/** To whoever is nothing to an order, it does not exist; which action is whose, the transition table says. */
async function isSomethingTo(call: Call, subject: unknown): Promise<void> {
  demandConsented(call)
  if (subject === undefined) return
  const { parties, follows, reads } = await relationTo(call.tx, call.actor, subject as ServiceOrder)
  const serving = parties.has('leader') || parties.has('handler')
  insist(reads || follows || serving || parties.has('owner') || parties.has('upper'), 'order_not_found')
}

export const orderPolicies = {
  'order.read': isSomethingTo,
  'order.act': isSomethingTo,
  'order.reveal': isSomethingTo,
  'order.place': (call: Call): void => {
    demandConsented(call)
  },
  'inbox.read': (call: Call): void => {
    const actor = demandConsented(call)
    insist(sitesOf(actor, 'staff').length + sitesOf(actor, 'supervisor').length > 0, 'not_allowed')
  },
}
