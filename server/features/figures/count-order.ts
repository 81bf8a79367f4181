import type { EntityManager } from 'typeorm'
import { COUNTERS, type CountedStep } from '../../../shared/figures/counters'
import { change } from '../../database/change'
import { beneficiaryOf, type CellChange, cellChanges, type FiguredOrder, factOf } from './fact'
import { OrderFact } from './order-fact.entity'

const STEPS = 'select `action`, `state`, `by` from `order_event` where `orderId` = ? order by `seq`'
const CONTACT = 'select `beneficiaryName`, `beneficiaryPhone` from `order_contact` where `orderId` = ?'

/**
 * Brings the figures up to date with an order that was just placed or moved, in the same transaction: whatever is committed is counted, and
 * nothing else. Done in the transaction and not by a worker behind it, because then a page and the list behind its number can never differ,
 * there is no backlog to watch, and a county's cell of one day and one service is seldom wanted by two at once. The order's row is held, so
 * two steps of one order come one after the other; the cells come last, so that they are held shortest.
 */
export async function countOrder(tx: EntityManager, order: FiguredOrder): Promise<void> {
  const before = await tx.findOneBy(OrderFact, { orderId: order.id })
  const steps: CountedStep[] = await tx.query(STEPS, [order.id])
  const after = factOf(order, steps, before?.beneficiary ?? (await keyOf(tx, order)))
  const changes = cellChanges(before, after)
  if (changes.length === 0) return
  if (before === null) await tx.insert(OrderFact, after)
  else await tx.update(OrderFact, { orderId: order.id }, after)
  await addServices(tx, [{ fact: after, services: after.finished - (before?.finished ?? 0) }])
  await addToCells(tx, changes)
}

async function keyOf(tx: EntityManager, order: FiguredOrder): Promise<string> {
  const [contact] = (await tx.query(CONTACT, [order.id])) as { beneficiaryName: string; beneficiaryPhone: string }[]
  return beneficiaryOf(order, contact)
}

const onClash = (tx: EntityManager, key: string, columns: readonly string[]): string =>
  tx.dataSource.options.type === 'better-sqlite3'
    ? `on conflict (${key}) do update set ${columns.map((name) => `\`${name}\` = \`${name}\` + excluded.\`${name}\``).join(', ')}`
    : `on duplicate key update ${columns.map((name) => `\`${name}\` = \`${name}\` + values(\`${name}\`)`).join(', ')}`

const CELL_KEY = '`parentCode`, `date`, `placeCode`, `service`'
const COUNTER_NAMES = COUNTERS.map((name) => `\`${name}\``).join(', ')
const CELL_MARKS = `(?, ?, ?, ?, ${COUNTERS.map(() => '?').join(', ')})`

/** Adds to the cells, making those that are not there yet. */
export async function addToCells(tx: EntityManager, changes: readonly CellChange[]): Promise<void> {
  if (changes.length === 0) return
  const marks = changes.map(() => CELL_MARKS).join(', ')
  const values = changes.flatMap(({ parentCode, date, placeCode, service, by }) => [
    ...[parentCode, date, placeCode, service],
    ...COUNTERS.map((name) => by[name]),
  ])
  const sql = `insert into \`order_tally\` (${CELL_KEY}, ${COUNTER_NAMES}) values ${marks} ${onClash(tx, CELL_KEY, COUNTERS)}`
  await change(tx, sql, values)
}

const MONTH_COLUMNS = '`beneficiary`, `month`, `countyCode`, `townCode`, `villageCode`, `services`'

/** So many services of the person and month of a fact. */
interface Served {
  readonly fact: OrderFact
  readonly services: number
}

/** Adds services to the months of beneficiaries; those of none are passed over. */
export async function addServices(tx: EntityManager, served: readonly Served[]): Promise<void> {
  const some = served.filter(({ services }) => services !== 0)
  if (some.length === 0) return
  const marks = some.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')
  const values = some.flatMap(({ fact: { beneficiary, date, countyCode, townCode, villageCode }, services }) => [
    beneficiary,
    date.slice(0, 7),
    countyCode,
    townCode,
    villageCode,
    services,
  ])
  const clash = onClash(tx, '`beneficiary`, `month`', ['services'])
  const sql = `insert into \`beneficiary_month\` (${MONTH_COLUMNS}) values ${marks} ${clash}`
  await change(tx, sql, values)
}
