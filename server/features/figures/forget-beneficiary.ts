import type { EntityManager } from 'typeorm'
import { In } from 'typeorm'
import { change } from '../../database/change'
import { addServices } from './count-order'
import { beneficiaryOf } from './fact'
import { OrderFact } from './order-fact.entity'

/**
 * Counts these orders for nobody any more: the key made of a beneficiary's name and number is replaced by one of the order alone, in its
 * fact and in the months. No sum of services changes.
 */
export async function forgetBeneficiary(tx: EntityManager, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return
  await holdOrders(tx, orderIds)
  for (const fact of await tx.findBy(OrderFact, { orderId: In([...orderIds]) })) {
    const beneficiary = beneficiaryOf({ id: fact.orderId, villageCode: fact.villageCode })
    await tx.update(OrderFact, { orderId: fact.orderId }, { beneficiary })
    await addServices(tx, [
      { fact, services: -fact.finished },
      { fact: { ...fact, beneficiary }, services: fact.finished },
    ])
    await change(tx, 'delete from beneficiary_month where beneficiary = ? and services = 0', [fact.beneficiary])
  }
}

/** Keeps the orders for this transaction, so that nobody counts them for the beneficiary meanwhile; SQLite lets one write at a time. */
async function holdOrders(tx: EntityManager, orderIds: readonly string[]): Promise<void> {
  if (tx.dataSource.options.type === 'better-sqlite3') return
  await tx.query(`select id from service_order where id in (${orderIds.map(() => '?').join(', ')}) for update`, [...orderIds])
}
