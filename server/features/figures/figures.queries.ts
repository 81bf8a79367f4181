import { type OrderFigure, partOf, wholeOf } from '../../../shared/figures/catalogue'
import { COUNTERS, type Counter, type Counts, noCounts } from '../../../shared/figures/counters'
import type { Period } from '../../../shared/figures/period'
import { addDays, beijingAt } from '../../../shared/time/beijing'
import { CODE_LENGTH, levelOf, parentOf } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import type { Value } from '../../database/prepared-select'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'
import { type Where, within } from '../orders/order.queries'

/** The days up to the last one within which a volunteer counts as active. */
const ACTIVE_DAYS = 90

/** The cells of a place, or of the places one level down: one stretch of the key. A village has no places below it, and is its own. */
function cellsIn(place: string, { from, until }: Period): Where {
  if (levelOf(place) !== 'village') return { sql: 'parentCode = ? and date >= ? and date <= ?', values: [place, from, until] }
  return { sql: 'parentCode = ? and date >= ? and date <= ? and placeCode = ?', values: [parentOf(place) ?? '', from, until, place] }
}

const SUMS = COUNTERS.map((name) => `sum(${name}) as ${name}`).join(', ')
const WHOLES = Object.fromEntries(COUNTERS.map((name) => [name, 'whole'])) as Record<Counter, 'whole'>

/** The counters of each place one level down (of a village, its own); places without orders are absent. */
export async function countsByPlace(database: Database, place: string, period: Period): Promise<Map<string, Counts>> {
  const { sql, values } = cellsIn(place, period)
  const rows = await select(
    database,
    `select placeCode, ${SUMS} from order_tally where ${sql} group by placeCode`,
    { placeCode: 'text', ...WHOLES },
    values,
  )
  return new Map(rows.map(({ placeCode, ...counts }) => [placeCode, counts]))
}

/** The counters of a place. */
export async function countsIn(database: Database, place: string, period: Period): Promise<Counts> {
  const sum = noCounts()
  for (const counts of (await countsByPlace(database, place, period)).values()) for (const name of COUNTERS) sum[name] += counts[name]
  return sum
}

const DAY_SHAPE = { date: 'text', received: 'whole', finished: 'whole', answerDue: 'whole', answeredInTime: 'whole' } as const

/** What a place received, finished and answered of the orders of each day; days without orders are absent. */
export function countsByDay(database: Database, place: string, period: Period) {
  const { sql, values } = cellsIn(place, period)
  const sums = ['received', 'finished', 'answerDue', 'answeredInTime'].map((name) => `sum(${name}) as ${name}`).join(', ')
  return select(database, `select date, ${sums} from order_tally where ${sql} group by date`, DAY_SHAPE, values)
}

/** What finds nobody, by service and place one level down. */
export function unmetByService(database: Database, place: string, period: Period) {
  const { sql, values } = cellsIn(place, period)
  return select(
    database,
    `select service, placeCode, sum(unmet) as unmet, sum(received) as received from order_tally where ${sql} group by service, placeCode`,
    { service: 'text', placeCode: 'text', unmet: 'whole', received: 'whole' },
    values,
  )
}

/** The digits of the codes one level down; of a village its own. */
function digitsBelow(place: string): number {
  const level = levelOf(place)
  if (level === 'city') return CODE_LENGTH.county
  return level === 'county' ? CODE_LENGTH.town : CODE_LENGTH.village
}

const columnBelow = (place: string): string => {
  const digits = digitsBelow(place)
  if (digits === CODE_LENGTH.county) return 'countyCode'
  return digits === CODE_LENGTH.town ? 'townCode' : 'villageCode'
}

/** A condition on the code columns of a table, under the name that the SELECT gives it. */
function inPlace(place: string, table: string): Where {
  const where = within(place)
  return where === null ? { sql: '1 = 1', values: [] } : { sql: where.sql.replace('o.', `${table}.`), values: where.values }
}

/** Beneficiaries, each once a month, and their services, by the place one level down; of the months that the period touches. */
export async function servedByPlace(database: Database, place: string, { from, until }: Period) {
  const column = columnBelow(place)
  const where = inPlace(place, 'b')
  const rows = await select(
    database,
    `select b.${column} as placeCode, count(*) as served, sum(b.services) as services from beneficiary_month b
     where ${where.sql} and b.month >= ? and b.month <= ? and b.services > 0 group by b.${column}`,
    { placeCode: 'text', served: 'whole', services: 'whole' },
    [...where.values, from.slice(0, 7), until.slice(0, 7)],
  )
  return new Map(rows.map(({ placeCode, ...counts }) => [placeCode, counts]))
}

/** Active volunteers by the place one level down in which they live. */
export async function volunteersByPlace(database: Database, place: string, { until }: Period) {
  const digits = digitsBelow(place)
  const rows = await select(
    database,
    `select substr(p.villageCode, 1, ${digits}) as placeCode, count(distinct h.personId) as volunteers
     from hours_entry h join person p on p.id = h.personId
     where h.state = 'posted' and h.minutes > 0 and h.date > ? and h.date <= ? and substr(p.villageCode, 1, ${place.length}) = ?
     group by substr(p.villageCode, 1, ${digits})`,
    { placeCode: 'text', volunteers: 'whole' },
    [addDays(until, -ACTIVE_DAYS), until, place],
  )
  return new Map(rows.map(({ placeCode, volunteers }) => [placeCode, { volunteers }]))
}

/** Activities whose hours are posted or should be, and those posted in time, by the place one level down in which they were held. */
export async function hoursByPlace(database: Database, place: string, { from, until }: Period, now: Date) {
  const column = columnBelow(place)
  const where = inPlace(place, 'a')
  const span: Value[] = [new Date(beijingAt(from, 0)), new Date(beijingAt(addDays(until, 1), 0))]
  const rows = await select(
    database,
    `select a.${column} as placeCode, count(*) as hoursDue, sum(case when a.settledAt <= a.settleBy then 1 else 0 end) as hoursInTime
     from activity a where ${where.sql} and a.state in ('ended', 'settled', 'archived') and a.endedAt >= ? and a.endedAt < ?
     and a.settleBy is not null and (a.settledAt is not null or a.settleBy <= ?) group by a.${column}`,
    { placeCode: 'text', hoursDue: 'whole', hoursInTime: 'whole' },
    [...where.values, ...span, now],
  )
  return new Map(rows.map(({ placeCode, ...counts }) => [placeCode, counts]))
}

export interface FigureAsked extends Period {
  readonly place: string
  readonly figure: OrderFigure
  readonly show: 'part' | 'rest'
  readonly service?: string | undefined
}

/** How many orders stand behind a number: from the cells, as the page says it. */
export async function figureTotal(database: Database, asked: FigureAsked): Promise<number> {
  const { sql, values } = cellsIn(asked.place, asked)
  const [part, whole] = [partOf(asked.figure), wholeOf(asked.figure)]
  const sum = asked.show === 'part' ? `sum(${part})` : `sum(${whole}) - sum(${part})`
  const service = asked.service === undefined ? '' : ' and service = ?'
  const [row] = await select(
    database,
    `select coalesce(${sum}, 0) as total from order_tally where ${sql}${service}`,
    { total: 'whole' },
    asked.service === undefined ? values : [...values, asked.service],
  )
  return row?.total ?? 0
}

/** A page of the ids of those orders, the newest first by day, and one row more. */
export function figureOrders(database: Database, asked: FigureAsked & { readonly cursor?: string | undefined }) {
  const { place, from, until, figure, show, service, cursor } = asked
  const where = inPlace(place, 'f')
  const parts: Where[] = [where, { sql: 'f.date >= ? and f.date <= ?', values: [from, until] }]
  if (show === 'part') parts.push({ sql: `f.${partOf(figure)} = 1`, values: [] })
  else parts.push({ sql: `f.${wholeOf(figure)} = 1 and f.${partOf(figure)} = 0`, values: [] })
  if (service !== undefined) parts.push({ sql: 'f.service = ?', values: [service] })
  const [date, id] = cursor?.split('.') ?? []
  if (date !== undefined && id !== undefined) parts.push({ sql: 'f.date <= ? and (f.date < ? or f.orderId < ?)', values: [date, date, id] })
  const sql = `select f.orderId, f.date from order_fact f where ${parts.map((part) => part.sql).join(' and ')}
    order by f.date desc, f.orderId desc limit ${PAGE + 1}`
  return select(
    database,
    sql,
    { orderId: 'text', date: 'text' },
    parts.flatMap((part) => [...part.values]),
  )
}
