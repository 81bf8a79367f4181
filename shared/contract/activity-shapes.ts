import * as z from 'zod/mini'
import { ACTIVITY_ACTIONS, ACTIVITY_STATES } from '../lifecycle/activity'
import { SIGN_UP_STATES } from '../lifecycle/sign-up'
import { CREDENTIALS, NATURES, SIGN_UP_OBSTACLE_CODES, SKILLS } from '../vocabulary/activities'
import { category, moment, optionalText, publicCode, text, villageCode, whole } from './fields'

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
