import * as z from 'zod/mini'
import { HOURS_CASE_ABOUT, HOURS_CASE_STATES, HOURS_ENTRY_ACTIONS, HOURS_ENTRY_STATES } from '../lifecycle/hours-entry'
import { HOURS_KINDS, HOURS_REASON_CODES, HOURS_SOURCES } from '../vocabulary/hours'
import { OUTCOMES } from '../vocabulary/orders'
import { endpoint } from './endpoint'
import { byCode, date, moment, optionalText, page, paging, placeCode, publicCode, text, whole } from './fields'
import { makeUp, publicMakeUp } from './make-up-shape'

/** One entry of somebody's hours. Amounts never change; an entry that reverses another is negative. */
export const hoursEntry = z.object({
  code: publicCode,
  kind: z.enum(HOURS_KINDS),
  source: z.enum(HOURS_SOURCES),
  state: z.enum(HOURS_ENTRY_STATES),
  minutes: z.int(),
  /** The day of service. */
  date,
  startsAt: moment,
  endsAt: moment,
  activity: z.object({ code: publicCode, title: z.string() }),
  team: z.object({ code: publicCode, name: z.string() }),
  reasons: z.array(z.enum(HOURS_REASON_CODES)),
  /** The entry that this one reverses or stands in place of. */
  of: z.nullable(publicCode),
  postedAt: moment,
  /** The number of the case that is open about it, if one is. */
  case: z.nullable(publicCode),
  actions: z.array(z.enum(HOURS_ENTRY_ACTIONS)),
})

/** An entry as the site reads it: whose it is, and who vouched for it. */
const hoursEntryAtSite = z.object({
  ...hoursEntry.shape,
  person: z.object({ code: publicCode, name: z.string() }),
  confirmedBy: z.nullable(z.string()),
  approvedBy: z.nullable(z.string()),
})

/** Timed and manual apart: they are never added up. */
export const hoursTotals = z.object({ timedMinutes: z.int(), manualMinutes: z.int() })

/** A case that somebody opened with 不是我, or with 有异议 against a make-up: the site finds out and says how it ended. */
export const hoursCase = z.object({
  /** Its number. */
  code: publicCode,
  about: z.enum(HOURS_CASE_ABOUT),
  state: z.enum(HOURS_CASE_STATES),
  text: z.string(),
  words: z.string(),
  openedAt: moment,
  /** By when the site is to have found out; null for a case that nobody timed. */
  dueAt: z.nullable(moment),
  decidedAt: z.nullable(moment),
  /** Null where it is about a make-up. */
  entry: z.nullable(hoursEntry),
  /** As everybody may read it; null where it is about an entry. */
  makeUp: z.nullable(publicMakeUp),
})

const caseAtSite = z.object({
  ...hoursCase.shape,
  makeUp: z.nullable(makeUp),
  /** Open, and past the day by which it should have been settled. */
  late: z.boolean(),
  /** Whose hours they are; who objected is told to nobody. */
  person: z.object({ code: publicCode, name: z.string() }),
  actions: z.array(z.enum(['uphold', 'overturn'])),
})

const settledLine = z.object({
  person: z.object({ code: publicCode, name: z.string() }),
  present: z.boolean(),
  minutes: z.int(),
  reasons: z.array(z.enum(HOURS_REASON_CODES)),
})

const step = <A extends string, B extends z.ZodMiniType, R extends z.ZodMiniType>(
  path: string,
  action: A,
  summary: string,
  body: B,
  reply: R,
) =>
  endpoint({
    method: 'POST',
    path: `${path}/:code/${action.replace('_', '-')}`,
    summary,
    policy: 'hours.act',
    audit: `${path === '/hours' ? 'hours' : 'hours_case'}.${action}`,
    params: byCode,
    body,
    reply,
  })

const nothingMore = z.strictObject({})

export const hours = {
  mine: endpoint({
    method: 'GET',
    path: '/hours/mine',
    summary: '我的时数：签到计时和补录分开列，不相加',
    policy: 'signed_in',
    audit: 'hours.mine',
    query: z.strictObject({ ...paging }),
    reply: z.object({ ...page(hoursEntry).shape, totals: hoursTotals }),
  }),
  one: endpoint({
    method: 'GET',
    path: '/hours/:code',
    summary: '一笔时数（本人和站点看）',
    policy: 'hours.read',
    audit: 'hours.read',
    params: byCode,
    reply: hoursEntry,
  }),
  notMe: step('/hours', 'not_me', '不是我：这笔时数不是我的，先停下来请站里核实', z.strictObject({ text: optionalText(200) }), hoursCase),
  confirm: step('/hours', 'confirm', '站点确认结项的队长自己的时数', nothingMore, hoursEntryAtSite),
  decline: step('/hours', 'decline', '站点不同意结项的队长自己的时数，写明原因', z.strictObject({ reason: text(200) }), hoursEntryAtSite),
  reverse: step(
    '/hours',
    'reverse',
    '站点更正：冲销这笔时数，需要时另记一笔正确的（不多于原来的）',
    z.strictObject({ reason: text(200), minutes: z.nullable(whole(1, 480)) }),
    hoursEntryAtSite,
  ),
  ofSite: endpoint({
    method: 'GET',
    path: '/hours/of-site',
    summary: '站点要确认的、已计入的、核实中的时数',
    policy: 'activity.site',
    audit: 'hours.of_site',
    query: z.strictObject({ site: placeCode, show: z._default(z.enum(['pending', 'posted', 'frozen']), 'pending'), ...paging }),
    reply: page(hoursEntryAtSite),
  }),
  settle: endpoint({
    method: 'POST',
    path: '/activities/:code/settle',
    summary: '队长结项：核对到场、写结果，时数入账，关联的单办结',
    policy: 'check_in.lead',
    audit: 'hours.settle',
    params: byCode,
    body: z.strictObject({
      outcome: text(300),
      /** As the attendance was given: refused with changed_meanwhile when it is another by now. */
      seen: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
      /** Whose record the leader does not vouch for: they get no hours, and hear why. */
      setAside: z._default(z.array(z.strictObject({ person: publicCode, reason: text(100) })).check(z.maxLength(500)), []),
      /** How each linked order ended; every one of them must be named. */
      orders: z._default(
        z.array(z.strictObject({ code: publicCode, outcome: z.enum(OUTCOMES), text: optionalText(200) })).check(z.maxLength(20)),
        [],
      ),
    }),
    reply: z.object({ settledAt: moment, items: z.array(settledLine) }),
  }),
  recount: endpoint({
    method: 'POST',
    path: '/activities/:code/recount',
    summary: '结项以后才传上来的签到：队长核对后按记录重新计一个人的时数',
    policy: 'check_in.lead',
    audit: 'hours.recount',
    params: byCode,
    body: z.strictObject({ person: publicCode }),
    reply: settledLine,
  }),
}

export const hoursCases = {
  mine: endpoint({
    method: 'GET',
    path: '/hours-cases/mine',
    summary: '我提出核实的时数、我提过异议的补录',
    policy: 'signed_in',
    audit: 'hours_case.mine',
    query: z.strictObject({ ...paging }),
    reply: page(hoursCase),
  }),
  ofSite: endpoint({
    method: 'GET',
    path: '/hours-cases/of-site',
    summary: '站点要核实的、核实过的时数和补录',
    policy: 'activity.site',
    audit: 'hours_case.of_site',
    query: z.strictObject({ site: placeCode, show: z._default(z.enum(HOURS_CASE_STATES), 'open'), ...paging }),
    reply: page(caseAtSite),
  }),
  uphold: step('/hours-cases', 'uphold', '核实无误，恢复计入；补录继续公示', z.strictObject({ words: text(200) }), caseAtSite),
  overturn: step('/hours-cases', 'overturn', '确有错误，冲销；补录不通过', z.strictObject({ words: text(200) }), caseAtSite),
}
