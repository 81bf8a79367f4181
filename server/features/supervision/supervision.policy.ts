import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import type { ServiceOrder } from '../orders/order.entity'
import { relationTo } from '../orders/order.relation'
import { isStaffOf, readsSite, sitesOf } from '../people/actor'
import { urgesAs } from './supervision.standing'
import type { UrgedOrder } from './urge-order'

/** Staff and supervisors read their own subtree; which place, the route asks. */
function demandReader(call: Call): void {
  const actor = demandConsented(call)
  insist(sitesOf(actor, 'staff').length + sitesOf(actor, 'supervisor').length > 0, 'not_allowed')
}

export const supervisionPolicies = {
  'supervision.read': demandReader,
  /** A supervisor of the owner's place, or staff of a site above the owner. */
  'urge.send': async (call, subject) => {
    demandReader(call)
    if (subject === undefined) return
    const order = subject as ServiceOrder
    insist((await relationTo(call.tx, call.actor, order)).reads, 'order_not_found')
    insist(urgesAs(call.actor, order) !== null, 'not_allowed')
  },
  /** Staff of the site that has the order now; to those who do not read that site's work the urge does not exist. */
  'urge.answer': (call, subject) => {
    demandReader(call)
    if (subject === undefined) return
    const { order } = subject as UrgedOrder
    insist(readsSite(call.actor, order.ownerCode) || readsSite(call.actor, order.villageCode), 'urge_not_found')
    insist(isStaffOf(call.actor, order.ownerCode), 'not_allowed')
  },
} satisfies Partial<Policies>
