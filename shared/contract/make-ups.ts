import * as z from 'zod/mini'
import { MAKE_UP_REASONS } from '../vocabulary/hours'
import { endpoint } from './endpoint'
import { byCode, moment, optionalText, page, paging, placeCode, publicCode, text } from './fields'
import { hoursCase } from './hours'
import { makeUp, publicMakeUp } from './make-up-shape'

const step = <A extends string, B extends z.ZodMiniType>(action: A, summary: string, body: B) =>
  endpoint({
    method: 'POST',
    path: `/make-ups/:code/${action}`,
    summary,
    policy: 'make_up.act',
    audit: `make_up.${action}`,
    params: byCode,
    body,
    reply: makeUp,
  })

const nothingMore = z.strictObject({})

export const makeUps = {
  request: endpoint({
    method: 'POST',
    path: '/activities/:code/make-ups',
    summary: '申请补录时数：本人申请，或队长替志愿者申请',
    policy: 'make_up.request',
    audit: 'make_up.request',
    params: byCode,
    body: z.strictObject({
      /** Null for oneself. */
      person: z._default(z.nullable(publicCode), null),
      startsAt: moment,
      endsAt: moment,
      reason: z.enum(MAKE_UP_REASONS),
      text: text(200),
    }),
    reply: makeUp,
  }),
  one: endpoint({
    method: 'GET',
    path: '/make-ups/:code',
    summary: '一份补录申请',
    policy: 'make_up.read',
    audit: 'make_up.read',
    params: byCode,
    reply: makeUp,
  }),
  confirm: step('confirm', '队长确认属实', nothingMore),
  approve: step('approve', '站点审批通过，公示 3 个工作日后计入', z.strictObject({ text: optionalText(200) })),
  reject: step('reject', '不通过，写明原因', z.strictObject({ reason: text(200) })),
  withdraw: step('withdraw', '撤回申请', nothingMore),
  object: endpoint({
    method: 'POST',
    path: '/make-ups/:code/object',
    summary: '有异议：对公示中的补录提出异议，先停下来请站里核实',
    policy: 'make_up.object',
    audit: 'make_up.object',
    params: byCode,
    body: z.strictObject({ text: text(200) }),
    reply: hoursCase,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/make-ups/mine',
    summary: '我的补录申请',
    policy: 'signed_in',
    audit: 'make_up.mine',
    query: z.strictObject({ ...paging }),
    reply: page(makeUp),
  }),
  led: endpoint({
    method: 'GET',
    path: '/make-ups/led',
    summary: '等队长确认的补录申请',
    policy: 'signed_in',
    audit: 'make_up.led',
    query: z.strictObject({ ...paging }),
    reply: page(makeUp),
  }),
  ofSite: endpoint({
    method: 'GET',
    path: '/make-ups/of-site',
    summary: '站点要审批的、公示中的补录申请',
    policy: 'activity.site',
    audit: 'make_up.of_site',
    query: z.strictObject({
      site: placeCode,
      show: z._default(z.enum(['requested', 'confirmed', 'publicised']), 'confirmed'),
      ...paging,
    }),
    reply: page(makeUp),
  }),
  published: endpoint({
    method: 'GET',
    path: '/make-ups/published',
    summary: '补录公示（公开，不显示姓名）',
    policy: 'anyone',
    audit: 'make_up.published',
    query: z.strictObject({ place: z.optional(placeCode), ...paging }),
    reply: page(publicMakeUp),
  }),
}
