import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { done, moment, page, paging, publicCode } from './fields'

export const MESSAGE_KINDS = ['order_progress', 'offer_received', 'visit_change'] as const

/** One message to one person about one event. */
export const notice = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  /** The page of the client that it leads to. */
  opens: z.string(),
  at: moment,
  read: z.boolean(),
  order: z.nullable(publicCode),
})

export const notices = {
  list: endpoint({
    method: 'GET',
    path: '/notices',
    summary: '我的消息',
    policy: 'signed_in',
    audit: 'notice.list',
    query: z.strictObject({ ...paging }),
    reply: z.object({ ...page(notice).shape, unread: z.int() }),
  }),
  read: endpoint({
    method: 'POST',
    path: '/notices/read',
    summary: '这些消息我看过了',
    policy: 'signed_in',
    audit: 'notice.read',
    body: z.strictObject({ ids: z.array(z.string().check(z.regex(/^[0-9a-f-]{36}$/))).check(z.maxLength(100)) }),
    reply: z.object({ unread: z.int() }),
  }),
  templates: endpoint({
    method: 'GET',
    path: '/notices/templates',
    summary: '可以请求订阅的微信消息模板，和还剩几次',
    policy: 'signed_in',
    audit: 'notice.templates',
    reply: z.object({ items: z.array(z.object({ kind: z.enum(MESSAGE_KINDS), templateId: z.string(), left: z.int() })) }),
  }),
  grant: endpoint({
    method: 'POST',
    path: '/notices/grants',
    summary: '记下微信订阅消息的授权（每次同意可发一条）',
    policy: 'signed_in',
    audit: 'notice.grant',
    body: z.strictObject({
      answers: z.array(z.strictObject({ kind: z.enum(MESSAGE_KINDS), accepted: z.boolean() })).check(z.minLength(1), z.maxLength(3)),
    }),
    reply: done,
  }),
}
