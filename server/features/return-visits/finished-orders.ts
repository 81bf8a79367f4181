import type { EntityManager } from 'typeorm'
import type { Period } from '../../../shared/figures/period'
import { MOST_TO_DRAW_FROM } from '../../../shared/vocabulary/return-visits'
import { rowReader } from '../../database/rows'
import { insist } from '../../http/refusal'
import { within } from '../orders/order.queries'

/**
 * Orders of a place, placed on these days, whose timeline up to a moment ends delivered or closed. Days and places of orders never change and
 * events are only appended, so the same moment gives the same orders for ever.
 */
const FINISHED = (
  place: string,
): string => `select o.id, o.publicCode, o.villageCode from order_fact f join service_order o on o.id = f.orderId
  where ${place}f.date >= ? and f.date <= ? and exists (select 1 from order_event e where e.orderId = f.orderId and e.at <= ?
    and e.state in ('delivered', 'closed')
    and not exists (select 1 from order_event l where l.orderId = e.orderId and l.seq > e.seq and l.at <= ?))
  limit ${MOST_TO_DRAW_FROM + 1}`

const read = rowReader({ id: 'text', publicCode: 'text', villageCode: 'text' })

/**
 * The finished orders from which a sample is drawn.
 * @throws Refusal too_many_to_draw when there are more than may be drawn from at once.
 */
export async function finishedOrders(tx: EntityManager, place: string, { from, until }: Period, frozenAt: Date) {
  const where = within(place)
  const sql = FINISHED(where === null ? '' : `${where.sql.replace('o.', 'f.')} and `)
  const rows = read((await tx.query(sql, [...(where?.values ?? []), from, until, frozenAt, frozenAt])) as unknown[])
  insist(rows.length <= MOST_TO_DRAW_FROM, 'too_many_to_draw')
  return rows
}
