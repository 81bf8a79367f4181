import * as z from 'zod/mini'
import { GUARDIAN_NEEDS } from '../vocabulary/activities'
import { activity, activityContent, activityLine } from './activity-shapes'
import { endpoint } from './endpoint'
import { byCode, category, done, moment, optionalText, page, paging, placeCode, publicCode, text, villageCode } from './fields'

/** A post that somebody may take now; a minor with what their guardian has yet to say. */
const fittingPost = z.object({ code: publicCode, name: z.string(), left: z.int(), guardian: z.nullable(z.enum(GUARDIAN_NEEDS)) })

const step = <A extends string, B extends z.ZodMiniType>(action: A, summary: string, body: B) =>
  endpoint({
    method: 'POST',
    path: `/activities/:code/${action}`,
    summary,
    policy: 'activity.act',
    audit: `activity.${action}`,
    params: byCode,
    body,
    reply: activity,
  })

const nothingMore = z.strictObject({})
const withReason = z.strictObject({ reason: text(200) })

export const activities = {
  list: endpoint({
    method: 'GET',
    path: '/activities',
    summary: '活动清单（公开）：按地方、类别、状态筛选，翻页不重不漏',
    policy: 'anyone',
    audit: 'activity.list',
    query: z.strictObject({
      place: z.optional(placeCode),
      category: z.optional(category),
      state: z.optional(z.enum(['coming', 'past'])),
      text: optionalText(20),
      ...paging,
    }),
    reply: page(activityLine),
  }),
  forMe: endpoint({
    method: 'GET',
    path: '/activities/for-me',
    summary: '我能参加的：只列本人现在能报名的岗位（未成年人含要监护人同意的），近的在前',
    policy: 'signed_in',
    audit: 'activity.for_me',
    query: z.strictObject({ village: z.optional(villageCode) }),
    reply: z.object({
      items: z.array(z.object({ ...activityLine.shape, posts: z.array(fittingPost) })),
    }),
  }),
  led: endpoint({
    method: 'GET',
    path: '/activities/led',
    summary: '我的队伍的活动',
    policy: 'signed_in',
    audit: 'activity.led',
    query: z.strictObject({ ...paging }),
    reply: z.object({ ...page(activityLine).shape, teams: z.array(z.object({ code: publicCode, name: z.string() })) }),
  }),
  ofSite: endpoint({
    method: 'GET',
    path: '/activities/of-site',
    summary: '站点要审核的、办理中的、该结项还没结项的活动',
    policy: 'activity.site',
    audit: 'activity.of_site',
    query: z.strictObject({ site: placeCode, show: z._default(z.enum(['reviewing', 'running', 'unsettled']), 'reviewing'), ...paging }),
    reply: z.object({ ...page(z.object({ ...activityLine.shape, settleBy: z.nullable(moment), late: z.boolean() })).shape }),
  }),
  one: endpoint({
    method: 'GET',
    path: '/activities/:code',
    summary: '一个活动',
    policy: 'activity.read',
    audit: 'activity.read',
    params: byCode,
    query: z.strictObject({ village: z.optional(villageCode) }),
    reply: activity,
  }),
  plan: endpoint({
    method: 'POST',
    path: '/activities',
    summary: '队长制单：从一张单、几张单，或另外发起一个活动',
    policy: 'activity.plan',
    audit: 'activity.plan',
    body: z.strictObject({ team: publicCode, ...activityContent }),
    reply: activity,
  }),
  revise: endpoint({
    method: 'PUT',
    path: '/activities/:code',
    summary: '修改还没发布的活动',
    policy: 'activity.act',
    audit: 'activity.revise',
    params: byCode,
    body: z.strictObject(activityContent),
    reply: activity,
  }),
  submit: step('submit', '交给站点审核', nothingMore),
  publish: step('publish', '审核通过，开始招募', nothingMore),
  return: step('return', '退回修改，写明原因', withReason),
  postpone: step('postpone', '改期；已报名的人都会收到消息', z.strictObject({ startsAt: moment, endsAt: moment, reason: text(200) })),
  cancel: step('cancel', '取消；已报名的人都会收到消息，关联的单退回站里', withReason),
  begin: step('begin', '提前开始', nothingMore),
  end: step('end', '活动结束', nothingMore),
  calendar: endpoint({
    method: 'GET',
    path: '/activities/calendar/:feed',
    summary: '日历订阅（iCal）：一个人或一个站点的活动',
    policy: 'anyone',
    audit: 'activity.calendar',
    params: z.strictObject({ feed: z.string().check(z.regex(/^[\w-]{20,64}$/)) }),
    reply: z.object({}),
    bytes: true,
  }),
  feed: endpoint({
    method: 'POST',
    path: '/activities/calendar',
    summary: '取得日历订阅地址；再取一次，旧的就失效',
    policy: 'signed_in',
    audit: 'activity.feed',
    body: z.strictObject({ site: z.nullable(placeCode) }),
    reply: z.object({ path: z.string() }),
  }),
  stopFeed: endpoint({
    method: 'POST',
    path: '/activities/calendar/stop',
    summary: '停用日历订阅地址',
    policy: 'signed_in',
    audit: 'activity.stop_feed',
    body: z.strictObject({ site: z.nullable(placeCode) }),
    reply: done,
  }),
}
