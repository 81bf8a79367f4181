import * as z from 'zod/mini'
import { LINES_AT_ONCE, PLAN_LINE_STATES } from '../vocabulary/plans'
import { namedTeam } from './desk'
import { endpoint } from './endpoint'
import { byCode, optionalText, page, paging, placeCode, publicCode, slot, whole } from './fields'
import { siteLine } from './order-shapes'
import { plan, planLine, planOption, sentLine } from './plan-shapes'

/** A staff member's word: this team for this order, in this slot or in whichever suits. */
const pin = z.strictObject({ order: publicCode, team: publicCode, slot: z.nullable(slot) })
/** A staff member's word: not this team for this order. */
const forbid = z.strictObject({ order: publicCode, team: publicCode })

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
    summary: '这份草稿里我现在能发出的单的编号，急的在前；文字要先看过的不算',
    policy: 'plan.read',
    audit: 'plan.to_send',
    params: byCode,
    reply: z.object({
      round: z.int(),
      orders: z.array(publicCode),
      /** Proposed lines that do not go out: the text waits for a person's look; others send them; or they have been seen to meanwhile. */
      held: z.int(),
      others: z.int(),
      gone: z.int(),
    }),
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
