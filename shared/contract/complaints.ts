import * as z from 'zod/mini'
import { COMPLAINT_ACTIONS, COMPLAINT_STATES } from '../lifecycle/complaint'
import { isCaseNumber } from '../vocabulary/case-number'
import { COMPLAINT_CATEGORIES, COMPLAINT_LISTS } from '../vocabulary/complaints'
import { endpoint } from './endpoint'
import { moment, page, paging, phone, placeCode, publicCode, text } from './fields'
import { siteLine } from './order-shapes'

/** Nine digits, the last of which checks the others, so that one misheard is told at once. */
const caseNumber = z.string().check(
  z.regex(/^\d{9}$/, '编号是九个数字'),
  z.refine((number) => isCaseNumber(number), '编号不对，请再核对一遍'),
)
const byNumber = z.strictObject({ code: caseNumber })

/** A row of a list. The site complained of reads no more of it than this. */
export const complaintLine = z.object({
  code: caseNumber,
  category: z.enum(COMPLAINT_CATEGORIES),
  state: z.enum(COMPLAINT_STATES),
  /** The site that it is about, and the desk above it that answers. */
  about: siteLine,
  desk: siteLine,
  filedAt: moment,
  dueAt: z.nullable(moment),
  late: z.boolean(),
  /** A desk below let the clock run out, or its answer did not satisfy. */
  raised: z.boolean(),
  appealed: z.boolean(),
  /** Masked; null towards the site complained of where that was asked for. */
  from: z.nullable(z.string()),
})

const complaint = z.object({
  ...complaintLine.shape,
  text: z.string(),
  anonymous: z.boolean(),
  answer: z.nullable(z.string()),
  /** The order it is about, as far as this person may open it. */
  order: z.nullable(z.object({ code: publicCode, title: z.string() })),
  timeline: z.array(
    z.object({ action: z.string(), by: z.enum(['complainant', 'desk', 'system']), desk: z.string(), said: z.string(), at: moment }),
  ),
  mayOpenContact: z.boolean(),
  actions: z.array(z.enum(COMPLAINT_ACTIONS)),
})

const counts = z.record(z.enum(COMPLAINT_LISTS), z.int())

export const complaints = {
  file: endpoint({
    method: 'POST',
    path: '/complaints',
    summary: '投诉或提建议：交给被投诉站点的上一级；也可以替打电话来的人记下',
    policy: 'complaint.file',
    audit: 'complaint.file',
    body: z.strictObject({
      category: z.enum(COMPLAINT_CATEGORIES),
      text: text(1000),
      /** The order that it is about; then the site is the one that has it. */
      order: z.nullable(publicCode),
      /** The site that it is about, where there is no order. */
      about: z.nullable(placeCode),
      /** Whether the site complained of may not know who said it. */
      anonymous: z.boolean(),
      /** Set where somebody writes it down for a person without an account. */
      caller: z.nullable(z.strictObject({ name: text(20), phone })),
    }),
    reply: complaint,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/complaints/mine',
    summary: '我的投诉和建议',
    policy: 'complaint.file',
    audit: 'complaint.mine',
    query: z.strictObject({ ...paging }),
    reply: page(complaintLine),
  }),
  list: endpoint({
    method: 'GET',
    path: '/complaints',
    summary: '辖区的投诉建议：等办的、超时的、答复了的、办结的、说我们站的；数字等于列表',
    policy: 'inbox.read',
    audit: 'complaint.list',
    query: z.strictObject({ site: placeCode, show: z._default(z.enum(COMPLAINT_LISTS), 'waiting'), ...paging }),
    reply: z.object({ counts, ...page(complaintLine).shape }),
  }),
  one: endpoint({
    method: 'GET',
    path: '/complaints/:code',
    summary: '一件投诉或建议，按编号',
    policy: 'complaint.act',
    audit: 'complaint.read',
    params: byNumber,
    reply: complaint,
  }),
  contact: endpoint({
    method: 'POST',
    path: '/complaints/:code/contact',
    summary: '打开投诉人的姓名电话，每次都有记录',
    policy: 'complaint.act',
    audit: 'complaint.contact',
    params: byNumber,
    reply: z.object({ name: z.string(), phone: z.string() }),
  }),
  accept: endpoint({
    method: 'POST',
    path: '/complaints/:code/accept',
    summary: '受理，开始查',
    policy: 'complaint.act',
    audit: 'complaint.accept',
    params: byNumber,
    reply: complaint,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/complaints/:code/answer',
    summary: '答复投诉人：查到什么、怎么处理',
    policy: 'complaint.act',
    audit: 'complaint.answer',
    params: byNumber,
    body: z.strictObject({ text: text(1000) }),
    reply: complaint,
  }),
  satisfied: endpoint({
    method: 'POST',
    path: '/complaints/:code/satisfied',
    summary: '对答复满意，办结',
    policy: 'complaint.act',
    audit: 'complaint.satisfied',
    params: byNumber,
    reply: complaint,
  }),
  notSatisfied: endpoint({
    method: 'POST',
    path: '/complaints/:code/not-satisfied',
    summary: '对答复不满意，请上一级再看，一次',
    policy: 'complaint.act',
    audit: 'complaint.not_satisfied',
    params: byNumber,
    body: z.strictObject({ text: text(500) }),
    reply: complaint,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/complaints/:code/withdraw',
    summary: '撤回',
    policy: 'complaint.act',
    audit: 'complaint.withdraw',
    params: byNumber,
    reply: complaint,
  }),
}
