import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { done } from './fields'

/** Six digits of an authenticator, or one of the recovery codes. */
const factorCode = z.string().check(z.regex(/^(\d{6}|[a-z2-7]{4}-[a-z2-7]{4})$/, '请输入六位数字，或一个备用码'))
const sixDigits = z.string().check(z.regex(/^\d{6}$/, '请输入六位数字'))
const sessionId = z.string().check(z.regex(/^[0-9a-f]{16}$/))

/** What guards a person's own account: the second factor of those at a centre's desk, and the sessions that are open. */
export const security = {
  factor: endpoint({
    method: 'GET',
    path: '/me/second-factor',
    summary: '我的第二重验证：要不要、绑定了没有',
    policy: 'signing_in',
    audit: 'me.factor.read',
    reply: z.object({
      /** This session waits for a code before it may do anything else. */
      due: z.boolean(),
      enrolled: z.boolean(),
      recoveryLeft: z.int(),
    }),
  }),
  enrol: endpoint({
    method: 'POST',
    path: '/me/second-factor/enrol',
    summary: '绑定验证器：得到密钥，和画成二维码的地址',
    policy: 'signing_in',
    limit: 'sign_in',
    // The reply holds a secret: it is kept nowhere for repetition.
    repeat: 'once',
    audit: 'me.factor.enrol',
    reply: z.object({ secret: z.string(), uri: z.string() }),
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/me/second-factor/confirm',
    summary: '输入验证器里的数字，完成绑定，得到备用码',
    policy: 'signing_in',
    limit: 'sign_in',
    repeat: 'once',
    audit: 'me.factor.confirm',
    body: z.strictObject({ code: sixDigits }),
    /** The session goes on under a new token. */
    reply: z.object({ token: z.string(), recoveryCodes: z.array(z.string()) }),
  }),
  give: endpoint({
    method: 'POST',
    path: '/me/second-factor/give',
    summary: '输入验证器里的数字或一个备用码，继续登录',
    policy: 'signing_in',
    limit: 'sign_in',
    repeat: 'once',
    audit: 'me.factor.give',
    body: z.strictObject({ code: factorCode }),
    reply: z.object({ token: z.string() }),
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/me/sessions',
    summary: '我在哪些手机和电脑上登录着',
    policy: 'signed_in',
    audit: 'me.sessions',
    reply: z.object({
      items: z.array(
        z.object({ id: sessionId, kind: z.enum(['phone', 'desk']), current: z.boolean(), startedAt: z.string(), lastSeenAt: z.string() }),
      ),
    }),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/me/sessions/:id',
    summary: '让一处登录失效',
    policy: 'signed_in',
    audit: 'me.session.end',
    params: z.strictObject({ id: sessionId }),
    reply: done,
  }),
  endOthers: endpoint({
    method: 'POST',
    path: '/me/sessions/end-others',
    summary: '让别处的登录全部失效',
    policy: 'signed_in',
    audit: 'me.sessions.end',
    reply: done,
  }),
}
