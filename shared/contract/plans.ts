import * as z from 'zod/mini'
import { ORDER_STATES } from '../lifecycle/order'
import { URGENCIES } from '../vocabulary/orders'
import { costPart, namedTeam } from './desk'
import { endpoint } from './endpoint'
import { byCode, category, moment, optionalText, page, paging, placeCode, publicCode, slot, whole } from './fields'
import { siteLine } from './order-shapes'

/** Lines that one request may send: a screen sends a long plan piece by piece and shows how far it is. */
export const LINES_AT_ONCE = 25

/** A staff member's word: this team for this order, in this slot or in whichever suits. */
const pin = z.strictObject({ order: publicCode, team: publicCode, slot: z.nullable(slot) })
/** A staff member's word: not this team for this order. */
const forbid = z.strictObject({ order: publicCode, team: publicCode })

const namedOrder = z.object({ code: publicCode, title: z.string() })

/** How well the orders of a place are provided for, in one way of providing for them. */
export const measures = z.object({
  /** Orders that have a team, or are asking one. */
  served: z.int(),
  unserved: z.int(),
  /** Of those unserved, the urgent and the emergencies. */
  unservedUrgent: z.int(),
  /** Metres as the crow flies between the teams' homes and the villages, all in all. */
  metres: z.int(),
  /** Teams that have any of these orders, and how many the busiest has. */
  teams: z.int(),
  busiest: z.int(),
})

/**
 * `proposed`: to be sent. `kept`: it was offered to this team before and stays so. `sent`: sent from this plan. `unserved`: no team could
 * come. `pooled`: open to whoever takes it, so the plan leaves it alone.
 */
export const PLAN_LINE_STATES = ['proposed', 'kept', 'sent', 'unserved', 'pooled'] as const

/** An order of a plan with the team that should be asked. */
export const planLine = z.object({
  state: z.enum(PLAN_LINE_STATES),
  order: z.object({
    code: publicCode,
    title: z.string(),
    state: z.enum(ORDER_STATES),
    category: z.nullable(category),
    urgency: z.enum(URGENCIES),
    village: siteLine,
    owner: siteLine,
    submittedAt: moment,
  }),
  /** Null when unserved or pooled. */
  team: z.nullable(namedTeam),
  slot: z.nullable(slot),
  /** Metres as the crow flies; null without a team. */
  distance: z.nullable(z.int()),
  /** Teams that are asked at the same time, so that the order finds one in time. */
  also: z.array(namedTeam),
  /** Why this team, or why none: short phrases. */
  reasons: z.array(z.string()),
  pinned: z.boolean(),
  /** The text waits for a person's look before a team may read it: sending is refused until somebody has looked. */
  textHeld: z.boolean(),
  /** Whether the person who asks may send it. */
  maySend: z.boolean(),
})

/** The plan of all open orders of a site's places, as one staff member has it before them. */
export const plan = z.object({
  code: publicCode,
  site: siteLine,
  /** Raised whenever it is planned anew; what is sent names the round that was looked at. */
  round: z.int(),
  plannedAt: moment,
  /** A draft is kept so long after it was last planned. */
  expiresAt: moment,
  /** Something that the plan was made from has changed since: it is worth planning anew. */
  stale: z.boolean(),
  /** How long the planning took, in milliseconds. */
  took: z.int(),
  counts: z.object({ proposed: z.int(), kept: z.int(), sent: z.int(), unserved: z.int(), pooled: z.int() }),
  planned: measures,
  /** The same orders as they stand by hand today. */
  today: measures,
  /** Whether no plan at all is better, and otherwise what a better one could gain at most, in words. */
  proof: z.object({ best: z.boolean(), words: z.string() }),
  /** Below the site, place by place: towns of a county, villages of a town, counties of the city. */
  places: z.array(z.object({ ...siteLine.shape, served: z.int(), unserved: z.int() })),
  pins: z.array(z.object({ order: namedOrder, team: namedTeam, slot: z.nullable(slot) })),
  forbids: z.array(z.object({ order: namedOrder, team: namedTeam })),
  /** Pins that could not be held, in words. */
  unmet: z.array(z.string()),
})

/** A team and slot that an order could have, with what it costs: itself, and others who would want it. */
export const planOption = z.object({
  team: namedTeam,
  slot,
  distance: z.int(),
  /** Sum of the parts, the last of which is what others lose. */
  cost: z.int(),
  parts: z.array(costPart),
  /** The capacity that is short there, in words; null where there is room. */
  full: z.nullable(z.string()),
})

/** What became of a line when it was sent. */
export const sentLine = z.object({
  order: publicCode,
  sent: z.boolean(),
  /** Codes of the offers that went out, also when an earlier request had sent them. */
  offers: z.array(publicCode),
  /** Why it was not sent, a sentence. */
  reason: z.nullable(z.string()),
})

const site = z.strictObject({ site: placeCode })

export const plans = {
  current: endpoint({
    method: 'GET',
    path: '/plans',
    summary: '我在这个站点的统筹派单草稿；没有就是空',
    policy: 'plan.read',
    audit: 'plan.current',
    query: site,
    reply: z.object({ plan: z.nullable(plan) }),
  }),
  make: endpoint({
    method: 'POST',
    path: '/plans',
    summary: '统筹派单：给管辖范围内还没有队伍的单一起排队伍；只是草稿，不发出',
    policy: 'plan.make',
    audit: 'plan.make',
    body: site,
    reply: plan,
  }),
  one: endpoint({
    method: 'GET',
    path: '/plans/:code',
    summary: '一份统筹派单草稿',
    policy: 'plan.read',
    audit: 'plan.read',
    params: byCode,
    reply: plan,
  }),
  again: endpoint({
    method: 'POST',
    path: '/plans/:code/again',
    summary: '重新统筹：指定或排除队伍（整份替换），按最新情况再排一次',
    policy: 'plan.make',
    audit: 'plan.again',
    params: byCode,
    body: z.strictObject({
      /** The round that was looked at. */
      round: whole(1, 1_000_000),
      pins: z.array(pin).check(z.maxLength(200)),
      forbids: z.array(forbid).check(z.maxLength(500)),
    }),
    reply: plan,
  }),
  lines: endpoint({
    method: 'GET',
    path: '/plans/:code/lines',
    summary: '草稿里的单，一页一页；急的在前',
    policy: 'plan.read',
    audit: 'plan.lines',
    params: byCode,
    query: z.strictObject({
      show: z.optional(z.enum(PLAN_LINE_STATES)),
      /** Only of this place. */
      place: z.optional(placeCode),
      /** Only of this team. */
      team: z.optional(publicCode),
      ...paging,
    }),
    reply: page(planLine),
  }),
  line: endpoint({
    method: 'GET',
    path: '/plans/:code/lines/:order',
    summary: '为什么这样排：为什么是这支队伍、为什么不是最近的、排不上缺什么',
    policy: 'plan.read',
    audit: 'plan.line',
    params: z.strictObject({ code: publicCode, order: publicCode }),
    reply: z.object({
      line: planLine,
      /** Sentences: why this team; why not the nearest; why unserved, and what would change it. */
      why: z.array(z.string()),
      chosen: z.nullable(planOption),
      nearest: z.nullable(planOption),
      others: z.array(planOption),
      /** The situation has changed since the plan was made, and this is how it is now. */
      changed: z.boolean(),
    }),
  }),
  map: endpoint({
    method: 'GET',
    path: '/plans/:code/map',
    summary: '草稿在图上：村、队伍和它们之间的单',
    policy: 'plan.read',
    audit: 'plan.map',
    params: byCode,
    reply: z.object({
      villages: z.array(z.object({ ...siteLine.shape, latE6: z.int(), lngE6: z.int(), served: z.int(), unserved: z.int() })),
      teams: z.array(z.object({ ...namedTeam.shape, latE6: z.int(), lngE6: z.int(), orders: z.int() })),
      /** Which team comes to which village for how many orders: positions in the two lists above. */
      links: z.array(z.object({ village: z.int(), team: z.int(), orders: z.int() })),
    }),
  }),
  send: endpoint({
    method: 'POST',
    path: '/plans/:code/send',
    summary: '发出看过的几行：每张单要么发出要么说明原因；一份长草稿分几次发，就知道进度',
    policy: 'plan.send',
    audit: 'plan.send',
    params: byCode,
    body: z.strictObject({
      /** The round that was looked at. */
      round: whole(1, 1_000_000),
      orders: z.array(publicCode).check(z.minLength(1), z.maxLength(LINES_AT_ONCE)),
      message: optionalText(200),
    }),
    reply: z.object({ lines: z.array(sentLine), counts: plan.shape.counts }),
  }),
  toSend: endpoint({
    method: 'GET',
    path: '/plans/:code/to_send',
    summary: '这份草稿里我可以发出、还没发出的单的编号，急的在前',
    policy: 'plan.read',
    audit: 'plan.to_send',
    params: byCode,
    reply: z.object({ round: z.int(), orders: z.array(publicCode) }),
  }),
  discard: endpoint({
    method: 'DELETE',
    path: '/plans/:code',
    summary: '不要这份草稿了；已发出的邀请不受影响',
    policy: 'plan.make',
    audit: 'plan.discard',
    params: byCode,
    reply: z.object({ done: z.literal(true) }),
  }),
}
