import type { activities } from '../../../shared/contract/activities'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { MINUTE, MINUTES_OF_DAY } from '../../../shared/time/beijing'
import { Refusal, type WrongField } from '../../http/refusal'

/** What an activity says of itself. */
export type ActivityContent = BodyOf<typeof activities.revise>

/** The moments of an activity, those that were left out worked out. */
export interface Times {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly opensAt: Date
  readonly closesAt: Date
}

const wrong = (field: string, message: string): WrongField => ({ field, message })

/**
 * The times that a content asks for: signing up opens at once and closes at the beginning unless said. An activity lasts a day at most;
 * a longer one is several, each with its own sign-ups.
 * @throws Refusal invalid_request with every field that is wrong.
 */
export function timesOf(content: ActivityContent, now: Date): Times {
  const startsAt = new Date(content.startsAt)
  const endsAt = new Date(content.endsAt)
  const opensAt = content.opensAt === null ? now : new Date(content.opensAt)
  const closesAt = content.closesAt === null ? startsAt : new Date(content.closesAt)
  const fields = [...wrongTimes(startsAt, endsAt, now)]
  const minutes = (endsAt.getTime() - startsAt.getTime()) / MINUTE
  if (content.minutesPlanned > minutes) fields.push(wrong('minutesPlanned', '服务分钟数不能超过活动的时间'))
  if (closesAt > startsAt) fields.push(wrong('closesAt', '报名最迟到活动开始'))
  if (opensAt >= closesAt) fields.push(wrong('opensAt', '开始报名要早于报名结束'))
  if (fields.length > 0) throw new Refusal('invalid_request', fields)
  return { startsAt, endsAt, opensAt, closesAt }
}

/** What is wrong with when an activity is to be, on a plan or a postponement. */
export function wrongTimes(startsAt: Date, endsAt: Date, now: Date): WrongField[] {
  const minutes = (endsAt.getTime() - startsAt.getTime()) / MINUTE
  return [
    ...(startsAt <= now ? [wrong('startsAt', '开始时间要在现在以后')] : []),
    ...(minutes <= 0 ? [wrong('endsAt', '结束时间要在开始以后')] : []),
    ...(minutes > MINUTES_OF_DAY ? [wrong('endsAt', '一次活动不超过一天，更长的请分成几次')] : []),
  ]
}

/**
 * Whether the posts can be taken by anybody at all.
 * @throws Refusal invalid_request where a post's ages exclude each other, or where two posts have one name.
 */
export function checkPosts({ posts }: Pick<ActivityContent, 'posts'>): void {
  const fields = posts.flatMap(({ leastAge, mostAge, name }, index) => [
    ...(leastAge !== null && mostAge !== null && mostAge < leastAge ? [wrong(`posts.${index}.mostAge`, '年龄上限低于下限')] : []),
    ...(posts.findIndex((post) => post.name === name) < index ? [wrong(`posts.${index}.name`, '两个岗位不能同名')] : []),
  ])
  if (fields.length > 0) throw new Refusal('invalid_request', fields)
}
