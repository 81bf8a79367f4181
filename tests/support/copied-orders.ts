import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { OrderContact } from '../../server/features/orders/order-contact.entity'
import { pool } from '../../shared/contract'
import type { Slot } from '../../shared/time/slot'
import type { Kaiping } from './kaiping'

/** An order, and the codes of its open offers by the ids of the teams that they ask. */
export interface CopiedOrder {
  readonly code: string
  readonly slot: Slot
  readonly offers: ReadonlyMap<string, string>
}

/** Copies an order as it stands, with its contact and its open offers, for another slot: a fraction of what it takes to place one. */
export const copyOrder = ({ database }: Kaiping, like: string, slot: Slot): Promise<CopiedOrder> =>
  database.transaction(async (tx) => {
    const order = await tx.findOneByOrFail(ServiceOrder, { publicCode: like })
    const contact = await tx.findOneByOrFail(OrderContact, { orderId: order.id })
    const open = await tx.findBy(Offer, { orderId: order.id, state: 'offered' })
    const own = { id: uuidv7(), publicCode: newPublicCode() }
    const copies = open.map((offer) => {
      const openFor = `${own.id}:${offer.teamId}`
      return { ...offer, id: uuidv7(), publicCode: newPublicCode(), orderId: own.id, openFor, slots: [slot] }
    })
    await tx.insert(ServiceOrder, { ...order, ...own, slots: [slot] })
    await tx.insert(OrderContact, { ...contact, orderId: own.id })
    if (copies.length > 0) await tx.insert(Offer, copies)
    return { code: own.publicCode, slot, offers: new Map(copies.map(({ teamId, publicCode }) => [teamId, publicCode])) }
  })

/** An order that is open to whichever team takes it first. */
export async function openInPool(county: Kaiping): Promise<string> {
  const code = await county.accepted({ slots: [county.saturday()] })
  await county.step('station', pool.open, code, { text: '', textRead: true })
  return code
}
