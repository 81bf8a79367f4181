import { type EntityManager, In, IsNull, Not } from 'typeorm'
import { isUniqueViolation } from '../../database/database'
import { Refusal } from '../../http/refusal'
import { Activity, ActivityOrder } from './activity.entity'

/**
 * Lets an activity serve these orders and no others. Of one order at most one link lives, whoever is first.
 * @throws Refusal order_already_linked when another activity serves one of them.
 */
export async function linkOrders(tx: EntityManager, activityId: string, orderIds: readonly string[]): Promise<void> {
  await tx.delete(ActivityOrder, { activityId })
  for (const orderId of orderIds) {
    try {
      await tx.insert(ActivityOrder, { activityId, orderId, liveOrderId: orderId })
    } catch (error) {
      throw isUniqueViolation(error) ? new Refusal('order_already_linked') : error
    }
  }
}

/** The ids of the orders that an activity serves. */
export async function linkedOrdersOf(tx: EntityManager, activityId: string): Promise<string[]> {
  const links = await tx.find(ActivityOrder, { where: { activityId, liveOrderId: Not(IsNull()) }, order: { orderId: 'ASC' } })
  return links.map((link) => link.orderId)
}

/** The activity that serves an order, where everybody may read it; null where there is none, or none published. */
export async function activityServing(tx: EntityManager, orderId: string): Promise<Activity | null> {
  const link = await tx.findOneBy(ActivityOrder, { liveOrderId: orderId })
  return link === null ? null : tx.findOneBy(Activity, { id: link.activityId, shown: true })
}

/** An order has left its team, or its activity was called off: it may be linked again. */
export async function unlinkOrders(tx: EntityManager, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length > 0) await tx.update(ActivityOrder, { liveOrderId: In([...orderIds]) }, { liveOrderId: null })
}
