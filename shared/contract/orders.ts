import * as z from 'zod/mini'
import { CHANNELS, OUTCOMES, REFUSAL_REASONS, RELATIONS, URGENCIES } from '../vocabulary/orders'
import { CONSENT_BASES } from '../vocabulary/people'
import { endpoint } from './endpoint'
import {
  byCode,
  category,
  moment,
  optionalText,
  page,
  paging,
  phone,
  placeCode,
  publicCode,
  slot,
  text,
  villageCode,
  whole,
} from './fields'
import { demandLine, myOrderLine, order, siteLine } from './order-shapes'
import { site } from './places'

const step = <B extends z.ZodMiniType>(action: string, summary: string, body: B) =>
  endpoint({
    method: 'POST',
    path: `/orders/:code/${action}`,
    summary,
    policy: 'order.act',
    audit: `order.${action}`,
    params: byCode,
    body,
    reply: order,
  })

const said = (most = 300) => z.strictObject({ text: text(most) })

/** Two parties that an order names; who placed it is known from the session. */
const requesterFields = z.strictObject({ name: text(20), phone })
const beneficiaryFields = z.strictObject({
  relation: z.enum(RELATIONS),
  name: text(20),
  phone: z.nullable(phone),
  address: optionalText(80),
  age: z.nullable(whole(0, 130)),
  healthNotes: optionalText(200),
})

export const orders = {
  home: endpoint({
    method: 'GET',
    path: '/home',
    summary: '村民首页：我能要什么、我要的怎么样了、附近在做什么',
    policy: 'anyone',
    audit: 'home.read',
    query: z.strictObject({ village: z.optional(villageCode) }),
    reply: z.object({
      village: z.nullable(z.object({ code: villageCode, name: z.string(), path: z.string() })),
      site: z.nullable(site),
      /** By when an order placed now would be answered. */
      answerBy: z.nullable(moment),
      mine: z.array(myOrderLine),
      mineOpen: z.int(),
      nearby: z.array(demandLine),
      unread: z.int(),
      /** Doors to work that this person has: open offers of their teams, their site's inbox. */
      work: z.object({ offers: z.int(), inbox: z.nullable(z.object({ site: siteLine, new: z.int(), due: z.int() })) }),
    }),
  }),
  submit: endpoint({
    method: 'POST',
    path: '/orders',
    summary: '点单：选菜单上的服务，或直接说需求；给自己、替家人邻居、替来电的人',
    policy: 'order.place',
    audit: 'order.submit',
    body: z.strictObject({
      villageCode,
      /** A project of the menu, or null for a free-text order. */
      project: z.nullable(publicCode),
      category: z.nullable(category),
      text: optionalText(500),
      urgency: z._default(z.enum(['normal', 'urgent']), 'normal'),
      people: z._default(whole(1, 500), 1),
      slots: z.array(slot).check(z.maxLength(12)),
      channel: z._default(z.enum(CHANNELS), 'self'),
      /** Who asked, where that is not the person signed in; demanded for phone and walk_in. */
      requester: z.nullable(requesterFields),
      beneficiary: beneficiaryFields,
      /** A phone number the site may call, where the placer is the requester. */
      phone: z.nullable(phone),
      consentBasis: z.nullable(z.enum(CONSENT_BASES)),
      attachments: z._default(z.array(publicCode).check(z.maxLength(4)), []),
    }),
    reply: order,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/orders/mine',
    summary: '我点的、替我点的单',
    policy: 'signed_in',
    audit: 'order.mine',
    query: z.strictObject({ show: z.optional(z.enum(['open', 'ended'])), ...paging }),
    reply: page(myOrderLine),
  }),
  demand: endpoint({
    method: 'GET',
    path: '/demand',
    summary: '需求清单(公开，不含个人信息)',
    policy: 'anyone',
    audit: 'demand.list',
    query: z.strictObject({
      place: z.optional(placeCode),
      category: z.optional(category),
      state: z.optional(z.enum(['open', 'closed'])),
      text: optionalText(20),
      ...paging,
    }),
    reply: page(demandLine),
  }),
  one: endpoint({
    method: 'GET',
    path: '/orders/:code',
    summary: '一张单',
    policy: 'order.read',
    audit: 'order.read',
    params: byCode,
    reply: order,
  }),
  reveal: endpoint({
    method: 'POST',
    path: '/orders/:code/reveal',
    summary: '查看办这张单需要的联系方式，或健康情况(写明原因);每次查看都有记录',
    policy: 'order.reveal',
    audit: 'order.reveal',
    params: byCode,
    body: z.strictObject({ what: z.enum(['contact', 'health']), reason: optionalText(100) }),
    reply: z.object({
      requester: z.nullable(z.object({ name: z.string(), phone: z.string() })),
      beneficiary: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
      healthNotes: z.nullable(z.string()),
    }),
  }),
  accept: step(
    'accept',
    '受理；没有选服务的单要定类别',
    z.strictObject({
      category: z.nullable(category),
      serviceCode: z._default(z.nullable(z.string().check(z.regex(/^[a-z_]{2,40}$/))), null),
      text: optionalText(300),
    }),
  ),
  ask: step('ask', '请对方补充情况，时限暂停', said()),
  reply: step('reply', '补充情况，时限继续', said()),
  refuse: step('refuse', '不受理：原因和给对方的话都要写', z.strictObject({ reason: z.enum(REFUSAL_REASONS), text: text(300) })),
  refer: step(
    'refer',
    '转介到别处：写明去处、电话和给对方的话',
    z.strictObject({ target: text(60), phone: z.nullable(phone), text: text(300) }),
  ),
  merge: step('merge', '并入同村的另一张单', z.strictObject({ into: publicCode, text: optionalText(300) })),
  selfHandle: step('self_handle', '站里自己办', z.strictObject({ slot: z.nullable(slot), text: optionalText(300) })),
  offer: step(
    'offer',
    '邀请一支或几支队伍；队伍可以接，也可以不接',
    z.strictObject({
      teams: z.array(publicCode).check(z.minLength(1), z.maxLength(10)),
      slots: z.array(slot).check(z.minLength(1), z.maxLength(12)),
      message: optionalText(200),
      /** The staff member has read a text that the screening held back, and lets the team see it. */
      textRead: z._default(z.boolean(), false),
    }),
  ),
  withdraw: step('withdraw', '撤回（队伍接单之前）', z.strictObject({ text: optionalText(200) })),
  askCancel: step('ask_cancel', '队伍接单之后申请取消', said(200)),
  agreeCancel: step('agree_cancel', '同意取消', z.strictObject({ text: optionalText(200) })),
  declineCancel: step('decline_cancel', '说明为什么还要办', said(200)),
  start: step('start', '开始服务', z.strictObject({})),
  giveBack: step('give_back', '退回给站里另外安排；不影响评价', said(200)),
  deliver: step('deliver', '服务完成，写明结果', z.strictObject({ outcome: z.enum(OUTCOMES), text: optionalText(300) })),
  rate: step('rate', '评价', z.strictObject({ stars: whole(1, 5), text: optionalText(200) })),
  notSolved: step('not_solved', '没有解决，换一支队伍再办', said(300)),
  askAbove: step('ask_above', '请上一级看看（一次）', z.strictObject({ text: optionalText(300) })),
  reopen: step('reopen', '重新办理', said(300)),
  escalate: step('escalate', '上报给上一级', said(300)),
  handDown: step('hand_down', '下派给下面的站点', z.strictObject({ site: placeCode, text: optionalText(300) })),
  takeOver: step('take_over', '由上级接过来办', z.strictObject({ text: optionalText(300) })),
  setUrgency: step('set_urgency', '确认或调整缓急，写明原因', z.strictObject({ urgency: z.enum(URGENCIES), text: text(200) })),
  setNeeds: step(
    'set_needs',
    '定一定要来多少人、多久、几支队伍',
    z.strictObject({ needs: z.strictObject({ helpers: whole(1, 50), parts: whole(1, 2), teams: whole(1, 2) }) }),
  ),
  addNote: step('add_note', '补充一句', said(300)),
}
