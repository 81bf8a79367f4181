import type { Part } from '@shared/time/slot'
import type { Order } from '@/order-parts'
import { EMPTY, EMPTY_POST, type Plan } from './plan'

/** When such a visit usually begins and ends; the leader changes it as agreed. */
const USUAL: Record<Part, readonly [from: string, until: string]> = {
  morning: ['09:00', '11:00'],
  afternoon: ['14:30', '16:30'],
  evening: ['19:00', '20:30'],
}

/** A plan that serves an order: what is known of it is filled in, nothing about the person. */
export function planFromOrder(order: Order): Plan {
  const [from, until] = order.assignedSlot === null ? ['', ''] : USUAL[order.assignedSlot.part]
  return {
    ...EMPTY,
    title: `${order.title} · ${order.village.name}`,
    category: order.category,
    village: order.village,
    date: order.assignedSlot?.date ?? '',
    from,
    until,
    posts: [{ ...EMPTY_POST, name: '志愿者' }],
    orders: [{ code: order.code, title: order.title }],
  }
}
