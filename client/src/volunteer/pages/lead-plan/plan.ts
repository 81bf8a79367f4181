import type { activities } from '@shared/contract/activities'
import type { BodyIn } from '@shared/contract/endpoint'
import type { Credential, Nature, Skill } from '@shared/vocabulary/activities'
import type { Category, RISKS } from '@shared/vocabulary/categories'
import type { Activity } from '@/activity-work/activity'
import { fieldsOf, minutesOf, momentAt } from '@/activity-work/words'
import type { NamedPlace } from '@/volunteer/place-sheet'

export type Sent = BodyIn<typeof activities.revise>

/** A kind of place as it stands in the form: numbers as typed. */
export interface PostDraft {
  name: string
  duties: string
  places: string
  leastAge: string
  mostAge: string
  skill: Skill | null
  credential: Credential | null
  approval: boolean
}

/** An order that the activity is to serve. */
export interface LinkedOrder {
  code: string
  title: string
}

/** An activity as it stands in the form. */
export interface Plan {
  title: string
  category: Category | null
  nature: Nature
  about: string
  risk: (typeof RISKS)[number] | null
  riskText: string
  insurance: string
  rescue: boolean
  village: NamedPlace | null
  address: string
  meetingPoint: string
  date: string
  from: string
  until: string
  /** Minutes that each volunteer is planned for, as typed; empty for the whole time. */
  minutes: string
  opensDate: string
  opensTime: string
  closesDate: string
  closesTime: string
  posts: PostDraft[]
  orders: LinkedOrder[]
}

export type Change = (part: Partial<Plan>) => void
/** Field of the contract (`posts.0.name`) → what is wrong with it. */
export type Wrong = Readonly<Record<string, string>>
export interface FieldsOfPlan {
  plan: Plan
  change: Change
  wrong: Wrong
}

export const EMPTY_POST: PostDraft = {
  name: '',
  duties: '',
  places: '',
  leastAge: '',
  mostAge: '',
  skill: null,
  credential: null,
  approval: false,
}

export const EMPTY: Plan = {
  title: '',
  category: null,
  nature: 'service',
  about: '',
  risk: null,
  riskText: '',
  insurance: '',
  rescue: false,
  village: null,
  address: '',
  meetingPoint: '',
  date: '',
  from: '',
  until: '',
  minutes: '',
  opensDate: '',
  opensTime: '',
  closesDate: '',
  closesTime: '',
  posts: [{ ...EMPTY_POST, name: '志愿者' }],
  orders: [],
}

const typed = (value: number | null): string => (value === null ? '' : String(value))

const postDraftOf = (post: Activity['posts'][number]): PostDraft => ({
  name: post.name,
  duties: post.duties,
  places: String(post.places),
  leastAge: typed(post.leastAge),
  mostAge: typed(post.mostAge),
  skill: post.skill,
  credential: post.credential,
  approval: post.approval,
})

/** Minutes between two times of one day, or null while they are not both there or the wrong way round. */
export function minutesBetween({ from, until }: Pick<Plan, 'from' | 'until'>): number | null {
  const [start, end] = [minutesOf(from), minutesOf(until)]
  return start === null || end === null || end <= start ? null : end - start
}

/** The form of an activity that is revised. */
export function planOf(activity: Activity): Plan {
  const starts = fieldsOf(activity.startsAt)
  const until = fieldsOf(activity.endsAt).time
  const opens = fieldsOf(activity.opensAt)
  const closes = fieldsOf(activity.closesAt)
  const whole = minutesBetween({ from: starts.time, until })
  return {
    title: activity.title,
    category: activity.category,
    nature: activity.nature,
    about: activity.about,
    risk: activity.risk,
    riskText: activity.riskText,
    insurance: activity.insurance ?? '',
    rescue: activity.rescue,
    village: activity.village,
    address: activity.address,
    meetingPoint: activity.meetingPoint ?? '',
    date: starts.date,
    from: starts.time,
    until,
    minutes: activity.minutesPlanned === whole ? '' : String(activity.minutesPlanned),
    opensDate: opens.date,
    opensTime: opens.time,
    closesDate: closes.date,
    closesTime: closes.time,
    posts: activity.posts.map(postDraftOf),
    orders: activity.orders,
  }
}

const numberIn = (digits: string): number | null => (/^\d{1,4}$/.test(digits.trim()) ? Number(digits) : null)
/** A number that was left out is null; one that is none becomes what no schema takes. */
const optionalNumber = (digits: string): number | null => (digits.trim() === '' ? null : (numberIn(digits) ?? Number.NaN))

/** A whole presence is never planned for more than eight hours, nor for less than counts at all. */
const plannedMinutes = (plan: Plan): number =>
  plan.minutes.trim() === '' ? Math.min(480, minutesBetween(plan) ?? Number.NaN) : (numberIn(plan.minutes) ?? Number.NaN)

/** What is sent for a form, as far as it is filled in: gaps stand in it as what the contract refuses, each at its own field. */
export function bodyOf(plan: Plan): unknown {
  return {
    title: plan.title,
    category: plan.category ?? '',
    nature: plan.nature,
    about: plan.about,
    risk: plan.risk ?? 0,
    riskText: plan.riskText,
    insurance: plan.insurance,
    rescue: plan.rescue,
    villageCode: plan.village?.code ?? '',
    address: plan.address,
    meetingPoint: plan.meetingPoint,
    latE6: null,
    lngE6: null,
    startsAt: momentAt(plan.date, plan.from) ?? '',
    endsAt: momentAt(plan.date, plan.until) ?? '',
    minutesPlanned: plannedMinutes(plan),
    opensAt: momentAt(plan.opensDate, plan.opensTime),
    closesAt: momentAt(plan.closesDate, plan.closesTime),
    posts: plan.posts.map((post) => ({
      ...post,
      places: numberIn(post.places) ?? Number.NaN,
      leastAge: optionalNumber(post.leastAge),
      mostAge: optionalNumber(post.mostAge),
    })),
    orders: plan.orders.map(({ code }) => code),
  }
}
