import type { Clock } from '../../../shared/vocabulary/clocks'
import { system } from '../people/actor'
import { type Move, moveOrder, type Work } from './move-order'
import type { ServiceOrder } from './order.entity'
import { siteAbove } from './order.standing'
import { siteName } from './site-name'

type OrderClock = Exclude<Clock, 'reply_offer'>

/** What the system does when a clock of an order runs out. It takes the same way as a person: the table, the event, the notices. */
export async function orderClockRanOut(work: Omit<Work, 'actor'>, order: ServiceOrder, clock: OrderClock): Promise<void> {
  const asSystem: Work = { ...work, actor: system }
  await moveOrder(asSystem, order, await RAN_OUT[clock](asSystem, order))
}

const RAN_OUT: Record<OrderClock, (work: Work, order: ServiceOrder) => Promise<Move>> = {
  answer: (work, order) => upwards(work, order, '没有按时答复'),
  find_team: (work, order) => upwards(work, order, '没有按时安排队伍'),
  rate: async () => ({ action: 'close_unrated', by: 'system', words: '7 天没有评价，已办结（未评价）' }),
  needs_info: async () => ({ action: 'lapse', by: 'system', words: '14 天没有补充，先停下；随时可以重新办理' }),
}

/** To the site above; at a centre there is none, so the order is marked and stands on the supervisors' list. */
async function upwards(work: Work, order: ServiceOrder, why: string): Promise<Move> {
  const late = await siteName(work, order)
  const ownerCode = siteAbove(order)
  if (ownerCode === null) return { action: 'mark_overdue', by: 'system', words: `${late}${why}，已提醒督导`, change: { overdue: true } }
  return {
    action: 'escalate',
    by: 'system',
    words: `${late}${why}，自动转到${await siteName(work, order, ownerCode)}`,
    facts: { ranOut: true },
    change: { ownerCode, overdue: false },
  }
}
