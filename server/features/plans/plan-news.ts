import type * as z from 'zod/mini'
import type { planNews } from '../../../shared/contract/plan-shapes'
import { CODE_LENGTH } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import type { Plan } from './plan.entity'
import { countiesOf, type Fates, type StandingOrder, standingOrders } from './plan.queries'
import { readMarks } from './situation.rows'

type News = z.output<typeof planNews>

/**
 * What has changed since the plan was made, but for what was sent from it: each line that went out is one change of its county. Null while
 * nothing has. The changes are counted by their marks; what they come to for these very orders is looked up.
 */
export async function newsOf(database: Database, plan: Plan, { sent }: Fates): Promise<News | null> {
  const own = new Map<string, number>()
  for (const { orderId, villageCode } of plan.lines) {
    const county = villageCode.slice(0, CODE_LENGTH.county)
    if (sent.has(orderId)) own.set(county, (own.get(county) ?? 0) + 1)
  }
  const marks = await readMarks(database)
  const more = Object.entries(plan.figures.seen).map(([scope, seen]) => ({
    scope,
    changes: changesIn(marks.get(scope)) - seen - (own.get(scope) ?? 0),
  }))
  if (more.every(({ changes }) => changes === 0)) return null
  const gone = more.some(({ scope, changes }) => changes < 0 || (scope === '*' && changes > 0))
  const standing = await standingOrders(database, countiesOf(plan), plan.siteCode)
  return { events: gone ? null : more.reduce((sum, { changes }) => sum + changes, 0), ...compared(plan, sent, standing) }
}

const changesIn = (mark: string | undefined): number => Number(mark?.split('.')[0] ?? 0)

/** How the orders of the plan differ from those that wait now. */
function compared({ lines }: Plan, sent: ReadonlySet<string>, standing: readonly StandingOrder[]): Pick<News, 'arrived' | 'left'> {
  const planned = new Set(lines.map(({ orderId }) => orderId))
  const now = new Map(standing.map((order) => [order.id, order]))
  const left = lines.filter(({ orderId, orderRound, state }) => {
    if (sent.has(orderId)) return false
    const order = now.get(orderId)
    return order === undefined || order.round !== orderRound || order.pooled !== (state === 'pooled')
  })
  return { arrived: standing.filter(({ id }) => !planned.has(id)).length, left: left.length }
}
