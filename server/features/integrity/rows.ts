import type { EntityManager } from 'typeorm'
import { rowReader, type Shape } from '../../database/rows'
import { within } from '../orders/order.queries'

/** At most so many rows are read for a signal: the newest of them. */
const MOST = 20_000

const conditionOn = (place: string, table: string): { sql: string; values: string[] } => {
  const where = within(place)
  return where === null ? { sql: '1 = 1', values: [] } : { sql: where.sql.replace('o.', `${table}.`), values: where.values as string[] }
}

async function read<Columns extends Shape>(tx: EntityManager, shape: Columns, sql: string, values: readonly unknown[]) {
  return rowReader(shape)((await tx.query(`${sql} limit ${MOST}`, [...values])) as unknown[])
}

const ORDER = { code: 'text', title: 'text', at: 'moment', personId: 'text', teamId: 'text', team: 'text' } as const

/** Orders of a place that the team served of which who placed, asked or rated was then a member. */
export function ownOrders(tx: EntityManager, place: string, since: Date) {
  const where = conditionOn(place, 'o')
  const sql = `select o.publicCode as code, o.title, o.submittedAt as at, m.personId, o.teamId, t.name as team
    from service_order o join membership m on m.teamId = o.teamId join team t on t.id = o.teamId
    where ${where.sql} and o.submittedAt >= ? and m.startedAt <= o.submittedAt and (m.endedAt is null or m.endedAt >= o.submittedAt)
    and (m.personId = o.placerId or m.personId = o.requesterId or exists (select 1 from order_event e
      where e.orderId = o.id and e.action = 'rate' and e.personId = m.personId)) order by o.submittedAt desc`
  return read(tx, ORDER, sql, [...where.values, since])
}

/** Orders of a place that a team served, by who placed them. */
export function servedOrders(tx: EntityManager, place: string, since: Date) {
  const where = conditionOn(place, 'o')
  const sql = `select o.publicCode as code, o.title, o.submittedAt as at, o.placerId as personId, o.teamId, t.name as team
    from service_order o join team t on t.id = o.teamId where ${where.sql} and o.submittedAt >= ? order by o.submittedAt desc`
  return read(tx, ORDER, sql, [...where.values, since])
}

const DEED = { code: 'text', title: 'text', at: 'moment', personId: 'text', deed: 'text' } as const

/** Orders placed and ratings given in a place, by whom. */
export function orderDeeds(tx: EntityManager, place: string, since: Date) {
  const where = conditionOn(place, 'o')
  const sql = `select o.publicCode as code, o.title, e.at, e.personId, e.action as deed from order_event e join service_order o on o.id = e.orderId
    where ${where.sql} and e.at >= ? and e.action in ('submit', 'rate') and e.personId is not null order by e.at desc`
  return read(tx, DEED, sql, [...where.values, since])
}

const ENTRY = { code: 'text', title: 'text', at: 'moment', siteCode: 'text', kind: 'text', approvedBy: 'text?' } as const

/** Standing entries of hours of a place, with who approved them where they were made up. */
export function hoursEntries(tx: EntityManager, place: string, since: Date) {
  const where = conditionOn(place, 'a')
  const sql = `select a.publicCode as code, a.title, h.postedAt as at, h.siteCode, h.kind, h.approvedBy from hours_entry h
    join activity a on a.id = h.activityId where ${where.sql} and h.postedAt >= ? and h.minutes > 0 order by h.postedAt desc`
  return read(tx, ENTRY, sql, [...where.values, since])
}

const CHECK = { code: 'text', title: 'text', at: 'moment', personId: 'text', device: 'text' } as const

/** Check-ins that people noted themselves on a phone which named itself. */
export function ownCheckIns(tx: EntityManager, place: string, since: Date) {
  const where = conditionOn(place, 'a')
  const sql = `select a.publicCode as code, a.title, c.at, c.personId, c.device from check_event c join activity a on a.id = c.activityId
    where ${where.sql} and c.at >= ? and c.device is not null and c.recordedBy = c.personId order by c.at desc`
  return read(tx, CHECK, sql, [...where.values, since])
}
