import { type EntityManager, In } from 'typeorm'
import { type Database, isUniqueViolation } from '../../database/database'
import { addServices, addToCells } from './count-order'
import { cellsOfFacts } from './fact'
import { factsFromRows, orderIds } from './facts-from-rows'
import { OrderFact } from './order-fact.entity'

/**
 * One uncounted order among the oldest. Filling goes from the newest to the oldest, so the oldest tell whether it came to its end; a single
 * one does not, since a step that somebody takes with it counts it before its turn.
 */
const LACKING = `select o.id from (select id from service_order order by id limit 400) o
  where not exists (select 1 from order_fact f where f.orderId = o.id) limit 1`

/** Whether orders stand in the tables that nobody has counted. */
export async function lacksFigures({ reads }: Database): Promise<boolean> {
  const found = (await reads.query(LACKING)) as object[]
  return found.length > 0
}

/** How far a filling has come: orders counted in this stretch, and the day on which the oldest of them was placed. */
export interface Stretch {
  readonly counted: number
  readonly from: string | null
}

/**
 * Counts orders that stand in the tables without the use cases having counted them: those of a deployment that is older than its figures,
 * and planted ones; a stretch at a time, the newest first. Others may go on meanwhile, in this process and in others: the rows of a stretch
 * are held while it is counted, so that a step with one of them is counted before or after and never lost. What was begun and broken off
 * is gone on with.
 */
export async function* fillStretches(database: Database): AsyncGenerator<Stretch> {
  for await (const ids of orderIds((sql, values) => database.reads.query(sql, values), 'uncounted')) {
    yield await untilAlone(() => database.transaction((tx) => countAll(tx, database.dialect, ids)))
  }
}

/** Fills to the end. Returns how many were counted. */
export async function fillFigures(database: Database): Promise<number> {
  let filled = 0
  for await (const { counted } of fillStretches(database)) filled += counted
  return filled
}

async function countAll(tx: EntityManager, dialect: Database['dialect'], ids: string[]): Promise<Stretch> {
  // SQLite lets one write at a time.
  const found = await factsFromRows((sql, values) => tx.query(sql, values), ids, dialect === 'mysql' ? 'for update' : '')
  const meanwhile = new Set((await tx.findBy(OrderFact, { orderId: In(ids) })).map(({ orderId }) => orderId))
  const facts = found.filter(({ orderId }) => !meanwhile.has(orderId))
  if (facts.length > 0) {
    await tx.insert(OrderFact, facts)
    await addServices(
      tx,
      facts.map((fact) => ({ fact, services: fact.finished })),
    )
    await addToCells(tx, cellsOfFacts(facts))
  }
  return { counted: facts.length, from: found.at(-1)?.date ?? null }
}

/** Far more often than processes start at once. */
const ATTEMPTS = 20

/** Does it again when another process that fills too has counted the same orders meanwhile: then they are there to be passed over. */
async function untilAlone<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !isUniqueViolation(error)) throw error
    }
  }
}
