import { slotKey } from '../../../shared/time/slot'
import { distanceTo, obstaclesOf } from '../../matching/eligibility'
import type { LivingPlan } from '../../matching/living-plan'
import { HEAVIEST, type OrderToPlan } from '../../matching/problem'
import type { Forbid, Pin } from './plan.entity'
import { obstacleWords, type Speaking, teamName } from './plan-words'

/** What a staff member's word makes of the orders, and which of it cannot be had. */
export interface Decided {
  readonly orders: readonly OrderToPlan[]
  readonly pinned: ReadonlySet<string>
  readonly unmet: readonly string[]
}

/**
 * The orders of a plan as they become by pins and forbids. A forbidden team is one that must not be asked; a pin forbids all others and
 * lets the order come before any. Words about orders that are not in the plan (any more) are passed over.
 */
export function decide(
  speaking: Speaking,
  plan: LivingPlan,
  pins: readonly Pin[],
  forbids: readonly Forbid[],
  titleOf: (id: string) => string,
): Decided {
  const { orders } = plan.inside()
  const changed = new Map<string, OrderToPlan>()
  const pinned = new Set<string>()
  const unmet: string[] = []
  for (const { orderId, teamId } of forbids) {
    const order = changed.get(orderId) ?? orders.get(orderId)
    if (order !== undefined) changed.set(orderId, { ...order, excluded: [...order.excluded, teamId] })
  }
  for (const pin of pins) {
    const order = changed.get(pin.orderId) ?? orders.get(pin.orderId)
    if (order === undefined) continue
    const obstacle = whyNot(plan, order, pin)
    if (obstacle === null) {
      changed.set(pin.orderId, pinnedTo(plan, order, pin))
      pinned.add(pin.orderId)
    } else unmet.push(`「${titleOf(pin.orderId)}」不能指定${teamName(speaking, pin.teamId)}：${obstacle}`)
  }
  return { orders: [...changed.values()], pinned, unmet }
}

/** What stands in the way of a pin, in words. */
function whyNot(plan: LivingPlan, order: OrderToPlan, { teamId, slot }: Pin): string | null {
  const { index } = plan.inside().model
  const number = index.numberOf(teamId)
  const book = number === undefined ? undefined : index.books[number]
  if (book === undefined) return '不在它的服务范围'
  const slots = slot === null ? order.slots : order.slots.filter((each) => slotKey(each) === slotKey(slot))
  if (slots.length === 0) return '不是对方方便的时段'
  const [obstacle] = obstaclesOf({ ...order, slots }, book, distanceTo(order, book))
  return obstacle === undefined ? null : obstacleWords(obstacle, order)
}

function pinnedTo(plan: LivingPlan, order: OrderToPlan, { teamId, slot }: Pin): OrderToPlan {
  const { model } = plan.inside()
  const others = new Set(model.optionsOf(order).map(({ team }) => model.book(team).team.id))
  others.delete(teamId)
  return {
    ...order,
    weight: HEAVIEST,
    slots: slot === null ? order.slots : order.slots.filter((each) => slotKey(each) === slotKey(slot)),
    excluded: [...order.excluded, ...others],
  }
}

/** Lets the plan be as the changed orders would make it while it is read, and as it was afterwards. */
export async function asIf<T>(plan: LivingPlan, orders: readonly OrderToPlan[], read: () => T | Promise<T>): Promise<T> {
  const known = plan.inside().orders
  const before = orders.flatMap(({ id }) => known.get(id) ?? [])
  for (const order of orders) plan.put(order)
  try {
    return await read()
  } finally {
    for (const order of before) plan.put(order)
  }
}
