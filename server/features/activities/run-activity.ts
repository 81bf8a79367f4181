import { Refusal } from '../../http/refusal'
import type { ServiceOrder } from '../orders/order.entity'
import { ordersByIds } from '../orders/order.queries'
import { returnFromActivity, startByActivity } from '../orders/serve-order'
import { system } from '../people/actor'
import { dismissWaiting, moveSignUps, releaseSignUps } from '../sign-ups/follow-activity'
import type { Activity } from './activity.entity'
import { wrongTimes } from './check-content'
import { linkedOrdersOf } from './linked-orders'
import { type ActivityWork, moveActivity } from './move-activity'
import { tellSides } from './tell-sides'

/** When an activity is to be held instead, and why. */
export interface Postponement {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly reason: string
}

/**
 * Another time. Everybody who signed up keeps their place and hears of it once, with a word where it now clashes with something else of
 * theirs; signing up closes as long before the beginning as it did.
 * @throws Refusal invalid_request when the new times are wrong.
 */
export async function postponeActivity(work: ActivityWork, activity: Activity, { startsAt, endsAt, reason }: Postponement): Promise<void> {
  const fields = wrongTimes(startsAt, endsAt, work.now)
  if (fields.length > 0) throw new Refusal('invalid_request', fields)
  const later = startsAt.getTime() - activity.startsAt.getTime()
  const closesAt = new Date(activity.closesAt.getTime() + later)
  const opensAt = activity.opensAt < closesAt ? activity.opensAt : work.now
  const event = await moveActivity(work, activity, { action: 'postpone', said: reason, change: { startsAt, endsAt, closesAt, opensAt } })
  await moveSignUps(work, activity, event)
  await tellSides(work, activity, event, { to: ['leaders', 'staff'], title: '活动改期', body: reason })
}

/** It will not be held: everybody who signed up hears of it once and is free, and the orders that it was to serve go back to their sites. */
export async function cancelActivity(work: ActivityWork, activity: Activity, reason: string): Promise<void> {
  const event = await moveActivity(work, activity, { action: 'cancel', said: reason, change: { cancelReason: reason } })
  await releaseSignUps(work, activity, event)
  for (const order of await ordersStillServed(work, activity)) await returnFromActivity(work, order, reason)
  await tellSides(work, activity, event, { to: ['leaders', 'staff'], title: '活动取消', body: reason })
}

/** It begins: who still waits is told that there was no place, and the orders that it serves are being served. */
export async function beginActivity(work: ActivityWork, activity: Activity): Promise<void> {
  const event = await moveActivity(work, activity, { action: 'begin' })
  await dismissWaiting(work, activity, event)
  for (const order of await ordersStillServed(work, activity)) if (order.state === 'assigned') await startByActivity(work, order)
}

/** It is over; from now on the leader's word on attendance and outcome is due. */
export async function endActivity(work: ActivityWork, activity: Activity): Promise<void> {
  const event = await moveActivity(work, activity, { action: 'end', change: { endedAt: work.now } })
  await tellSides(work, activity, event, {
    to: ['leaders'],
    title: '活动结束了，请结项',
    body: '请核对谁到了场、办成了什么，十个工作日内结项。',
  })
}

/** What the system does when a clock of an activity runs out. */
export async function activityClockRanOut(
  work: Omit<ActivityWork, 'actor'>,
  activity: Activity,
  clock: 'begin' | 'end' | 'settle',
): Promise<void> {
  const asSystem: ActivityWork = { ...work, actor: system }
  if (clock === 'begin') return beginActivity(asSystem, activity)
  if (clock === 'end') return endActivity(asSystem, activity)
  const late = { id: `${activity.id}:settle_late` }
  return tellSides(asSystem, activity, late, { to: ['leaders', 'staff'], title: '活动还没结项', body: '结项的时限已经过了，请尽快核对。' })
}

/** The orders that it was linked with and that its team still has in hand; one that left the team is no longer its business. */
async function ordersStillServed({ tx }: ActivityWork, activity: Activity): Promise<ServiceOrder[]> {
  const orders = await ordersByIds(tx, await linkedOrdersOf(tx, activity.id), true)
  return orders.filter(({ teamId, state }) => teamId === activity.teamId && (state === 'assigned' || state === 'serving'))
}
