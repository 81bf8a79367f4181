import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { byCode, date, moment, page, paging, placeCode, publicCode, text } from './fields'
import { inboxLine, siteLine } from './order-shapes'
import { place } from './places'

/**
 * The lists of what is stuck. `late`: the owner's promise has run out; `soon`: it runs out within four hours; `raised`: a site below let it
 * run out and it came up by itself; `ownerless`: nobody is staff of its owner site; `urged`: an urge waits for its reply.
 */
export const STUCK_LISTS = ['late', 'soon', 'raised', 'ownerless', 'urged'] as const
export type StuckList = (typeof STUCK_LISTS)[number]

const stuckCounts = z.object({ late: z.int(), soon: z.int(), raised: z.int(), ownerless: z.int(), urged: z.int() })

/** One urge: who asked, for which site to answer, and what it answered. Sites speak; no person is named. */
export const urge = z.object({
  code: publicCode,
  order: z.object({ code: publicCode, title: z.string(), village: siteLine }),
  /** Who has the order now and owes the reply. */
  owner: siteLine,
  /** In whose name it was sent. */
  from: z.string(),
  text: z.string(),
  sentAt: moment,
  answer: z.nullable(z.object({ from: z.string(), text: z.string(), at: moment })),
  actions: z.array(z.enum(['answer'])),
})

/** A row of a list of what is stuck. */
export const stuckLine = z.object({
  ...inboxLine.shape,
  /** The site that let the clock run out, where the order came up by itself. */
  ranOutAt: z.nullable(siteLine),
  actions: z.array(z.enum(['urge', 'take_over'])),
})

/** Hours of an activity that are not posted although the tenth working day is over (MCA Order 67 art. 11). */
const hoursDue = z.object({
  code: publicCode,
  title: z.string(),
  team: z.string(),
  village: siteLine,
  site: siteLine,
  endedAt: z.nullable(moment),
  dueAt: moment,
})

const ofSite = { site: placeCode }

export const supervision = {
  stuck: endpoint({
    method: 'GET',
    path: '/supervision',
    summary: '卡在哪里：超时的、快到时限的、超时转上来的、没人能办的、催了没回的；数字等于列表',
    policy: 'supervision.read',
    audit: 'supervision.stuck',
    query: z.strictObject({ ...ofSite, show: z._default(z.enum(STUCK_LISTS), 'late'), owner: z.optional(placeCode), ...paging }),
    reply: z.object({
      place,
      counts: stuckCounts,
      /** By the site that has them, the most late first; their sums are the counts. */
      owners: z.array(z.object({ site: siteLine, phone: z.string(), counts: stuckCounts })),
      /** Open orders in all, of which `ownerless` are counted. */
      open: z.int(),
      ...page(stuckLine).shape,
    }),
  }),
  hoursDue: endpoint({
    method: 'GET',
    path: '/supervision/hours_due',
    summary: '活动结束满 10 个工作日还没入账的时数，按站点',
    policy: 'supervision.read',
    audit: 'supervision.hours_due',
    query: z.strictObject({ ...ofSite, ...paging }),
    reply: z.object({ total: z.int(), sites: z.array(z.object({ site: siteLine, count: z.int() })), ...page(hoursDue).shape }),
  }),
  urges: endpoint({
    method: 'GET',
    path: '/supervision/urges',
    summary: '督办催办：没回复的、回复过的',
    policy: 'supervision.read',
    audit: 'supervision.urges',
    query: z.strictObject({ ...ofSite, show: z._default(z.enum(['waiting', 'answered']), 'waiting'), ...paging }),
    reply: page(urge),
  }),
  ofOrder: endpoint({
    method: 'GET',
    path: '/orders/:code/urges',
    summary: '一张单的催办和回复，以及现在能不能催、能不能接过来办',
    policy: 'order.act',
    audit: 'order.urges',
    params: byCode,
    reply: z.object({ items: z.array(urge), actions: z.array(z.enum(['urge', 'take_over'])) }),
  }),
  urge: endpoint({
    method: 'POST',
    path: '/orders/:code/urge',
    summary: '催办：请手上有这张单的站点回复；进度里看得到',
    policy: 'urge.send',
    audit: 'order.urge',
    params: byCode,
    body: z.strictObject({ text: text(200) }),
    reply: urge,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/urges/:code/answer',
    summary: '回复催办：说明办到哪里、什么时候办好',
    policy: 'urge.answer',
    audit: 'urge.answer',
    params: byCode,
    body: z.strictObject({ text: text(200) }),
    reply: urge,
  }),
  brief: endpoint({
    method: 'GET',
    path: '/supervision/brief',
    summary: '督办日报：一页纸，写明日期和地方',
    policy: 'supervision.read',
    audit: 'supervision.brief',
    query: z.strictObject({ ...ofSite }),
    reply: z.object({
      place,
      date,
      at: moment,
      counts: z.object({ ...stuckCounts.shape, hoursDue: z.int() }),
      /** Of the orders placed on the day before. */
      yesterday: z.object({
        date,
        received: z.int(),
        answerDue: z.int(),
        answeredInTime: z.int(),
        finished: z.int(),
        unmet: z.int(),
      }),
      /** The first of each list; the counts say how many there are. */
      late: z.array(stuckLine),
      soon: z.array(stuckLine),
      urges: z.array(urge),
      hoursDue: z.array(hoursDue),
    }),
  }),
}
