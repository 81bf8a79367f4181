import { type EntityManager, In } from 'typeorm'
import type { OrderParty } from '../../../shared/lifecycle/order'
import { isWithin } from '../../../shared/vocabulary/places'
import { Offer } from '../offers/offer.entity'
import { type Actor, isStaffAbove, isStaffOf, personOf, readsSite, sitesOf, teamsLedBy } from '../people/actor'
import { ServiceOrder } from './order.entity'
import { OrderPerson } from './order-contact.entity'

/** Who somebody is to one order: the parties of the transition table, and whether they may read it as staff of its places. */
export interface Relation {
  readonly parties: ReadonlySet<OrderParty>
  /** Asked for it, placed it, or it is for them: they follow it from beginning to end. */
  readonly follows: boolean
  /** Staff or supervisor of its owner site, of one above, or of the village it comes from. */
  readonly reads: boolean
}

/** Reached by phone: whoever asked has no account here, and the owner site calls. */
export const isReachedByPhone = (order: ServiceOrder): boolean => order.requesterId === null

/** Works out who this person is to this order. Costs at most two indexed reads. */
export async function relationTo(tx: EntityManager, actor: Actor, order: ServiceOrder): Promise<Relation> {
  if (actor.kind === 'system') return { parties: new Set(['system']), follows: false, reads: true }
  const person = personOf(actor)
  if (person === null) return { parties: new Set(), follows: false, reads: false }
  const parties = new Set<OrderParty>()
  if (isStaffOf(actor, order.ownerCode)) {
    parties.add('owner')
    if (isReachedByPhone(order)) parties.add('caller')
  }
  if (isStaffAbove(actor, order.ownerCode)) parties.add('upper')
  if (order.handlerId === person.id) parties.add('handler')
  const led = teamsLedBy(actor)
  if (order.pooled && led.length > 0) parties.add('any_team')
  const serving = order.teamId === null ? [] : [order.teamId, order.companionId]
  if (serving.some((id) => id !== null && led.includes(id))) parties.add('leader')
  if (led.length > 0 && (await tx.existsBy(Offer, { orderId: order.id, teamId: In(led), state: 'offered' }))) parties.add('invited')
  const follows = await tx.existsBy(OrderPerson, { orderId: order.id, personId: person.id })
  if (follows && !isForCallerToJudge(order)) parties.add('requester')
  const followsFrom = [...sitesOf(actor, 'staff'), ...sitesOf(actor, 'supervisor')]
  return { parties, follows, reads: readsSite(actor, order.ownerCode) || followsFrom.some((site) => isWithin(order.villageCode, site)) }
}

/** Who placed an order for a caller follows it like one's own, but does not judge in the caller's place how it was served. */
const isForCallerToJudge = (order: ServiceOrder): boolean => isReachedByPhone(order) && order.state === 'delivered'

const SERVING: readonly OrderParty[] = ['leader', 'handler']

/** Whether what was written and attached may be read: by the two sides, and by the team that took the order. */
export const readsText = ({ parties, follows, reads }: Relation): boolean => reads || follows || SERVING.some((party) => parties.has(party))

/** Whether this person may read the text and the attachments of the order. */
export async function mayReadText(tx: EntityManager, actor: Actor, orderId: string): Promise<boolean> {
  const order = await tx.findOneBy(ServiceOrder, { id: orderId })
  return order !== null && readsText(await relationTo(tx, actor, order))
}
