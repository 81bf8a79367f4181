import type { EntityManager } from 'typeorm'
import type { Database } from '../../database/database'
import { rowReader } from '../../database/rows'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'

/** Calls a site still owes. To ask for a rating makes sense only while one can be given: once rated or closed, the call is owed no more. */
const OWED = `callback c join service_order o on o.id = c.orderId
  where c.siteCode = ? and c.finishedAt is null and (c.about <> 'rate' or o.state = 'delivered')`

/** 1 once somebody called and nobody answered: those come after the calls not yet tried. */
const TRIED = 'case when c.result is null then 0 else 1 end'

const SHAPE = { id: 'text', orderId: 'text', about: 'text', words: 'text', at: 'moment', tried: 'whole' } as const

/** The SELECT of a page of a site's calls: not yet tried first, then the longest owed; a site has tens of them, sorted after its index. */
export const callbacksSql = (after: boolean): string =>
  `select c.id, c.orderId, c.about, c.words, c.at, ${TRIED} as tried from ${OWED}
  ${after ? `and (${TRIED} > ? or (${TRIED} = ? and c.id > ?))` : ''} order by tried, c.id limit ${PAGE + 1}`

export type CallbackRow = Awaited<ReturnType<typeof callbacksOf>>[number]

/** The key that the next page starts after. */
export const callbackKey = (row: Pick<CallbackRow, 'id' | 'tried'>): string => `${row.tried}.${row.id}`

/** The calls that a site owes: one row more than a page, so that the caller knows whether another follows. */
export function callbacksOf(database: Database, siteCode: string, cursor: string | undefined) {
  if (cursor === undefined) return select(database, callbacksSql(false), SHAPE, [siteCode])
  const tried = cursor.startsWith('1.') ? 1 : 0
  return select(database, callbacksSql(true), SHAPE, [siteCode, tried, tried, cursor.slice(cursor.indexOf('.') + 1)])
}

const readCount = rowReader({ n: 'whole' })

/** How many calls a site still owes, as this transaction sees it. */
export async function callbacksLeft(tx: EntityManager, siteCode: string): Promise<number> {
  const [row] = readCount(await tx.query(`select count(*) as n from ${OWED}`, [siteCode]))
  return row?.n ?? 0
}
