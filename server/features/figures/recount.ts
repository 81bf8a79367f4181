import { type EntityManager, In } from 'typeorm'
import { COUNTERS } from '../../../shared/figures/counters'
import { CODE_LENGTH } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import { factsFromRows, orderIds, type Run } from './facts-from-rows'
import { OrderFact } from './order-fact.entity'

/** What a recount found. */
export interface Recount {
  readonly orders: number
  /** What was kept and is not what the rows say, by its key; the first of each kind. All empty where everything is equal. */
  readonly facts: readonly string[]
  readonly cells: readonly string[]
  readonly months: readonly string[]
}

/** Differences of a kind that are named: one is enough to look into. */
const NAMED = 20

/**
 * Works every figure out again from the orders and their timelines and compares what was kept with it: the fact of each order, each cell of
 * the tallies, each month of a beneficiary. Changes nothing.
 */
export function recountFigures(database: Database): Promise<Recount> {
  return database.transaction(async (tx) => {
    const { orders, facts } = await compareFacts(tx)
    return { orders, facts, cells: await firstOf(tx, CELLS), months: await firstOf(tx, MONTHS) }
  })
}

async function compareFacts(tx: EntityManager): Promise<{ orders: number; facts: string[] }> {
  const wrong: string[] = []
  let orders = 0
  const run: Run = (sql, values) => tx.query(sql, values)
  for await (const ids of orderIds(run, 'all')) {
    const facts = await factsFromRows(run, ids)
    orders += facts.length
    const kept = await tx.findBy(OrderFact, { orderId: In(ids) })
    const byOrder = new Map(kept.map((fact) => [fact.orderId, fact]))
    for (const fact of facts) {
      const one = byOrder.get(fact.orderId)
      const same = one !== undefined && (Object.keys(fact) as (keyof OrderFact)[]).every((name) => one[name] === fact[name])
      if (!same && wrong.length < NAMED) wrong.push(fact.orderId)
    }
  }
  const strays = await firstOf(tx, STRAYS)
  return { orders, facts: [...wrong, ...strays] }
}

const firstOf = async (tx: EntityManager, sql: string): Promise<string[]> =>
  ((await tx.query(`${sql} limit ${NAMED}`)) as object[]).map((row) => Object.values(row).join(' '))

const STRAYS = 'select f.orderId from order_fact f where not exists (select 1 from service_order o where o.id = f.orderId)'

const names = (sign: '' | '-'): string => COUNTERS.map((name) => `${sign}${name} as ${name}`).join(', ')
const level = (parent: string, place: string): string =>
  `select ${parent} as parentCode, date, ${place} as placeCode, service, ${names('')} from order_fact`

/** The facts' sums of each cell, less what the cell says: whatever is left is a difference. */
const CELLS = `select parentCode, date, placeCode, service from (
  ${level(`substr(countyCode, 1, ${CODE_LENGTH.city})`, 'countyCode')} union all ${level('countyCode', 'townCode')}
  union all ${level('townCode', 'villageCode')}
  union all select parentCode, date, placeCode, service, ${names('-')} from order_tally) both_sides
  group by parentCode, date, placeCode, service having ${COUNTERS.map((name) => `sum(${name}) <> 0`).join(' or ')}`

const MONTHS = `select beneficiary, month, villageCode from (
  select beneficiary, substr(date, 1, 7) as month, countyCode, townCode, villageCode, finished as services from order_fact
  union all select beneficiary, month, countyCode, townCode, villageCode, -services from beneficiary_month) both_sides
  group by beneficiary, month, countyCode, townCode, villageCode having sum(services) <> 0`
