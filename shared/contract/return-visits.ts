import * as z from 'zod/mini'
import { ORDER_STATES } from '../lifecycle/order'
import { VISIT_ACTIONS, VISIT_STATES } from '../lifecycle/return-visit'
import { MOST_DRAWN, SIZINGS, VISIT_ANSWERS, VISIT_QUESTIONS, VISIT_RESULTS } from '../vocabulary/return-visits'
import { endpoint } from './endpoint'
import { byCode, date, moment, optionalText, page, paging, placeCode, publicCode, whole } from './fields'
import { siteLine } from './order-shapes'
import { place } from './places'

/** One draw: from what, by which seed, as of when. What stands here is enough to draw the same sample again. */
export const visitDraw = z.object({
  code: publicCode,
  place,
  from: date,
  until: date,
  /** Orders placed in the period that stood finished at this moment; nothing that happened later counts. */
  frozenAt: moment,
  seed: z.string(),
  sizing: z.enum(SIZINGS),
  amount: z.int(),
  /** How many there were to draw from, and how many were drawn. */
  finished: z.int(),
  drawn: z.int(),
  /** Masked. */
  drawnBy: z.string(),
  drawnAt: moment,
  /** How many earlier draws there are of the same place and period: drawing until the sample pleases is seen. */
  earlier: z.int(),
})

const answer = z.enum(VISIT_ANSWERS)
const answers = z.record(z.enum(VISIT_QUESTIONS), answer)
const tally = z.record(answer, z.int())

const visitFigures = z.object({
  /** How many visits of the draw are in each state; their sum is what was drawn. */
  states: z.record(z.enum(VISIT_STATES), z.int()),
  /** Of those reached: what they answered to each question. */
  answers: z.record(z.enum(VISIT_QUESTIONS), tally),
  /** Of those reached: with an answer after which somebody must look again, and those of them that have been followed up. */
  poor: z.int(),
  followed: z.int(),
})

export const visitLine = z.object({
  code: publicCode,
  position: z.int(),
  state: z.enum(VISIT_STATES),
  tries: z.int(),
  title: z.string(),
  village: siteLine,
  poor: z.boolean(),
  followedUp: z.boolean(),
})

/** One call sheet. The phone is not in it: it is opened by who has taken the call, and each opening is logged. */
const visitSheet = z.object({
  ...visitLine.shape,
  draw: publicCode,
  order: z.object({
    code: publicCode,
    state: z.enum(ORDER_STATES),
    team: z.nullable(z.string()),
    owner: siteLine,
    submittedAt: moment,
    deliveredAt: z.nullable(moment),
    beneficiary: z.string(),
  }),
  answers: z.nullable(answers),
  note: z.string(),
  /** Whether a 没有解决 would still put the order back into care by its own machine. */
  mayReopen: z.boolean(),
  reopened: z.boolean(),
  /** Why this person may not make the call, if so. */
  barred: z.boolean(),
  actions: z.array(z.enum(VISIT_ACTIONS)),
  events: z.array(z.object({ action: z.string(), by: z.string(), at: moment })),
})

const contact = z.object({ name: z.string(), phone: z.string() })

export const returnVisits = {
  draw: endpoint({
    method: 'POST',
    path: '/visit-draws',
    summary: '抽一批办完的单来回访：哪里、哪段时间、抽多少；种子可以自己定，同样的种子抽出同样的单',
    policy: 'visit.oversee',
    audit: 'visit.draw',
    body: z.strictObject({
      under: placeCode,
      from: date,
      until: date,
      seed: optionalText(40),
      sizing: z.enum(SIZINGS),
      amount: whole(1, MOST_DRAWN),
    }),
    reply: visitDraw,
  }),
  draws: endpoint({
    method: 'GET',
    path: '/visit-draws',
    summary: '这里和下面各处抽过的回访',
    policy: 'visit.oversee',
    audit: 'visit.draws',
    query: z.strictObject({ under: placeCode, ...paging }),
    reply: page(z.object({ ...visitDraw.shape, open: z.int() })),
  }),
  one: endpoint({
    method: 'GET',
    path: '/visit-draws/:code',
    summary: '一批回访：怎么抽的，打到哪里了，问到了什么',
    policy: 'visit.oversee',
    audit: 'visit.draw.read',
    params: byCode,
    reply: z.object({ ...visitDraw.shape, figures: visitFigures }),
  }),
  again: endpoint({
    method: 'GET',
    path: '/visit-draws/:code/again',
    summary: '照原来的种子、时间和截至时刻重抽一遍，看是不是同样的单',
    policy: 'visit.oversee',
    audit: 'visit.draw.again',
    params: byCode,
    reply: z.object({ same: z.boolean(), finished: z.int(), codes: z.array(publicCode) }),
  }),
  visits: endpoint({
    method: 'GET',
    path: '/visit-draws/:code/visits',
    summary: '这一批要打的电话，按抽中的先后',
    policy: 'visit.oversee',
    audit: 'visit.list',
    params: byCode,
    query: z.strictObject({ state: z.optional(z.enum(VISIT_STATES)), ...paging }),
    reply: page(visitLine),
  }),
  visit: endpoint({
    method: 'GET',
    path: '/return-visits/:code',
    summary: '一张回访单',
    policy: 'visit.act',
    audit: 'visit.read',
    params: byCode,
    reply: visitSheet,
  }),
  take: endpoint({
    method: 'POST',
    path: '/return-visits/:code/take',
    summary: '我来打这个电话；经办过这张单的人不能打',
    policy: 'visit.act',
    audit: 'visit.take',
    params: byCode,
    reply: visitSheet,
  }),
  contact: endpoint({
    method: 'POST',
    path: '/return-visits/:code/contact',
    summary: '打开号码：只给接了这个电话的人看，每次打开都有记录',
    policy: 'visit.act',
    audit: 'visit.contact',
    params: byCode,
    reply: z.object({ requester: contact, beneficiary: contact }),
  }),
  putBack: endpoint({
    method: 'POST',
    path: '/return-visits/:code/put-back',
    summary: '先不打了，留给别人',
    policy: 'visit.act',
    audit: 'visit.put_back',
    params: byCode,
    reply: visitSheet,
  }),
  finish: endpoint({
    method: 'POST',
    path: '/return-visits/:code/finish',
    summary: '记下结果：问到了什么；没打通的最多试三次',
    policy: 'visit.act',
    audit: 'visit.finish',
    params: byCode,
    body: z.strictObject({
      result: z.enum(VISIT_RESULTS),
      answers: z.nullable(z.strictObject({ came: answer, on_time: answer, solved: answer, asked_money: answer, satisfied: answer })),
      note: optionalText(200),
      /** Say 没有解决 for the requester, so that the site arranges it anew. */
      reopen: z.boolean(),
    }),
    reply: visitSheet,
  }),
}
