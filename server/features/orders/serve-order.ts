import type { orders } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { REOPENINGS_AT_ONE_SITE } from '../../../shared/lifecycle/order'
import { OUTCOME_LABELS } from '../../../shared/vocabulary/orders'
import { demand } from '../../http/refusal'
import { unlinkOrders } from '../activities/linked-orders'
import { letGoOfOffer } from '../offers/end-offers'
import { system, teamsLedBy } from '../people/actor'
import { noteChange } from '../plans/note-change'
import { Team } from '../teams/team.entity'
import { teamsByIds } from '../teams/team.queries'
import { releaseSlot } from '../teams/team-booking'
import { moveOrder, type Work } from './move-order'
import type { ServiceOrder } from './order.entity'
import { siteAbove } from './order.standing'
import { OrderExclusion } from './order-event.entity'
import { siteName } from './site-name'

type Body<E extends keyof typeof orders> = BodyOf<(typeof orders)[E]>

const side = (order: ServiceOrder): 'team' | 'site' => (order.teamId === null ? 'site' : 'team')

/** What the timeline calls those who serve: the team, or the site that handles it itself. */
async function serverName(work: Work, order: ServiceOrder): Promise<string> {
  if (order.teamId === null) return siteName(work, order)
  const teams = await teamsByIds(work.tx, teamsOf(order))
  return teams.map(({ name }) => name).join('和') || '队伍'
}

/** The team that serves, or both. */
const teamsOf = ({ teamId, companionId }: ServiceOrder): string[] => [teamId, companionId].filter((id) => id !== null)

/** Those who took it are on their way or have begun. */
export async function startService(work: Work, order: ServiceOrder): Promise<void> {
  await moveOrder(work, order, { action: 'start', by: side(order), words: `${await serverName(work, order)}开始服务` })
}

/** Done, with an outcome; the requester is asked whether it helped. */
export async function deliverService(work: Work, order: ServiceOrder, body: Body<'deliver'>): Promise<void> {
  const words = `${await serverName(work, order)}:${OUTCOME_LABELS[body.outcome]}`
  await moveOrder(work, order, {
    action: 'deliver',
    by: side(order),
    words,
    said: body.text,
    facts: { outcome: body.outcome },
    change: { outcome: body.outcome, deliveredAt: work.now },
  })
}

/** Whoever took it hands it back, and is out for this order; nothing of it enters any score. */
export async function giveOrderBack(work: Work, order: ServiceOrder, body: Body<'giveBack'>): Promise<void> {
  const words = `${await serverName(work, order)}退回，站里另外安排`
  const before = { ...order }
  await moveOrder(work, order, { action: 'give_back', by: side(order), words, said: body.text, change: NOBODY_SERVES })
  await exclude(work, before, 'gave_back', leaverOf(work, before))
  await freeBooking(work, before)
}

/** The activity that was to serve it has begun. */
export async function startByActivity(work: Work, order: ServiceOrder): Promise<void> {
  const words = `${await serverName(work, order)}的活动开始了`
  await moveOrder({ ...work, actor: system }, order, { action: 'start', by: 'system', words })
}

/** The activity that was to serve it was called off: the site arranges it anew, and the team, which is not to blame, may take it again. */
export async function returnFromActivity(work: Work, order: ServiceOrder, said: string): Promise<void> {
  const words = `${await serverName(work, order)}的活动取消了，站里另外安排`
  const before = { ...order }
  await moveOrder({ ...work, actor: system }, order, { action: 'give_back', by: 'system', words, said, change: NOBODY_SERVES })
  await freeBooking(work, before)
}

/** After a team has accepted, the requester asks; the owner decides. */
export async function askToCancel(work: Work, order: ServiceOrder, body: Body<'askCancel'>): Promise<void> {
  await moveOrder(work, order, { action: 'ask_cancel', by: 'requester', words: '申请取消', said: body.text, change: { cancelAsked: true } })
}

export async function agreeToCancel(work: Work, order: ServiceOrder, body: Body<'agreeCancel'>): Promise<void> {
  const before = { ...order }
  await moveOrder(work, order, { action: 'agree_cancel', by: 'site', words: '同意取消', said: body.text, change: { cancelAsked: false } })
  await freeBooking(work, before)
}

export async function declineToCancel(work: Work, order: ServiceOrder, body: Body<'declineCancel'>): Promise<void> {
  await moveOrder(work, order, {
    action: 'decline_cancel',
    by: 'site',
    words: '站里请您再考虑',
    said: body.text,
    change: { cancelAsked: false },
  })
}

/** The requester's word, 1 to 5; the sums of the team follow, so that its mean needs no scan. */
export async function rateOrder(work: Work, order: ServiceOrder, body: Body<'rate'>): Promise<void> {
  const byPhone = order.requesterId === null
  await moveOrder(work, order, {
    action: 'rate',
    by: byPhone ? 'site' : 'requester',
    words: `${byPhone ? '电话里评价' : '评价'}:${body.stars} 分`,
    said: body.text,
    facts: { stars: body.stars, byPhone },
    change: { stars: body.stars, ratingText: body.text },
  })
  if (order.teamId === null) return
  for (const id of teamsOf(order)) {
    await work.tx.increment(Team, { id }, 'stars', body.stars)
    await work.tx.increment(Team, { id }, 'rated', 1)
  }
  await noteChange(work.tx, 'teams', work.now)
}

const NOBODY_SERVES = {
  teamId: null,
  companionId: null,
  handlerId: null,
  assignedSlot: null,
  cancelAsked: false,
  outcome: null,
  deliveredAt: null,
} as const

/**
 * It did not help: accepted again, for somebody else. After the second time at one site the upper site takes it.
 */
export async function sayNotSolved(work: Work, order: ServiceOrder, body: Body<'notSolved'>): Promise<void> {
  const before = { ...order }
  const ownerCode = ownerAfterReopening(order)
  await moveOrder(work, order, {
    action: 'not_solved',
    by: 'requester',
    words: ownerCode === order.ownerCode ? '没有解决，换人再办' : `没有解决，转由${await siteName(work, order, ownerCode)}再办`,
    said: body.text,
    change: { ...NOBODY_SERVES, ownerCode, reopened: order.reopened + 1 },
  })
  await exclude(work, before, 'not_solved', before.teamId === null ? [before.handlerId] : teamsOf(before))
  await letGoOfOffer(work, before)
  await unlinkOrders(work.tx, [order.id])
}

function ownerAfterReopening(order: ServiceOrder): string {
  if (order.reopened < REOPENINGS_AT_ONE_SITE) return order.ownerCode
  return siteAbove(order) ?? order.ownerCode
}

/** Who hands it back: of two teams the one whose leader says so; the other may come again. */
function leaverOf({ actor }: Work, order: ServiceOrder): (string | null)[] {
  if (order.teamId === null) return [order.handlerId]
  const led = teamsLedBy(actor)
  return [teamsOf(order).find((id) => led.includes(id)) ?? order.teamId]
}

async function exclude({ tx }: Work, order: ServiceOrder, why: OrderExclusion['why'], whom: readonly (string | null)[]): Promise<void> {
  for (const each of whom) {
    const row = { orderId: order.id, excludedId: demand(each, 'internal') }
    if (!(await tx.existsBy(OrderExclusion, row))) await tx.insert(OrderExclusion, { ...row, why })
  }
}

/** The place in the calendar of whoever comes is free again, and the order may be taken by another, and by another activity. */
async function freeBooking(work: Work, order: ServiceOrder): Promise<void> {
  await letGoOfOffer(work, order)
  await unlinkOrders(work.tx, [order.id])
  if (order.assignedSlot === null) return
  for (const id of teamsOf(order)) await releaseSlot(work.tx, id, order.assignedSlot, order.partsNeeded)
}
