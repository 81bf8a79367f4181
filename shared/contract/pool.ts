import * as z from 'zod/mini'
import { URGENCIES } from '../vocabulary/orders'
import { namedTeam } from './desk'
import { endpoint } from './endpoint'
import { byCode, category, moment, optionalText, page, paging, publicCode, slot } from './fields'
import { offer } from './offers'
import { order, siteLine } from './order-shapes'

/** An order that any fitting team may take, as a leader reads it: service, village, distance, slots, people; never a person, no text. */
export const poolOrder = z.object({
  code: publicCode,
  title: z.string(),
  category: z.nullable(category),
  urgency: z.enum(URGENCIES),
  people: z.int(),
  village: siteLine,
  pooledAt: moment,
  /** The reader's teams that may take it, the nearest first, each with the slots that it has free. */
  teams: z.array(z.object({ ...namedTeam.shape, distance: z.int(), slots: z.array(slot) })),
})

export const pool = {
  list: endpoint({
    method: 'GET',
    path: '/pool',
    summary: '抢单池里我的队伍能接的单；先到先得，接不接都不影响评价',
    policy: 'pool.read',
    audit: 'pool.list',
    query: z.strictObject({ ...paging }),
    reply: page(poolOrder),
  }),
  take: endpoint({
    method: 'POST',
    path: '/pool/:code/take',
    summary: '抢单：选一支自己的队伍和一个时段，先到先得',
    policy: 'pool.take',
    audit: 'pool.take',
    params: byCode,
    body: z.strictObject({ team: publicCode, slot }),
    reply: offer,
  }),
  open: endpoint({
    method: 'POST',
    path: '/orders/:code/open_pool',
    summary: '把已受理的单放进抢单池，合适的队伍先到先得',
    policy: 'order.act',
    audit: 'order.open_pool',
    params: byCode,
    body: z.strictObject({ text: optionalText(200), textRead: z._default(z.boolean(), false) }),
    reply: order,
  }),
  close: endpoint({
    method: 'POST',
    path: '/orders/:code/close_pool',
    summary: '把单从抢单池收回来',
    policy: 'order.act',
    audit: 'order.close_pool',
    params: byCode,
    reply: order,
  }),
}
