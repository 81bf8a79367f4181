import { type EntityManager, In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { LIVE_SIGN_UP_STATES, type LiveSignUpState, type SignUpAction, type SignUpState } from '../../../shared/lifecycle/sign-up'
import { beijingDate, beijingMinutes } from '../../../shared/time/beijing'
import { monthDayWords, timeWords, weekdayWords } from '../../../shared/time/words'
import { rowReader } from '../../database/rows'
import type { Activity, ActivityEvent } from '../activities/activity.entity'
import type { ActivityWork } from '../activities/move-activity'
import { emptyPosts } from '../activities/seats'
import { personOf } from '../people/actor'
import { SignUp, SignUpEvent } from './sign-up.entity'
import { liveSignUpsOf } from './sign-up.queries'
import { tellSignedUp } from './tell-signed-up'

/** The activity is called off: every sign-up that lives ends, and everybody hears why, once. */
export async function releaseSignUps(work: ActivityWork, activity: Activity, event: ActivityEvent): Promise<void> {
  const live = await liveSignUpsOf(work.tx, activity.id)
  await endAll(work, live)
  await emptyPosts(work.tx, activity.id, ['taken', 'waiting'])
  await tellSignedUp(work, activity, live, event.id, { title: '活动取消了', body: () => event.said, kind: 'visit_change' })
}

/** The activity begins: who waits for a place or for an answer gets none any more, and hears so. */
export async function dismissWaiting(work: ActivityWork, activity: Activity, event: ActivityEvent): Promise<void> {
  const waiting = (await liveSignUpsOf(work.tx, activity.id)).filter(({ state }) => state !== 'approved')
  await endAll(work, waiting)
  await emptyPosts(work.tx, activity.id, ['waiting'])
  await tellSignedUp(work, activity, waiting, event.id, {
    title: '这次没有排上',
    body: () => '活动开始了，名额一直是满的。下次再来。',
    kind: null,
  })
}

/** The activity is put off: its sign-ups move with it, and whom the new time meets elsewhere is told so. */
export async function moveSignUps(work: ActivityWork, activity: Activity, event: ActivityEvent): Promise<void> {
  const { tx, now } = work
  const { startsAt, endsAt } = activity
  const live = await liveSignUpsOf(tx, activity.id)
  if (live.length > 0) await tx.update(SignUp, { id: In(live.map(({ id }) => id)) }, { startsAt, endsAt, updatedAt: now })
  const clashing = await peopleClashing(tx, activity)
  await tellSignedUp(work, activity, live, event.id, {
    title: '活动改期了',
    body: ({ personId }) => `${timesWords(activity)}。${event.said}${clashing.has(personId) ? CLASHES : ''}`,
    kind: 'visit_change',
  })
}

const CLASHES = '。注意：新的时间和您报的另一个活动冲突，请取消一个。'

/** 12月3日 周四 09:00–11:00. */
export function timesWords({ startsAt, endsAt }: Pick<Activity, 'startsAt' | 'endsAt'>): string {
  const from = startsAt.getTime()
  const date = beijingDate(from)
  const until = endsAt.getTime()
  return `${monthDayWords(date)} ${weekdayWords(date)} ${timeWords(beijingMinutes(from))}–${timeWords(beijingMinutes(until))}`
}

const ENDED: Record<LiveSignUpState, [action: SignUpAction, to: SignUpState]> = {
  approved: ['remove', 'removed'],
  applied: ['reject', 'rejected'],
  waitlisted: ['reject', 'rejected'],
}

/** The posts are closed already, so nobody else changes these any more. By their ids: others that are being written need not be waited for. */
async function endAll({ tx, actor, now }: ActivityWork, signUps: readonly SignUp[]): Promise<void> {
  const personId = personOf(actor)?.id ?? null
  for (const fromState of LIVE_SIGN_UP_STATES) {
    const some = signUps.filter(({ state }) => state === fromState)
    const [action, toState] = ENDED[fromState]
    const events = some.map(({ id }) => ({ id: uuidv7(), signUpId: id, action, fromState, toState, personId, said: '', at: now }))
    if (some.length === 0) continue
    await tx.insert(SignUpEvent, events)
    await tx.update(SignUp, { id: In(some.map(({ id }) => id)) }, { state: toState, liveKey: null, updatedAt: now })
  }
}

const CLASHING = `select distinct s.personId from sign_up s join sign_up o on o.personId = s.personId and o.activityId <> s.activityId
  and o.endsAt > ? and o.startsAt < ? and o.state in ('applied', 'approved') where s.activityId = ? and s.state in ('applied', 'approved')`

const readPeople = rowReader({ personId: 'text' })

/** Who signed up for this activity and for another at the same time. */
async function peopleClashing(tx: EntityManager, { id, startsAt, endsAt }: Activity): Promise<ReadonlySet<string>> {
  return new Set(readPeople(await tx.query(CLASHING, [startsAt, endsAt, id])).map(({ personId }) => personId))
}
