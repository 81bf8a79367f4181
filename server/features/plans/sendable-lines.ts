import type { Call } from '../../http/call'
import { type Actor, isStaffAbove, isStaffOf } from '../people/actor'
import type { Plan } from './plan.entity'
import { countiesOf, type Fates, standingOrders } from './plan.queries'
import type { KeptLine } from './plan-document'

/** Staff of the owner's site, or of one above it. */
export const maySend = (actor: Actor, ownerCode: string): boolean => isStaffOf(actor, ownerCode) || isStaffAbove(actor, ownerCode)

/** The proposed lines of a plan by what would become of them, were they sent now. */
export interface Sendable {
  /** Those that go out, the most urgent first. */
  readonly lines: readonly KeptLine[]
  /** Theirs, but the text waits for a person's look: sending is refused until somebody has looked. */
  readonly held: number
  /** For others to send. */
  readonly others: number
  /** Theirs, but the order waits no longer, or somebody else has asked a team for it or opened it to the pool since. */
  readonly gone: number
}

/** What goes out when this person sends everything that is still proposed. */
export async function sendable({ services, actor }: Pick<Call, 'services' | 'actor'>, plan: Plan, { sent }: Fates): Promise<Sendable> {
  const proposed = plan.lines.filter(({ state, orderId }) => state === 'proposed' && !sent.has(orderId))
  const own = proposed.filter(({ ownerCode }) => maySend(actor, ownerCode))
  const others = proposed.length - own.length
  if (own.length === 0) return { lines: [], held: 0, others, gone: 0 }
  const standing = await standingOrders(services.database, countiesOf(plan), plan.siteCode)
  const orders = new Map(standing.map((order) => [order.id, order]))
  const waiting = own.filter(({ orderId, orderRound }) => {
    const order = orders.get(orderId)
    return order !== undefined && order.round === orderRound && !order.pooled
  })
  const lines = waiting.filter(({ orderId }) => orders.get(orderId)?.textVerdict === 'pass')
  return { lines, held: waiting.length - lines.length, others, gone: own.length - waiting.length }
}
