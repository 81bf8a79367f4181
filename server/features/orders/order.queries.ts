import { type EntityManager, In } from 'typeorm'
import type { OrderState } from '../../../shared/lifecycle/order'
import type { Category } from '../../../shared/vocabulary/categories'
import { DUE_SOON_MINUTES } from '../../../shared/vocabulary/clocks'
import type { InboxTab } from '../../../shared/vocabulary/orders'
import { levelOf } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import type { Value } from '../../database/prepared-select'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'
import { ServiceOrder } from './order.entity'

/** An order by its id; `holding` keeps its row for this transaction (SQLite holds all of them anyway). */
export function orderById(tx: EntityManager, id: string, holding: boolean): Promise<ServiceOrder | null> {
  return orderWhere(tx, { id }, holding)
}

/** An order by what people read and scan. */
export function orderByCode(tx: EntityManager, publicCode: string, holding: boolean): Promise<ServiceOrder | null> {
  return orderWhere(tx, { publicCode }, holding)
}

function orderWhere(tx: EntityManager, where: { id: string } | { publicCode: string }, holding: boolean): Promise<ServiceOrder | null> {
  const lockable = holding && tx.dataSource.options.type !== 'better-sqlite3'
  return tx.findOne(ServiceOrder, { where, ...(lockable ? { lock: { mode: 'pessimistic_write' as const } } : {}) })
}

/** Those of the orders with these public codes that this team has taken and not yet finished, the earliest first. */
export async function servedOrders(tx: EntityManager, teamId: string, codes: readonly string[]): Promise<ServiceOrder[]> {
  if (codes.length === 0) return []
  return tx.find(ServiceOrder, { where: { publicCode: In([...codes]), teamId, state: In(['assigned', 'serving']) }, order: { id: 'ASC' } })
}

/** The orders with these ids, the earliest first; `holding` keeps their rows, in that order, for this transaction. */
export async function ordersByIds(tx: EntityManager, ids: readonly string[], holding: boolean): Promise<ServiceOrder[]> {
  const found: ServiceOrder[] = []
  for (const id of ids.toSorted()) {
    const order = await orderById(tx, id, holding)
    if (order !== null) found.push(order)
  }
  return found
}

/** What a row of any list of orders is made of. */
const LINE_COLUMNS = `o.id, o.publicCode, o.state, o.title, o.category, o.villageCode, o.ownerCode, o.urgency, o.channel, o.people, o.overdue,
  o.reopened, o.assignedSlot, o.promiseClock, o.promiseDue, o.submittedAt, t.name as teamName, c.beneficiaryName`

const LINE_TABLES = `service_order o left join team t on t.id = o.teamId join order_contact c on c.orderId = o.id`

const LINE_SHAPE = {
  id: 'text',
  publicCode: 'text',
  state: 'text',
  title: 'text',
  category: 'text?',
  villageCode: 'text',
  ownerCode: 'text',
  urgency: 'text',
  channel: 'text',
  people: 'whole',
  overdue: 'flag',
  reopened: 'whole',
  assignedSlot: 'json?',
  promiseClock: 'text?',
  promiseDue: 'iso?',
  submittedAt: 'iso',
  teamName: 'text?',
  beneficiaryName: 'text',
  openOffers: 'whole',
} as const

const OPEN_OFFERS = `(select count(*) from offer f where f.orderId = o.id and f.state = 'offered') as openOffers`

export type OrderRow = Awaited<ReturnType<typeof listed>>[number]

/** A condition of a list: its SQL and what stands for each `?`. */
export interface Where {
  readonly sql: string
  readonly values: readonly Value[]
}

/** All of these conditions; null is none. */
export const and = (...conditions: readonly (Where | null)[]): Where => {
  const present = conditions.filter((each) => each !== null)
  return { sql: present.map((each) => each.sql).join(' and '), values: present.flatMap((each) => [...each.values]) }
}

const column = (name: string, value: Value): Where => ({ sql: `o.${name} = ?`, values: [value] })
/** What lies after the key of the page before. */
export const before = (cursor: string | undefined): Where | null => (cursor === undefined ? null : { sql: 'o.id < ?', values: [cursor] })

/** The column that holds a place of this level; null for the city, which is all of them. */
export function within(code: string): Where | null {
  const level = levelOf(code)
  return level === null || level === 'city' ? null : column(`${level}Code`, code)
}

/** The SELECT of a page of orders, newest first; the plan test reads it too. */
export const listSql = (where: Where, tables = LINE_TABLES): string =>
  `select ${LINE_COLUMNS}, ${OPEN_OFFERS} from ${tables} where ${where.sql} order by o.id desc limit ${PAGE + 1}`

/** A page of orders for which this holds, and one row more. */
export function listed(database: Database, where: Where) {
  return select(database, listSql(where), LINE_SHAPE, where.values)
}

/** Which services and places a text of a public list means; found by the caller among the names. */
export interface Meant {
  readonly services: readonly string[]
  readonly places: readonly string[]
  readonly categories: readonly Category[]
}

/** Orders whose service, category or place is meant by the text; none of the words of the order itself is searched. */
function meaning(meant: Meant | null): Where | null {
  if (meant === null) return null
  const parts = [
    oneOf('o.serviceCode', meant.services),
    oneOf('o.category', meant.categories),
    ...(['county', 'town', 'village'] as const).map((level) =>
      oneOf(
        `o.${level}Code`,
        meant.places.filter((code) => levelOf(code) === level),
      ),
    ),
  ].filter((part) => part !== null)
  if (parts.length === 0) return { sql: '1 = 0', values: [] }
  return { sql: `(${parts.map((part) => part.sql).join(' or ')})`, values: parts.flatMap((part) => [...part.values]) }
}

const oneOf = (name: string, values: readonly string[]): Where | null =>
  values.length === 0 ? null : { sql: `${name} in (${values.map(() => '?').join(', ')})`, values }

export interface PublicFilter {
  readonly place?: string | undefined
  readonly category?: Category | undefined
  readonly state?: 'open' | 'closed' | undefined
  readonly meant: readonly Meant[]
  readonly cursor?: string | undefined
}

/** The public demand list: what was accepted once, of a place of any level. */
export function publicWhere(filter: PublicFilter): Where {
  return and(
    filter.place === undefined ? null : within(filter.place),
    column('shown', true),
    filter.state === undefined ? null : column('open', filter.state === 'open'),
    filter.category === undefined ? null : column('category', filter.category),
    ...filter.meant.map(meaning),
    before(filter.cursor),
  )
}

export const publicOrders = (database: Database, filter: PublicFilter) => listed(database, publicWhere(filter))

export interface StaffFilter {
  readonly site: string
  readonly category?: Category | undefined
  readonly state: 'open' | 'ended'
  readonly meant: readonly Meant[]
  readonly cursor?: string | undefined
}

/** All orders of a site's places, open or ended. */
export function staffWhere(filter: StaffFilter): Where {
  return and(
    within(filter.site),
    filter.category === undefined ? null : column('category', filter.category),
    column('open', filter.state === 'open'),
    ...filter.meant.map(meaning),
    before(filter.cursor),
  )
}

export const staffOrders = (database: Database, filter: StaffFilter) => listed(database, staffWhere(filter))

/** What stands under a tab of a site's inbox: the same words count and list it. */
export function inboxWhere(site: string, tab: InboxTab, now: Date): Where {
  const owner = column('ownerCode', site)
  switch (tab) {
    case 'emergency':
      return and(owner, column('turn', 'owner'), column('urgency', 'emergency'))
    case 'new':
      return and(owner, column('turn', 'owner'))
    case 'waiting':
      return and(owner, column('turn', 'others'))
    case 'done':
      return and(owner, column('turn', 'nobody'))
    case 'due': {
      const soon = new Date(now.getTime() + DUE_SOON_MINUTES * 60_000)
      return and(owner, column('open', true), { sql: `(o.promiseDue <= ? or o.overdue = ?) and o.turn = 'owner'`, values: [soon, true] })
    }
  }
}

export const inboxOrders = (database: Database, site: string, tab: InboxTab, now: Date, cursor: string | undefined) =>
  listed(database, and(inboxWhere(site, tab, now), before(cursor)))

export const countSql = (where: Where): string => `select count(*) as n from service_order o where ${where.sql}`

/** How many orders stand under a tab: a count over one index of one site. */
export async function inboxCount(database: Database, site: string, tab: InboxTab, now: Date): Promise<number> {
  const where = inboxWhere(site, tab, now)
  const [row] = await select(database, countSql(where), { n: 'whole' }, where.values)
  return row?.n ?? 0
}

/** One's own orders, those placed for oneself included; by the index of the people of orders. */
export function myOrders(database: Database, personId: string, open: boolean, cursor: string | undefined) {
  const where = and(
    { sql: 'p.personId = ? and p.open = ?', values: [personId, open] },
    cursor === undefined ? null : { sql: 'p.orderId < ?', values: [cursor] },
  )
  const sql = `select ${LINE_COLUMNS}, ${OPEN_OFFERS} from order_person p join service_order o on o.id = p.orderId
    left join team t on t.id = o.teamId join order_contact c on c.orderId = o.id where ${where.sql} order by p.orderId desc limit ${PAGE + 1}`
  return select(database, sql, LINE_SHAPE, where.values)
}

export async function myOpenCount(database: Database, personId: string): Promise<number> {
  const [row] = await select(database, 'select count(*) as n from order_person where personId = ? and open = ?', { n: 'whole' }, [
    personId,
    true,
  ])
  return row?.n ?? 0
}

/** Orders by their ids, as rows of a list, in the order of the ids. */
export async function rowsOf(database: Database, ids: readonly string[]): Promise<OrderRow[]> {
  if (ids.length === 0) return []
  const sql = `select ${LINE_COLUMNS}, ${OPEN_OFFERS} from ${LINE_TABLES} where o.id in (${ids.map(() => '?').join(', ')})`
  const rows = await select(database, sql, LINE_SHAPE, ids)
  return ids.flatMap((id) => rows.filter((row) => row.id === id))
}

/** States whose requester has something to do. */
export const REQUESTERS_TURN: readonly OrderState[] = ['needs_info', 'delivered']
