import * as z from 'zod/mini'
import { EMERGENCY_ACTIONS } from '../lifecycle/emergency'
import { ORDER_STATES } from '../lifecycle/order'
import { EMERGENCY_KINDS, EMERGENCY_PLACES_MOST, HELP_KINDS } from '../vocabulary/emergencies'
import { CONSENT_BASES } from '../vocabulary/people'
import { emergencyLine } from './emergency-shapes'
import { endpoint } from './endpoint'
import { byCode, moment, optionalText, page, paging, phone, placeCode, publicCode, text, villageCode } from './fields'
import { inboxLine, order } from './order-shapes'
import { place } from './places'

const placeCodes = z.array(placeCode).check(z.minLength(1, '请至少选一个地方'), z.maxLength(EMERGENCY_PLACES_MOST))

/** The orders of an emergency, counted. `late`: open, and past what was promised. */
const orderCounts = z.object({ orders: z.int(), open: z.int(), late: z.int(), finished: z.int() })

/** As it stood when it was closed; what was not finished names its owner. */
const report = z.object({
  total: orderCounts,
  kinds: z.array(z.object({ kind: z.enum(HELP_KINDS), orders: z.int(), open: z.int() })),
  villages: z.int(),
  unfinished: z.array(
    z.object({ code: publicCode, title: z.string(), village: z.string(), owner: z.string(), state: z.enum(ORDER_STATES) }),
  ),
})

const emergency = z.object({
  ...emergencyLine.shape,
  total: orderCounts,
  /** Villages with orders, those with the most open ones first. */
  items: z.array(z.object({ place, counts: orderCounts })),
  /** The open orders, the oldest first, as many as a page holds. */
  open: z.array(inboxLine),
  events: z.array(z.object({ action: z.string(), by: z.string(), said: z.string(), at: moment })),
  closingWords: z.string(),
  report: z.nullable(report),
  actions: z.array(z.enum(EMERGENCY_ACTIONS)),
})

/** Codes of places with commas between them: of an address, which has no lists. */
const placeList = z.string().check(z.regex(/^\d{4,12}(,\d{4,12}){0,19}$/, '地区编号不正确'))

const wish = { under: placeCode, places: placeCodes }

export const emergencies = {
  preview: endpoint({
    method: 'GET',
    path: '/emergencies/preview',
    summary: '发布预警之前看一看：会通知到多少人，哪些地方已经有人指挥',
    policy: 'emergency.command',
    audit: 'emergency.preview',
    query: z.strictObject({ under: placeCode, places: placeList }),
    reply: z.object({
      villages: z.int(),
      staff: z.int(),
      gridWorkers: z.int(),
      leaders: z.int(),
      villagers: z.int(),
      /** Emergencies that are open there already: only one commands at a place. */
      held: z.array(emergencyLine),
    }),
  }),
  open: endpoint({
    method: 'POST',
    path: '/emergencies',
    summary: '发布预警：什么事、哪些地方、到什么时候、请大家怎么做',
    policy: 'emergency.command',
    audit: 'emergency.open',
    body: z.strictObject({ ...wish, kind: z.enum(EMERGENCY_KINDS), title: text(30), words: text(200), endsAt: moment }),
    reply: emergency,
  }),
  list: endpoint({
    method: 'GET',
    path: '/emergencies',
    summary: '一个地方和它下面的预警，新的在前',
    policy: 'emergency.read',
    audit: 'emergency.list',
    query: z.strictObject({ under: placeCode, ...paging }),
    reply: page(emergencyLine),
  }),
  one: endpoint({
    method: 'GET',
    path: '/emergencies/:code',
    summary: '一次预警（公开：不含个人信息）',
    policy: 'anyone',
    audit: 'emergency.read',
    params: byCode,
    reply: z.object({ emergency: emergencyLine, phone: z.string() }),
  }),
  progress: endpoint({
    method: 'GET',
    path: '/emergencies/:code/progress',
    summary: '一次预警办得怎么样：求助的单、还没办完的、超时的',
    policy: 'emergency.follow',
    audit: 'emergency.progress',
    params: byCode,
    reply: emergency,
  }),
  help: endpoint({
    method: 'POST',
    path: '/emergencies/:code/help',
    summary: '预警期间求助：要什么、在哪里；按应急时限办理',
    policy: 'emergency.help',
    audit: 'emergency.help',
    params: byCode,
    body: z.strictObject({
      villageCode,
      help: z.enum(HELP_KINDS),
      /** Where they are, if not at home, and what else matters. */
      text: optionalText(200),
      address: optionalText(80),
      /** Where oneself can be called, if the number is not known yet. */
      phone: z._default(z.nullable(phone), null),
      /** Whom it is for, when a grid worker or staff ask for them; null for oneself. */
      whom: z.nullable(z.strictObject({ name: text(20), phone, consentBasis: z.enum(CONSENT_BASES) })),
    }),
    reply: order,
  }),
  revise: endpoint({
    method: 'POST',
    path: '/emergencies/:code/revise',
    summary: '改一改：请大家怎么做、到什么时候',
    policy: 'emergency.act',
    audit: 'emergency.revise',
    params: byCode,
    body: z.strictObject({ words: text(200), endsAt: moment }),
    reply: emergency,
  }),
  close: endpoint({
    method: 'POST',
    path: '/emergencies/:code/close',
    summary: '结束预警，写一句总结；没办完的单照常办',
    policy: 'emergency.act',
    audit: 'emergency.close',
    params: byCode,
    body: z.strictObject({ said: text(200) }),
    reply: emergency,
  }),
}
