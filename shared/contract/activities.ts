import * as z from 'zod/mini'
import { ACTIVITY_ACTIONS, ACTIVITY_STATES } from '../lifecycle/activity'
import { SIGN_UP_STATES } from '../lifecycle/sign-up'
import { CREDENTIALS, GUARDIAN_NEEDS, NATURES, SIGN_UP_OBSTACLE_CODES, SKILLS } from '../vocabulary/activities'
import { endpoint } from './endpoint'
import { byCode, category, done, moment, optionalText, page, paging, placeCode, publicCode, text, villageCode, whole } from './fields'

const risk = z.union([z.literal(1), z.literal(2), z.literal(3)])
const degrees = (most: number) => whole(-most * 1_000_000, most * 1_000_000)

/** Why somebody may not take a post: a closed code, a sentence, and what they could do about it. */
export const obstacle = z.object({ code: z.enum(SIGN_UP_OBSTACLE_CODES), message: z.string(), next: z.string() })

/** A row of the public activity list. */
export const activityLine = z.object({
  code: publicCode,
  state: z.enum(ACTIVITY_STATES),
  title: z.string(),
  category,
  village: z.object({ code: villageCode, name: z.string() }),
  team: z.object({ code: publicCode, name: z.string() }),
  startsAt: moment,
  endsAt: moment,
  /** Over all posts: how many there are, how many are left, how many wait. */
  places: z.int(),
  placesLeft: z.int(),
  waiting: z.int(),
  /** Straight line from the village asked about, in metres; null where none was. */
  distance: z.nullable(z.int()),
})

/** What a kind of place asks for. */
const postWish = {
  name: text(30),
  duties: optionalText(120),
  places: whole(1, 500),
  leastAge: z.nullable(whole(0, 100)),
  mostAge: z.nullable(whole(0, 120)),
  skill: z.nullable(z.enum(SKILLS)),
  credential: z.nullable(z.enum(CREDENTIALS)),
  approval: z._default(z.boolean(), false),
}

/** What an activity says of itself; it may be revised until it is published. */
export const activityContent = {
  title: text(40),
  category,
  nature: z._default(z.enum(NATURES), 'service'),
  about: optionalText(500),
  risk,
  riskText: text(300),
  insurance: optionalText(60),
  rescue: z._default(z.boolean(), false),
  villageCode,
  address: text(80),
  meetingPoint: text(80),
  latE6: z.nullable(degrees(90)),
  lngE6: z.nullable(degrees(180)),
  withinMetres: z._default(whole(50, 5_000), 300),
  startsAt: moment,
  endsAt: moment,
  minutesPlanned: whole(15, 480),
  opensAt: z.nullable(moment),
  closesAt: z.nullable(moment),
  posts: z.array(z.strictObject(postWish)).check(z.minLength(1), z.maxLength(8)),
  /** The orders that it serves, of the team's own; may be none. */
  orders: z._default(z.array(publicCode).check(z.maxLength(20)), []),
}

export const post = z.object({
  code: publicCode,
  name: z.string(),
  duties: z.string(),
  places: z.int(),
  left: z.int(),
  waiting: z.int(),
  leastAge: z.nullable(z.int()),
  mostAge: z.nullable(z.int()),
  skill: z.nullable(z.enum(SKILLS)),
  credential: z.nullable(z.enum(CREDENTIALS)),
  approval: z.boolean(),
  /** For whoever asks: null when they may take it now. */
  obstacle: z.nullable(obstacle),
})

/** One's own sign-up in an activity. */
export const mySignUp = z.object({
  code: publicCode,
  post: z.object({ code: publicCode, name: z.string() }),
  state: z.enum(SIGN_UP_STATES),
  /** 1 for the next to be promoted; null where not waiting. */
  waitingPlace: z.nullable(z.int()),
  mayWithdraw: z.boolean(),
})

/** An activity as this person may see it. */
export const activity = z.object({
  ...activityLine.shape,
  nature: z.enum(NATURES),
  about: z.string(),
  risk,
  riskText: z.string(),
  rescue: z.boolean(),
  address: z.string(),
  latE6: z.int(),
  lngE6: z.int(),
  minutesPlanned: z.int(),
  opensAt: moment,
  closesAt: moment,
  posts: z.array(post),
  mine: z.nullable(mySignUp),
  /** Only for people who signed up, the leader and the site. */
  meetingPoint: z.nullable(z.string()),
  leader: z.nullable(z.object({ name: z.string(), phone: z.string() })),
  /** Only for the team and its site. */
  insurance: z.nullable(z.string()),
  returnReason: z.nullable(z.string()),
  cancelReason: z.nullable(z.string()),
  outcome: z.nullable(z.string()),
  /** By when it must be settled; null until it has ended. */
  settleBy: z.nullable(moment),
  orders: z.array(z.object({ code: publicCode, title: z.string() })),
  actions: z.array(z.enum(ACTIVITY_ACTIONS)),
})

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
