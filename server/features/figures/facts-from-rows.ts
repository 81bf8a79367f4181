import type { CountedStep } from '../../../shared/figures/counters'
import { rowReader } from '../../database/rows'
import { beneficiaryOf, factOf } from './fact'
import type { OrderFact } from './order-fact.entity'

/** Orders that are read at once: few enough that nobody who asks meanwhile waits for them noticeably. */
const AT_ONCE = 200

const readOrders = rowReader({
  id: 'text',
  villageCode: 'text',
  serviceCode: 'text?',
  category: 'text?',
  state: 'text',
  channel: 'text',
  stars: 'whole?',
  refusal: 'text?',
  submittedAt: 'moment',
  beneficiaryName: 'text',
  beneficiaryPhone: 'text',
})

/** Keys are hexadecimal: this comes after all of them. */
const AFTER_ALL = '~'

const ORDERS = `select o.id, o.villageCode, o.serviceCode, o.category, o.state, o.channel, o.stars, o.refusal, o.submittedAt,
  c.beneficiaryName, c.beneficiaryPhone from service_order o join order_contact c on c.orderId = o.id`

const UNCOUNTED = 'not exists (select 1 from order_fact f where f.orderId = o.id) and '

/** Runs a SELECT on a connection of the caller's choice. */
export type Run = (sql: string, values: unknown[]) => Promise<unknown[]>

type OrderStep = CountedStep & { readonly orderId: string }

/**
 * The ids of orders, some at a time, the newest first.
 * @param which all orders, or those alone that have no fact
 */
export async function* orderIds(run: Run, which: 'all' | 'uncounted'): AsyncGenerator<string[]> {
  const sql = `select o.id from service_order o where ${which === 'uncounted' ? UNCOUNTED : ''}o.id < ? order by o.id desc limit ${AT_ONCE}`
  for (let last = AFTER_ALL; ; ) {
    const ids = ((await run(sql, [last])) as { id: string }[]).map(({ id }) => id)
    const oldest = ids.at(-1)
    if (oldest === undefined) return
    last = oldest
    yield ids
  }
}

const marksFor = (ids: readonly string[]): string => ids.map(() => '?').join(', ')

/**
 * What these orders and their timelines amount to, the newest first. Looks at no fact that was kept.
 * @param lock what is put behind the SELECT of the orders, for one who will write what they amount to
 */
export async function factsFromRows(run: Run, ids: readonly string[], lock = ''): Promise<OrderFact[]> {
  const orders = readOrders(await run(`${ORDERS} where o.id in (${marksFor(ids)}) order by o.id desc ${lock}`, [...ids]))
  const steps = await stepsOf(run, ids)
  return orders.map((order) => factOf(order, steps.get(order.id) ?? [], beneficiaryOf(order, order)))
}

async function stepsOf(run: Run, ids: readonly string[]): Promise<Map<string, CountedStep[]>> {
  const sql = `select orderId, \`action\`, \`state\`, \`by\` from order_event where orderId in (${marksFor(ids)}) order by orderId, seq`
  const byOrder = new Map<string, CountedStep[]>()
  for (const { orderId, ...step } of (await run(sql, [...ids])) as OrderStep[]) {
    const steps = byOrder.get(orderId) ?? []
    steps.push(step)
    byOrder.set(orderId, steps)
  }
  return byOrder
}
