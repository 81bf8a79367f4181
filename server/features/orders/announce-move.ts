import { type EntityManager, In, IsNull } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { OrderAction } from '../../../shared/lifecycle/order'
import { Callback } from '../callbacks/callback.entity'
import { type MessageKind, tell } from '../notices/announce'
import { personOf } from '../people/actor'
import { Membership } from '../people/membership.entity'
import { leadersOf } from '../teams/team.queries'
import type { Work } from './move-order'
import type { ServiceOrder } from './order.entity'
import { isReachedByPhone } from './order.relation'
import { OrderPerson } from './order-contact.entity'
import type { OrderEvent } from './order-event.entity'

type Audience = 'requester' | 'owner' | 'serving' | 'supervisors'

interface Announcement {
  readonly to: readonly Audience[]
  readonly title: string
  readonly kind: MessageKind
  /** What the site says when it calls a requester without an account; `tell` unless said. */
  readonly call?: Callback['about']
}

const say = (title: string, to: readonly Audience[], rest: Partial<Announcement> = {}): Announcement => ({
  title,
  to,
  kind: 'order_progress',
  ...rest,
})

/**
 * Whom each step concerns. The one who takes it knows already; everybody else hears of it once. Who is invited to an offer hears of the
 * offer (offers feature), so nothing is told twice.
 */
export const ANNOUNCEMENTS: Partial<Record<OrderAction | 'submit', Announcement>> = {
  submit: say('收到新的点单', ['owner', 'requester']),
  accept: say('已受理', ['requester']),
  ask: say('需要您补充', ['requester'], { call: 'question' }),
  reply: say('对方补充了情况', ['owner']),
  refuse: say('没有受理，请看原因', ['requester']),
  refer: say('已转介', ['requester']),
  merge: say('已并入另一张单', ['requester']),
  offer: say('正在请队伍', ['requester']),
  self_handle: say('站里来办', ['requester']),
  join: say('一支队伍答应了，等另一支', ['owner']),
  take: say('已有队伍接单', ['requester', 'owner'], { kind: 'visit_change' }),
  open_pool: say('正在请队伍', ['requester']),
  take_from_pool: say('已有队伍接单', ['requester', 'owner'], { kind: 'visit_change' }),
  return_to_owner: say('要再请一次队伍', ['owner']),
  start: say('服务开始了', ['requester']),
  deliver: say('服务完成，请评价', ['requester'], { call: 'rate' }),
  give_back: say('要另外安排', ['requester', 'owner', 'serving'], { kind: 'visit_change' }),
  withdraw: say('对方撤回了点单', ['owner']),
  ask_cancel: say('对方申请取消', ['owner', 'serving']),
  agree_cancel: say('已取消', ['requester', 'serving'], { kind: 'visit_change' }),
  decline_cancel: say('站里回复了取消申请', ['requester', 'serving']),
  rate: say('收到评价', ['serving']),
  not_solved: say('没有解决，要换人再办', ['owner', 'serving']),
  close_unrated: say('已办结', ['requester']),
  lapse: say('久未补充，单已停下', ['requester']),
  reopen: say('重新办理', ['owner']),
  ask_above: say('请您这一级看看', ['owner']),
  escalate: say('已转到上一级', ['requester', 'owner']),
  hand_down: say('下派给您的站点', ['requester', 'owner']),
  take_over: say('上一级接过来办', ['requester']),
  set_urgency: say('缓急有调整', ['requester']),
  add_note: say('补充了一句', ['requester', 'owner']),
  mark_overdue: say('超过时限', ['owner', 'supervisors']),
}

/** Tells whom a step concerns, in the same commit: in the application, by WeChat where a grant is left, or through the site's call-back list. */
export async function announceMove(work: Work, before: ServiceOrder, order: ServiceOrder, event: OrderEvent): Promise<void> {
  const announcement = ANNOUNCEMENTS[event.action as OrderAction | 'submit']
  if (announcement === undefined) return
  const { tx, now } = work
  const self = personOf(work.actor)?.id
  const told = new Set<string>(self === undefined ? [] : [self])
  for (const audience of announcement.to) {
    const personIds = (await AUDIENCES[audience](tx, before, order)).filter((id) => !told.has(id))
    for (const id of personIds) told.add(id)
    const { title, kind } = announcement
    const body = `${order.title}:${event.said === '' || audience === 'supervisors' ? event.words : `${event.words}「${event.said}」`}`
    await tell(tx, { personIds, eventKey: event.id, orderId: order.id, title, body, opens: PAGES[audience](order), kind, now })
  }
  if (announcement.to.includes('requester') && isReachedByPhone(order) && event.by !== 'requester')
    await owePhoneCall(work, order, event, announcement)
}

const AUDIENCES: Record<Audience, (tx: EntityManager, before: ServiceOrder, order: ServiceOrder) => Promise<string[]>> = {
  requester: async (tx, _before, order) => (await tx.findBy(OrderPerson, { orderId: order.id })).map((row) => row.personId),
  owner: (tx, _before, order) => holders(tx, { siteCode: order.ownerCode, role: 'staff' }),
  serving: async (tx, before) => {
    const teams = before.teamId === null ? [] : [before.teamId, ...(before.companionId === null ? [] : [before.companionId])]
    const leaders = (await Promise.all(teams.map((id) => leadersOf(tx, id)))).flat()
    return before.handlerId === null ? leaders : [...leaders, before.handlerId]
  },
  supervisors: (tx, _before, order) => holders(tx, { siteCode: In([order.countyCode, order.countyCode.slice(0, 4)]), role: 'supervisor' }),
}

const PAGES: Record<Audience, (order: ServiceOrder) => string> = {
  requester: (order) => `/pages/order/index?code=${order.publicCode}`,
  owner: (order) => `/station/pages/order/index?code=${order.publicCode}`,
  serving: (order) => `/pages/order/index?code=${order.publicCode}`,
  supervisors: (order) => `/station/pages/order/index?code=${order.publicCode}`,
}

async function holders(
  tx: EntityManager,
  where: { siteCode: string | ReturnType<typeof In>; role: Membership['role'] },
): Promise<string[]> {
  return (await tx.findBy(Membership, { ...where, endedAt: IsNull() } as object)).map((row) => row.personId)
}

async function owePhoneCall(work: Work, order: ServiceOrder, event: OrderEvent, announcement: Announcement): Promise<void> {
  await work.tx.insert(Callback, {
    id: uuidv7(),
    orderId: order.id,
    eventId: event.id,
    siteCode: order.ownerCode,
    about: announcement.call ?? 'tell',
    words: `${announcement.title}:${event.said === '' ? event.words : event.said}`.slice(0, 200),
    at: work.now,
    finishedAt: null,
    finishedBy: null,
    result: null,
  })
}
