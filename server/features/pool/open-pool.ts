import type { BodyOf } from '../../../shared/contract/endpoint'
import type { pool } from '../../../shared/contract/pool'
import { insist } from '../../http/refusal'
import { moveOrder, type Work } from '../orders/move-order'
import type { ServiceOrder } from '../orders/order.entity'
import { isCompound } from '../orders/order-needs'
import { siteName } from '../orders/site-name'

/**
 * Opens an accepted order to every team that fits: the first that takes it has it. The order stays accepted, and its clock runs on.
 * @throws Refusal order_compound; text_needs_review while its text waits for a person's look.
 */
export async function openToPool(work: Work, order: ServiceOrder, body: BodyOf<typeof pool.open>): Promise<void> {
  insist(!isCompound(order), 'order_compound')
  insist(order.textVerdict === 'pass' || body.textRead, 'text_needs_review')
  await moveOrder(work, order, {
    action: 'open_pool',
    by: 'site',
    words: `${await siteName(work, order)}把这张单放进抢单池，合适的队伍先到先得`,
    said: body.text,
    change: { pooled: true, pooledAt: work.now, textVerdict: 'pass' },
  })
}

/** The site takes it back, to ask teams itself. */
export async function closeToPool(work: Work, order: ServiceOrder): Promise<void> {
  await moveOrder(work, order, {
    action: 'close_pool',
    by: 'site',
    words: `${await siteName(work, order)}把这张单从抢单池收回`,
    change: { pooled: false, pooledAt: null },
  })
}
