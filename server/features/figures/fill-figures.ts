import { In } from 'typeorm'
import { type Database, isUniqueViolation } from '../../database/database'
import { addServices, addToCells } from './count-order'
import { cellChanges } from './fact'
import { factsFromRows } from './facts-from-rows'
import { OrderFact } from './order-fact.entity'

const OLDEST = 'select o.id, f.orderId from service_order o left join order_fact f on f.orderId = o.id order by o.id limit 1'

/** Whether orders stand in the tables that no use case has counted: filling goes from the newest to the oldest, so that one tells. */
export async function lacksFigures({ reads }: Database): Promise<boolean> {
  const [oldest] = (await reads.query(OLDEST)) as { orderId: string | null }[]
  return oldest !== undefined && oldest.orderId === null
}

/**
 * Counts orders that stand in the tables without the use cases having counted them: those of a deployment that is older than its figures,
 * and planted ones. What was begun and broken off is gone on with. Returns how many were counted.
 */
export async function fillFigures(database: Database): Promise<number> {
  let filled = 0
  for await (const facts of factsFromRows((sql, values) => database.reads.query(sql, values), 'uncounted')) {
    await untilAlone(() =>
      database.transaction(async (tx) => {
        const ids = facts.map(({ orderId }) => orderId)
        const meanwhile = new Set((await tx.findBy(OrderFact, { orderId: In(ids) })).map(({ orderId }) => orderId))
        for (const fact of facts.filter(({ orderId }) => !meanwhile.has(orderId))) {
          await tx.insert(OrderFact, { ...fact })
          if (fact.finished > 0) await addServices(tx, fact, fact.finished)
          await addToCells(tx, cellChanges(null, fact))
        }
      }),
    )
    filled += facts.length
  }
  return filled
}

/** Far more often than processes start at once. */
const ATTEMPTS = 20

/** Does it again when another process that fills too has counted the same orders meanwhile: then they are there to be passed over. */
async function untilAlone(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !isUniqueViolation(error)) throw error
    }
  }
}
