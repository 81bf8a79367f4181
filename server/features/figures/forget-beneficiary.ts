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
  for (const fact of await tx.findBy(OrderFact, { orderId: In([...orderIds]) })) {
    const beneficiary = beneficiaryOf({ id: fact.orderId, villageCode: fact.villageCode })
    await tx.update(OrderFact, { orderId: fact.orderId }, { beneficiary })
    if (fact.finished !== 0) {
      await addServices(tx, fact, -fact.finished)
      await addServices(tx, { ...fact, beneficiary }, fact.finished)
    }
    await change(tx, 'delete from beneficiary_month where beneficiary = ? and services = 0', [fact.beneficiary])
  }
}
