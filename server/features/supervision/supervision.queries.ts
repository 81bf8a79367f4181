import { type EntityManager, In } from 'typeorm'
import type { StuckList } from '../../../shared/contract/supervision'
import { DUE_SOON_MINUTES } from '../../../shared/vocabulary/clocks'
import type { Database } from '../../database/database'
import type { Row } from '../../database/rows'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'
import { and, before, listed, type OrderRow, type Where, within } from '../orders/order.queries'
import { Urge } from './urge.entity'

/** Of the clocks only those of the owner make an order late: what waits for the requester or for a team is nobody's delay. */
const OWNERS_TURN = "o.open = 1 and o.turn = 'owner'"
const LATE = '(o.overdue = 1 or o.promiseDue <= ?)'
const CAME_UP = "exists (select 1 from order_event e where e.orderId = o.id and e.action = 'escalate' and e.`by` = 'system')"
const NO_STAFF = "not exists (select 1 from membership m where m.siteCode = o.ownerCode and m.role = 'staff' and m.endedAt is null)"
const URGED = 'exists (select 1 from urge u where u.waitsFor = o.id)'

/** What belongs into each list; the same words count and list it. */
function conditions(now: Date): Readonly<Record<StuckList, Where>> {
  const soon = new Date(now.getTime() + DUE_SOON_MINUTES * 60_000)
  return {
    late: { sql: `${OWNERS_TURN} and ${LATE}`, values: [now] },
    soon: { sql: `${OWNERS_TURN} and o.overdue = 0 and o.promiseDue > ? and o.promiseDue <= ?`, values: [now, soon] },
    raised: { sql: `${OWNERS_TURN} and not ${LATE} and ${CAME_UP}`, values: [now] },
    ownerless: { sql: `o.open = 1 and ${NO_STAFF}`, values: [] },
    urged: { sql: `o.open = 1 and ${URGED}`, values: [] },
  }
}

const ownedBy = (owner: string | undefined): Where | null => (owner === undefined ? null : { sql: 'o.ownerCode = ?', values: [owner] })

/** A page of what is stuck in a place, the newest first, and one row more. */
export function stuckOrders(
  database: Database,
  asked: { readonly site: string; readonly show: StuckList; readonly owner?: string | undefined; readonly cursor?: string | undefined },
  now: Date,
): Promise<OrderRow[]> {
  const { site, show, owner, cursor } = asked
  return listed(database, and(within(site), conditions(now)[show], ownedBy(owner), before(cursor)))
}

const OWNER_SHAPE = {
  ownerCode: 'text',
  open: 'whole',
  late: 'whole',
  soon: 'whole',
  raised: 'whole',
  ownerless: 'whole',
  urged: 'whole',
} as const

export type OwnerCounts = Row<typeof OWNER_SHAPE>

/** The open orders of a place by the site that has them: how many there are, and how many stand in each list. */
export function stuckByOwner(database: Database, site: string, now: Date): Promise<OwnerCounts[]> {
  const lists = Object.entries(conditions(now))
  const sums = lists.map(([name, { sql }]) => `sum(case when ${sql} then 1 else 0 end) as ${name}`)
  const where = and(within(site), { sql: 'o.open = 1', values: [] })
  const sql = `select o.ownerCode, count(*) as \`open\`, ${sums.join(', ')} from service_order o where ${where.sql} group by o.ownerCode`
  return select(database, sql, OWNER_SHAPE, [...lists.flatMap(([, { values }]) => [...values]), ...where.values])
}

/** Which of the orders came up because a clock ran out, and to which site they came last by that. */
export async function cameUpTo(tx: EntityManager, orderIds: readonly string[]): Promise<Map<string, string>> {
  if (orderIds.length === 0) return new Map()
  const marks = orderIds.map(() => '?').join(', ')
  const rows: { orderId: string; ownerCode: string }[] = await tx.query(
    `select orderId, ownerCode from order_event where orderId in (${marks}) and action = 'escalate' and \`by\` = 'system' order by seq`,
    [...orderIds],
  )
  return new Map(rows.map(({ orderId, ownerCode }) => [orderId, ownerCode]))
}

/** Which of the orders wait for the reply to an urge. */
export async function urgedAmong(tx: EntityManager, orderIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set()
  return new Set((await tx.find(Urge, { select: { orderId: true }, where: { waitsFor: In([...orderIds]) } })).map(({ orderId }) => orderId))
}

/** A page of the urges of a place, the newest first, and one row more. Those of orders that have ended meanwhile wait for nothing. */
export async function urgesIn(
  tx: EntityManager,
  asked: { readonly site: string; readonly show: 'waiting' | 'answered'; readonly cursor?: string | undefined },
): Promise<Urge[]> {
  const { site, show, cursor } = asked
  const query = tx
    .createQueryBuilder(Urge, 'o')
    .orderBy('o.id', 'DESC')
    .limit(PAGE + 1)
  const place = within(site)
  if (place !== null) query.andWhere(place.sql.replace('?', ':site'), { site })
  if (cursor !== undefined) query.andWhere('o.id < :cursor', { cursor })
  if (show === 'answered') query.andWhere('o.answeredAt is not null')
  else query.andWhere('exists (select 1 from service_order w where w.id = o.waitsFor and w.open = 1)')
  return query.getMany()
}

const DUE = `a.state = 'ended' and a.settleBy <= ?`

const DUE_SHAPE = {
  id: 'text',
  publicCode: 'text',
  title: 'text',
  team: 'text',
  villageCode: 'text',
  siteCode: 'text',
  endedAt: 'iso?',
  settleBy: 'iso',
} as const

export type HoursDueRow = Row<typeof DUE_SHAPE>

const inPlace = (site: string): Where => {
  const place = within(site)
  return place === null ? { sql: '1 = 1', values: [] } : { sql: place.sql.replace('o.', 'a.'), values: place.values }
}

/** Activities of a place whose ten working days are over and whose hours are not posted, the longest over first, and one row more. */
export function hoursDueIn(database: Database, site: string, now: Date, cursor: string | undefined): Promise<HoursDueRow[]> {
  const place = inPlace(site)
  const after = cursor === undefined ? '' : ' and a.id > ?'
  const sql = `select a.id, a.publicCode, a.title, t.name as team, a.villageCode, a.siteCode, a.endedAt, a.settleBy
    from activity a join team t on t.id = a.teamId where ${place.sql} and ${DUE}${after} order by a.id limit ${PAGE + 1}`
  return select(database, sql, DUE_SHAPE, [...place.values, now, ...(cursor === undefined ? [] : [cursor])])
}

/** How many there are of them, by the site that sees them through. */
export function hoursDueBySite(database: Database, site: string, now: Date): Promise<{ siteCode: string; count: number }[]> {
  const place = inPlace(site)
  const sql = `select a.siteCode, count(*) as count from activity a where ${place.sql} and ${DUE} group by a.siteCode order by a.siteCode`
  return select(database, sql, { siteCode: 'text', count: 'whole' }, [...place.values, now])
}
