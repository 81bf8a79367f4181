import * as z from 'zod/mini'
import { SIGN_UP_ACTIONS, SIGN_UP_STATES } from '../lifecycle/sign-up'
import { CREDENTIALS, GUARDIAN_RELATIONS, SKILLS } from '../vocabulary/activities'
import { activityLine, mySignUp } from './activity-shapes'
import { endpoint } from './endpoint'
import { birthDate, byCode, date, done, moment, optionalText, page, paging, phone, publicCode, text } from './fields'

/** What a guardian of a minor agreed to. */
const guardian = z.strictObject({ name: text(20), phone, relation: z.enum(GUARDIAN_RELATIONS), present: z.boolean() })

/** A sign-up as the leader of the activity and its site read it; phone masked. */
export const signUp = z.object({
  code: publicCode,
  post: z.object({ code: publicCode, name: z.string() }),
  person: z.object({ code: publicCode, name: z.string(), phone: z.string() }),
  state: z.enum(SIGN_UP_STATES),
  minor: z.boolean(),
  guardianPresent: z.boolean(),
  at: moment,
  actions: z.array(z.enum(SIGN_UP_ACTIONS)),
})

/** What somebody tells of themself as a volunteer, and the papers that a site has seen. */
const profile = z.object({
  birthDate: z.nullable(z.string()),
  skills: z.array(z.enum(SKILLS)),
  about: z.string(),
  credentials: z.array(z.object({ credential: z.enum(CREDENTIALS), validUntil: z.nullable(z.string()) })),
})

export const signUps = {
  signUp: endpoint({
    method: 'POST',
    path: '/activities/:code/sign-ups',
    summary: '报名一个岗位；名额满了进候补，有空位自动递补',
    policy: 'signed_in',
    audit: 'sign_up.sign_up',
    params: byCode,
    body: z.strictObject({ post: publicCode, guardian: z.nullable(guardian) }),
    /** How the sign-up stands, and no more: this is asked by hundreds at once. */
    reply: mySignUp,
  }),
  signUpFor: endpoint({
    method: 'POST',
    path: '/activities/:code/sign-ups/for',
    summary: '工作人员替没有手机的人报名',
    policy: 'sign_up.for',
    audit: 'sign_up.sign_up_for',
    params: byCode,
    body: z.strictObject({
      post: publicCode,
      /** Somebody known here, by public code; or somebody new, by name. */
      person: z.union([
        z.strictObject({ code: publicCode }),
        z.strictObject({ name: text(20), phone: z.nullable(phone), birthDate: z.nullable(birthDate) }),
      ]),
      guardian: z.nullable(guardian),
    }),
    reply: signUp,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/sign-ups/:code/withdraw',
    summary: '取消报名（一点就好，不用写原因）',
    policy: 'sign_up.own',
    audit: 'sign_up.withdraw',
    params: byCode,
    reply: mySignUp,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/sign-ups/:code/approve',
    summary: '队长同意报名；名额满了进候补',
    policy: 'sign_up.lead',
    audit: 'sign_up.approve',
    params: byCode,
    reply: signUp,
  }),
  reject: endpoint({
    method: 'POST',
    path: '/sign-ups/:code/reject',
    summary: '这次没有安排，写一句给对方',
    policy: 'sign_up.lead',
    audit: 'sign_up.reject',
    params: byCode,
    body: z.strictObject({ reason: text(100) }),
    reply: signUp,
  }),
  remove: endpoint({
    method: 'POST',
    path: '/sign-ups/:code/remove',
    summary: '取消已同意的安排，写一句给对方',
    policy: 'sign_up.lead',
    audit: 'sign_up.remove',
    params: byCode,
    body: z.strictObject({ reason: text(100) }),
    reply: signUp,
  }),
  reveal: endpoint({
    method: 'POST',
    path: '/sign-ups/:code/reveal',
    summary: '打开报名人的电话和监护人；每次打开都有记录',
    policy: 'sign_up.lead',
    audit: 'sign_up.reveal',
    params: byCode,
    reply: z.object({
      name: z.string(),
      phone: z.string(),
      /** Those of the papers and skills that the post asks for. */
      skill: z.nullable(z.boolean()),
      credential: z.nullable(z.object({ validUntil: z.nullable(z.string()) })),
      guardian: z.nullable(z.object({ name: z.string(), phone: z.string(), relation: z.enum(GUARDIAN_RELATIONS), present: z.boolean() })),
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/activities/:code/sign-ups',
    summary: '报名名单（队长和站点看）；候补按先后',
    policy: 'activity.lead',
    audit: 'sign_up.list',
    params: byCode,
    reply: z.object({ items: z.array(signUp) }),
  }),
  mine: endpoint({
    method: 'GET',
    path: '/sign-ups/mine',
    summary: '我的活动：报上的、候补的、参加过的',
    policy: 'signed_in',
    audit: 'sign_up.mine',
    query: z.strictObject({ show: z._default(z.enum(['coming', 'past']), 'coming'), ...paging }),
    reply: page(z.object({ ...activityLine.shape, mine: mySignUp })),
  }),
  profile: endpoint({
    method: 'GET',
    path: '/me/volunteer',
    summary: '我的志愿者资料和登记的证件',
    policy: 'signed_in',
    audit: 'volunteer.read',
    reply: profile,
  }),
  fillProfile: endpoint({
    method: 'PUT',
    path: '/me/volunteer',
    summary: '填写我的志愿者资料',
    policy: 'signed_in',
    audit: 'volunteer.fill',
    body: z.strictObject({
      birthDate: z.nullable(birthDate),
      skills: z.array(z.enum(SKILLS)).check(z.maxLength(SKILLS.length)),
      about: optionalText(200),
    }),
    reply: done,
  }),
  registerCredential: endpoint({
    method: 'POST',
    path: '/volunteers/:code/credentials',
    summary: '站里看过证件，登记下来',
    policy: 'volunteer.register',
    audit: 'volunteer.credential',
    params: byCode,
    body: z.strictObject({ credential: z.enum(CREDENTIALS), validUntil: z.nullable(date) }),
    reply: done,
  }),
  findVolunteers: endpoint({
    method: 'POST',
    path: '/volunteers/find',
    summary: '按电话找管辖范围里的人，好替他报名或登记证件',
    policy: 'volunteer.register',
    audit: 'volunteer.find',
    body: z.strictObject({ phone }),
    reply: z.object({ items: z.array(z.object({ code: publicCode, name: z.string(), village: z.nullable(z.string()) })) }),
  }),
  revealVolunteer: endpoint({
    method: 'POST',
    path: '/volunteers/:code/reveal',
    summary: '站里查看一个人的志愿者资料，写明原因；每次查看都有记录',
    policy: 'volunteer.register',
    audit: 'volunteer.reveal',
    params: byCode,
    body: z.strictObject({ reason: text(100) }),
    reply: z.object({ name: z.string(), ...profile.shape }),
  }),
}
