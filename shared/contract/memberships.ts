import * as z from 'zod/mini'
import { MEMBERSHIP_KINDS, ROLES } from '../vocabulary/people'
import { endpoint } from './endpoint'
import { done, moment, page, paging, placeCode, publicCode, text } from './fields'
import { self } from './session'

const byId = z.strictObject({ id: z.string().check(z.regex(/^[0-9a-f-]{36}$/, '编号不正确')) })
const ofSite = z.nullable(z.object({ code: placeCode, name: z.string() }))
const ofTeam = z.nullable(z.object({ code: publicCode, name: z.string() }))

/** Somebody's authority as an administrator sees it: the name masked until it is opened with a reason. */
export const membershipLine = z.object({
  id: z.string(),
  role: z.enum(ROLES),
  site: ofSite,
  team: ofTeam,
  name: z.string(),
  /** Whether it is the asker's own. */
  own: z.boolean(),
  since: moment,
  actions: z.array(z.enum(['end', 'reveal', 'reset_factor'])),
})

/** An invitation that waits for somebody: never its code, which is shown once, to whoever made it. */
export const invitationLine = z.object({
  id: z.string(),
  role: z.enum(ROLES),
  site: ofSite,
  team: ofTeam,
  expiresAt: moment,
})

/** What a code invites to, as the invited person reads it before saying yes. */
const invitation = z.object({ role: z.enum(ROLES), site: ofSite, team: ofTeam, expiresAt: moment })

export const memberships = {
  list: endpoint({
    method: 'GET',
    path: '/memberships',
    summary: '辖区里现在有哪些人、各是什么身份',
    policy: 'administration.read',
    audit: 'membership.list',
    query: z.strictObject({ under: placeCode, kind: z.enum(MEMBERSHIP_KINDS), ...paging }),
    reply: page(membershipLine),
  }),
  reveal: endpoint({
    method: 'POST',
    path: '/memberships/:id/reveal',
    summary: '查看一位工作人员的姓名和电话，记下谁在什么时候为什么看',
    policy: 'administration.act',
    audit: 'membership.reveal',
    params: byId,
    body: z.strictObject({ reason: text(100) }),
    reply: z.object({ name: z.string(), phone: z.nullable(z.string()) }),
  }),
  end: endpoint({
    method: 'POST',
    path: '/memberships/:id/end',
    summary: '马上结束一个人的身份',
    policy: 'administration.act',
    audit: 'membership.end',
    params: byId,
    body: z.strictObject({ reason: text(100) }),
    reply: done,
  }),
  resetFactor: endpoint({
    method: 'POST',
    path: '/memberships/:id/reset-factor',
    summary: '解除一个人的登录验证器（手机丢了、备用码也没了）：下次在电脑上登录时重新绑定',
    policy: 'administration.act',
    audit: 'membership.reset_factor',
    params: byId,
    body: z.strictObject({ reason: text(100) }),
    reply: done,
  }),
  invitations: endpoint({
    method: 'GET',
    path: '/invitations',
    summary: '辖区里还没用、没过期的邀请',
    policy: 'administration.read',
    audit: 'invitation.list',
    query: z.strictObject({ under: placeCode, ...paging }),
    reply: page(invitationLine),
  }),
  /** Not keyed: the reply holds the code, and the replies of keyed writes are kept. */
  invite: endpoint({
    method: 'POST',
    path: '/invitations',
    summary: '发一个邀请码：什么身份、在哪个站点或哪支队伍；邀请码只显示这一次',
    policy: 'administration.act',
    repeat: 'once',
    audit: 'invitation.make',
    body: z
      .strictObject({ role: z.enum(ROLES), site: z.nullable(placeCode), team: z.nullable(publicCode) })
      .check(z.refine(({ site, team }) => (site === null) !== (team === null), '请选一个站点或一支队伍')),
    reply: z.object({ code: publicCode, ...invitationLine.shape }),
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/invitations/:id/withdraw',
    summary: '收回一个邀请',
    policy: 'administration.act',
    audit: 'invitation.withdraw',
    params: byId,
    reply: done,
  }),
  look: endpoint({
    method: 'POST',
    path: '/invitations/look',
    summary: '看一个邀请码请我做什么',
    policy: 'signed_in',
    limit: 'sign_in',
    repeat: 'once',
    audit: 'invitation.look',
    body: z.strictObject({ code: publicCode }),
    reply: invitation,
  }),
  accept: endpoint({
    method: 'POST',
    path: '/invitations/accept',
    summary: '接受邀请，身份马上开始',
    policy: 'signed_in',
    limit: 'sign_in',
    repeat: 'once',
    audit: 'invitation.accept',
    body: z.strictObject({ code: publicCode }),
    reply: self,
  }),
}
