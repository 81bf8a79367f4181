import { type EntityManager, In } from 'typeorm'
import type { Slot } from '../../../shared/time/slot'
import type { Database } from '../../database/database'
import type { Row } from '../../database/rows'
import { select } from '../../database/select'
import { OrderExclusion } from '../orders/order-event.entity'

/** Orders that are read at once when a leader's page is filled. */
export const POOL_BATCH = 200

const POOLED = `select o.id, o.publicCode, o.title, o.category, o.serviceCode, o.urgency, o.people, o.villageCode, o.slots, o.pooledAt
  from service_order o where o.pooled = ?`

const SHAPE = {
  id: 'text',
  publicCode: 'text',
  title: 'text',
  category: 'text?',
  serviceCode: 'text?',
  urgency: 'text',
  people: 'whole',
  villageCode: 'text',
  slots: 'json',
  pooledAt: 'iso?',
} as const

export type PooledRow = Omit<Row<typeof SHAPE>, 'slots'> & { slots: Slot[] }

/** Orders in the pool, the newest first, after the one with this id. */
export async function pooledOrders(database: Database, after: string | undefined): Promise<PooledRow[]> {
  const sql = `${POOLED}${after === undefined ? '' : ' and o.id < ?'} order by o.id desc limit ${POOL_BATCH}`
  return (await select(database, sql, SHAPE, after === undefined ? [true] : [true, after])) as PooledRow[]
}

/** Which of the teams are out for which of the orders: `order:team`. */
export async function excludedPairs(tx: EntityManager, orderIds: readonly string[], teamIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0 || teamIds.length === 0) return new Set()
  const rows = await tx.findBy(OrderExclusion, { orderId: In([...orderIds]), excludedId: In([...teamIds]) })
  return new Set(rows.map((row) => `${row.orderId}:${row.excludedId}`))
}
