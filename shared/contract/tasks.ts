import * as z from 'zod/mini'
import { TASK_ACTIONS, TASK_STATES } from '../lifecycle/task'
import { EVIDENCE_KINDS, TASK_LEVELS, TASK_WORKS } from '../vocabulary/tasks'
import { endpoint } from './endpoint'
import { byCode, date, moment, optionalText, page, paging, placeCode, publicCode, text } from './fields'
import { place } from './places'

const evidence = z.object({ kind: z.enum(EVIDENCE_KINDS), code: z.string(), name: z.string() })

/** One work for one site. */
export const taskLine = z.object({
  code: publicCode,
  work: z.enum(TASK_WORKS),
  site: z.object({ code: placeCode, name: z.string() }),
  state: z.enum(TASK_STATES),
  dueOn: date,
  late: z.boolean(),
  /** Who does it: a person's masked name once somebody has begun, the site's staff before. */
  owner: z.nullable(z.string()),
  evidence: z.int(),
})

/** A task in full: what shows that it is done, what else could, and what this person may do. */
const task = z.object({
  ...taskLine.shape,
  evidence: z.array(evidence),
  choices: z.array(evidence),
  returnReason: z.string(),
  events: z.array(z.object({ action: z.string(), by: z.string(), said: z.string(), at: moment })),
  actions: z.array(z.enum(TASK_ACTIONS)),
})

const counts = z.object({
  todo: z.int(),
  doing: z.int(),
  submitted: z.int(),
  accepted: z.int(),
  returned: z.int(),
  cancelled: z.int(),
  /** All but the cancelled ones. */
  total: z.int(),
  /** Of those still to be done, how many are past their day. */
  late: z.int(),
})

export const tasks = {
  make: endpoint({
    method: 'POST',
    path: '/tasks',
    summary: '给一级站点布置任务：哪几项、什么时候完成',
    policy: 'task.review',
    audit: 'task.make',
    body: z.strictObject({
      under: placeCode,
      level: z.enum(TASK_LEVELS),
      works: z.array(z.enum(TASK_WORKS)).check(z.minLength(1, '请至少选一项'), z.maxLength(TASK_WORKS.length)),
      dueOn: date,
    }),
    /** `known`: sites that have the work in hand already keep it as it is. */
    reply: z.object({ made: z.int(), known: z.int() }),
  }),
  progress: endpoint({
    method: 'GET',
    path: '/tasks/progress',
    summary: '任务完成得怎么样：这里合计、本级站点、下一级各多少',
    policy: 'task.read',
    audit: 'task.progress',
    query: z.strictObject({ under: placeCode }),
    reply: z.object({ place, total: counts, own: counts, items: z.array(z.object({ place, counts })) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/tasks',
    summary: '辖区里的任务',
    policy: 'task.read',
    audit: 'task.list',
    query: z.strictObject({ under: placeCode, state: z.optional(z.enum(TASK_STATES)), ...paging }),
    reply: page(taskLine),
  }),
  one: endpoint({
    method: 'GET',
    path: '/tasks/:code',
    summary: '一项任务',
    policy: 'task.read',
    audit: 'task.read',
    params: byCode,
    reply: task,
  }),
  start: endpoint({
    method: 'POST',
    path: '/tasks/:code/start',
    summary: '我来办这项任务',
    policy: 'task.act',
    audit: 'task.start',
    params: byCode,
    reply: task,
  }),
  takeOver: endpoint({
    method: 'POST',
    path: '/tasks/:code/take-over',
    summary: '同站的人在办的任务，换我来办',
    policy: 'task.act',
    audit: 'task.take_over',
    params: byCode,
    reply: task,
  }),
  attach: endpoint({
    method: 'POST',
    path: '/tasks/:code/attach',
    summary: '选一样已经有的东西作依据：活动、项目、队伍、设施',
    policy: 'task.act',
    audit: 'task.attach',
    params: byCode,
    body: z.strictObject({ kind: z.enum(EVIDENCE_KINDS), code: z.string().check(z.regex(/^[\w]{4,40}$/, '编号不正确')) }),
    reply: task,
  }),
  submit: endpoint({
    method: 'POST',
    path: '/tasks/:code/submit',
    summary: '做好了，交上去验收',
    policy: 'task.act',
    audit: 'task.submit',
    params: byCode,
    body: z.strictObject({ said: optionalText(200) }),
    reply: task,
  }),
  accept: endpoint({
    method: 'POST',
    path: '/tasks/:code/accept',
    summary: '验收通过',
    policy: 'task.act',
    audit: 'task.accept',
    params: byCode,
    reply: task,
  }),
  return: endpoint({
    method: 'POST',
    path: '/tasks/:code/return',
    summary: '退回再做，写明还差什么',
    policy: 'task.act',
    audit: 'task.return',
    params: byCode,
    body: z.strictObject({ reason: text(200) }),
    reply: task,
  }),
  reschedule: endpoint({
    method: 'POST',
    path: '/tasks/:code/reschedule',
    summary: '改任务的期限，写明为什么',
    policy: 'task.act',
    audit: 'task.reschedule',
    params: byCode,
    body: z.strictObject({ dueOn: date, reason: text(150) }),
    reply: task,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/tasks/:code/cancel',
    summary: '不用做了，写明为什么',
    policy: 'task.act',
    audit: 'task.cancel',
    params: byCode,
    body: z.strictObject({ reason: text(200) }),
    reply: task,
  }),
}
