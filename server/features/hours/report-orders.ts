import { type EntityManager, In } from 'typeorm'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { hours } from '../../../shared/contract/hours'
import { demand, insist } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import { linkedOrdersOf } from '../activities/linked-orders'
import type { Work } from '../orders/move-order'
import { ServiceOrder } from '../orders/order.entity'
import { orderById } from '../orders/order.queries'
import { deliverService, startService } from '../orders/serve-order'

type Reports = BodyOf<typeof hours.settle>['orders']

/** The orders that an activity serves and that nobody has reported on yet. */
export async function ordersToReport(tx: EntityManager, activity: Pick<Activity, 'id'>): Promise<ServiceOrder[]> {
  const ids = await linkedOrdersOf(tx, activity.id)
  if (ids.length === 0) return []
  return tx.find(ServiceOrder, { where: { id: In(ids), state: In(['assigned', 'serving']) }, order: { id: 'ASC' } })
}

/**
 * Delivers every order that the activity served, through the orders' own use case: each is asked for its rating as always.
 * @throws Refusal orders_unreported when one is left out or is none of the activity's; whatever the order refuses a delivery with.
 */
export async function reportOrders(work: Work, activity: Activity, reports: Reports): Promise<void> {
  const open = await ordersToReport(work.tx, activity)
  const reported = new Map(reports.map((report) => [report.code, report]))
  insist(reported.size === open.length && open.every((order) => reported.has(order.publicCode)), 'orders_unreported')
  for (const { id, publicCode } of open) {
    const order = demand(await orderById(work.tx, id, true), 'order_not_found')
    const report = demand(reported.get(publicCode), 'orders_unreported')
    if (order.state === 'assigned') await startService(work, order)
    await deliverService(work, order, { outcome: report.outcome, text: report.text })
  }
}
