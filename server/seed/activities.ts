import type { EntityManager } from 'typeorm'
import { addDays, beijingAt, beijingDate } from '../../shared/time/beijing'
import { Activity, ActivityPost } from '../features/activities/activity.entity'
import type { ActivityContent } from '../features/activities/check-content'
import type { ActivityWork } from '../features/activities/move-activity'
import { planActivity } from '../features/activities/plan-activity'
import { publishActivity, submitActivity } from '../features/activities/review-activity'
import { beginActivity, endActivity } from '../features/activities/run-activity'
import type { Actor } from '../features/people/actor'
import { SignUp } from '../features/sign-ups/sign-up.entity'
import { signUpPerson } from '../features/sign-ups/sign-up-person'
import { Team } from '../features/teams/team.entity'
import type { Services } from '../services'
import { actorNamed, leaderOf } from './actors'
import { fixedCode } from './identity'
import { type PlannedActivity, plannedActivities } from './planned-activities'
import { scanCodes, settleAsSeen } from './settled-activity'

const ZHAIQUN = '440783108226'
const CLERK = '阿莲'
const HOUR_MS = 3_600_000

/** Plans the demonstration's activities through the same use cases as everybody; does nothing where an activity exists. */
export async function seedActivities(services: Services): Promise<void> {
  if (await services.database.reads.manager.exists(Activity)) return
  const now = services.now()
  await services.database.transaction(async (tx) => {
    for (const planned of plannedActivities) await play(tx, services, planned, now)
  })
}

async function play(tx: EntityManager, services: Services, planned: PlannedActivity, now: Date): Promise<void> {
  const team = await tx.findOneBy(Team, { name: planned.team })
  const leader = team === null ? null : await leaderOf(tx, team.id)
  const clerk = await actorNamed(tx, CLERK)
  if (team === null || leader === null || clerk === null) return
  const times = timesOf(planned, now)
  // Whatever is over now was planned some days before it began.
  const plannedAt = new Date(Math.min(now.getTime(), times.startsAt.getTime()) - 72 * HOUR_MS)
  const as = (actor: Actor, at: Date): ActivityWork => ({ tx, services, actor, now: at })
  const activity = await planActivity(as(leader, plannedAt), team, contentOf(planned, times))
  await nameFixedly(tx, activity)
  await submitActivity(as(leader, plannedAt), activity)
  if (planned.until === 'reviewing') return
  await publishActivity(as(clerk, plannedAt), activity)
  for (const [post, names] of planned.posts.map(({ name, people }) => [name, people] as const)) {
    for (const name of names) await signUp(as, activity, post, name, plannedAt)
  }
  if (planned.until === 'recruiting') return
  await beginActivity(as(leader, times.startsAt), activity)
  await scanCodes(tx, activity, planned.scans ?? [])
  await endActivity(as(leader, times.endsAt), activity)
  if (planned.until === 'settled') await settleAsSeen(as(leader, new Date(times.endsAt.getTime() + HOUR_MS)), activity)
}

async function signUp(
  as: (actor: Actor, at: Date) => ActivityWork,
  activity: Activity,
  post: string,
  name: string,
  at: Date,
): Promise<void> {
  const actor = await actorNamed(as({ kind: 'system' }, at).tx, name)
  if (actor === null) return
  const { id } = actor.person
  const wish = {
    activityCode: activity.publicCode,
    postCode: codeOfPost(activity.title, post),
    personId: id,
    signedUpBy: id,
    guardian: null,
  }
  const work = as(actor, at)
  const signedUp = await signUpPerson(work, wish)
  await work.tx.update(SignUp, { id: signedUp.signUp.id }, { publicCode: fixedCode(`sign-up ${activity.title} ${name}`) })
}

const codeOfPost = (title: string, post: string): string => fixedCode(`post ${title} ${post}`)

/** The public codes of what is planted are the same in every deployment. */
async function nameFixedly(tx: EntityManager, activity: Activity): Promise<void> {
  activity.publicCode = fixedCode(`activity ${activity.title}`)
  await tx.update(Activity, { id: activity.id }, { publicCode: activity.publicCode })
  for (const { id, name } of await tx.findBy(ActivityPost, { activityId: activity.id }))
    await tx.update(ActivityPost, { id }, { publicCode: codeOfPost(activity.title, name) })
}

interface Times {
  readonly startsAt: Date
  readonly endsAt: Date
}

function timesOf({ inDays, from, to }: PlannedActivity, now: Date): Times {
  const date = addDays(beijingDate(now.getTime()), inDays)
  return { startsAt: new Date(beijingAt(date, from * 60)), endsAt: new Date(beijingAt(date, to * 60)) }
}

function contentOf(planned: PlannedActivity, { startsAt, endsAt }: Times): ActivityContent {
  const { title, category, about, risk, riskText, insurance, address, meetingPoint, posts, from, to } = planned
  return {
    ...{ title, category, about, risk, riskText, insurance, address, meetingPoint },
    nature: 'service',
    rescue: false,
    villageCode: ZHAIQUN,
    latE6: null,
    lngE6: null,
    withinMetres: 300,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    minutesPlanned: (to - from) * 60,
    opensAt: null,
    closesAt: null,
    posts: posts.map(({ people: _people, ...post }) => post),
    orders: [],
  }
}
