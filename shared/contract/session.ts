import * as z from 'zod/mini'
import { CONSENT_PURPOSES, ROLES } from '../vocabulary/people'
import { endpoint } from './endpoint'
import { done, phone, placeCode, publicCode, text, villageCode, whole } from './fields'

/** One membership: of a site (its place code) or of a team (its public code). */
export const membership = z.object({
  role: z.enum(ROLES),
  site: z.nullable(z.object({ code: placeCode, name: z.string() })),
  team: z.nullable(z.object({ code: publicCode, name: z.string() })),
})

/** The signed-in person, as that person may see themself. */
export const self = z.object({
  code: publicCode,
  name: z.string(),
  phone: z.nullable(z.string()),
  village: z.nullable(z.object({ code: villageCode, name: z.string(), path: z.string() })),
  memberships: z.array(membership),
  consentsMissing: z.array(z.object({ purpose: z.enum(CONSENT_PURPOSES), version: z.int() })),
  unread: z.int(),
})

const signedIn = z.object({ token: z.string(), self })

export const session = {
  wechat: endpoint({
    method: 'POST',
    path: '/session/wechat',
    summary: '用微信登录凭证登录',
    policy: 'anyone',
    limit: 'sign_in',
    repeat: 'once',
    audit: 'session.wechat',
    body: z.strictObject({ code: z.string().check(z.regex(/^[\w-]{1,128}$/)) }),
    reply: signedIn,
  }),
  people: endpoint({
    method: 'GET',
    path: '/session/people',
    summary: '演示环境里可以选择的人',
    policy: 'anyone',
    audit: 'session.people',
    reply: z.object({
      /** False in production: nobody can be chosen there. */
      demonstration: z.boolean(),
      items: z.array(z.object({ code: publicCode, name: z.string(), who: z.string(), opens: z.string() })),
    }),
  }),
  choose: endpoint({
    method: 'POST',
    path: '/session/choose',
    summary: '演示环境里选择一个人登录',
    policy: 'anyone',
    limit: 'sign_in',
    repeat: 'once',
    audit: 'session.choose',
    body: z.strictObject({ code: publicCode }),
    reply: signedIn,
  }),
  askDesk: endpoint({
    method: 'POST',
    path: '/session/desk',
    summary: '桌面端申请扫码登录：得到屏幕上显示的登录码和本浏览器的密钥',
    policy: 'anyone',
    limit: 'sign_in',
    repeat: 'once',
    audit: 'session.desk.ask',
    reply: z.object({ grant: publicCode, secret: z.string(), expiresAt: z.string() }),
  }),
  pollDesk: endpoint({
    method: 'POST',
    path: '/session/desk/poll',
    summary: '桌面端查询是否已在小程序里确认',
    policy: 'anyone',
    repeat: 'once',
    audit: 'session.desk.poll',
    idle: ({ state }) => state === 'waiting',
    body: z.strictObject({ grant: publicCode, secret: z.string().check(z.regex(/^[\w-]{20,64}$/)) }),
    reply: z.object({ state: z.enum(['waiting', 'confirmed']), signedIn: z.nullable(signedIn) }),
  }),
  confirmDesk: endpoint({
    method: 'POST',
    path: '/session/desk/confirm',
    summary: '在小程序里确认桌面端登录',
    policy: 'desk.confirm',
    audit: 'session.desk.confirm',
    body: z.strictObject({ grant: publicCode }),
    reply: done,
  }),
  end: endpoint({
    method: 'DELETE',
    path: '/session',
    summary: '退出登录',
    policy: 'signing_in',
    repeat: 'once',
    audit: 'session.end',
    reply: done,
  }),
  self: endpoint({ method: 'GET', path: '/me', summary: '我是谁、有哪些身份', policy: 'signing_in', audit: 'me.read', reply: self }),
  consent: endpoint({
    method: 'POST',
    path: '/me/consents',
    summary: '同意一个版本的说明',
    policy: 'signed_in',
    audit: 'me.consent',
    body: z.strictObject({ purpose: z.enum(CONSENT_PURPOSES), version: whole(1, 1000) }),
    reply: self,
  }),
  profile: endpoint({
    method: 'PUT',
    path: '/me',
    summary: '填写怎么称呼、电话和所在的村',
    policy: 'signed_in',
    audit: 'me.profile',
    body: z.strictObject({ name: text(20), phone: z.nullable(phone), villageCode }),
    reply: self,
  }),
}
