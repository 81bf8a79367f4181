import type { EntityManager } from 'typeorm'
import { IsNull } from 'typeorm'
import type { Database } from '../../database/database'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'
import { Notice } from './notice.entity'

const SHAPE = {
  id: 'text',
  title: 'text',
  body: 'text',
  opens: 'text',
  at: 'moment',
  readAt: 'moment?',
  orderCode: 'text?',
} as const

/** The SELECT of a page of somebody's notices, the newest first, on the index of (personId, id). */
export const noticesSql = (after: boolean): string =>
  `select n.id, n.title, n.body, n.opens, n.at, n.readAt, o.publicCode as orderCode
  from notice n left join service_order o on o.id = n.orderId
  where n.personId = ?${after ? ' and n.id < ?' : ''} order by n.id desc limit ${PAGE + 1}`

export type NoticeRow = Awaited<ReturnType<typeof noticesOf>>[number]

/** One row more than a page, so that the caller knows whether another follows. */
export function noticesOf(database: Database, personId: string, cursor: string | undefined) {
  return select(database, noticesSql(cursor !== undefined), SHAPE, cursor === undefined ? [personId] : [personId, cursor])
}

/** How many notices a person has not read. */
export function unreadOf(tx: EntityManager, personId: string): Promise<number> {
  return tx.countBy(Notice, { personId, readAt: IsNull() })
}
