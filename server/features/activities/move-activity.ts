import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { type ActivityAction, type ActivityState, PUBLIC_ACTIVITY_STATES } from '../../../shared/lifecycle/activity'
import { SETTLE_REMINDERS } from '../../../shared/vocabulary/clocks'
import { setAppointment, startClock, stopClocks } from '../../clocks/deadlines'
import { insist } from '../../http/refusal'
import type { Services } from '../../services'
import { type Actor, personOf } from '../people/actor'
import { Activity, ActivityEvent, ActivityPost } from './activity.entity'
import { activityParties, activityTransition } from './activity.standing'

/** Who does something to an activity, when, and in which transaction. A route's call is one. */
export interface ActivityWork {
  readonly tx: EntityManager
  readonly services: Pick<Services, 'clocks' | 'settings'>
  readonly actor: Actor
  readonly now: Date
}

/** One step of an activity's life. */
export interface ActivityMove {
  readonly action: ActivityAction
  /** What was said with it; kept in the event. */
  readonly said?: string
  /** Columns that change besides state and clock. */
  readonly change?: Partial<Activity>
}

/**
 * Takes an activity one step on: asks the table, appends the event, sets the clocks, changes the row on condition that nobody changed it
 * meanwhile, and last opens or closes its posts. The one way in which an activity changes; `activity` is brought up to date.
 * @throws Refusal not_allowed, transition_not_allowed, changed_meanwhile.
 */
export async function moveActivity(work: ActivityWork, activity: Activity, move: ActivityMove): Promise<ActivityEvent> {
  const { tx, now } = work
  const { to } = activityTransition(activity.state, activityParties(work.actor, activity), move.action)
  const state = to === 'same' ? activity.state : to
  const next: Activity = {
    ...activity,
    ...move.change,
    state,
    shown: PUBLIC_ACTIVITY_STATES.includes(state),
    version: activity.version + 1,
    updatedAt: now,
  }
  const event = await appendEvent(work, activity, move.action, state, move.said)
  await setClocks(work, activity, next)
  await save(tx, activity, next)
  await openPosts(tx, activity, next)
  Object.assign(activity, next)
  return event
}

/** The events of an activity are numbered by the version that they end, so two that happen at once cannot both be written. */
export async function appendEvent(
  { tx, actor, now }: ActivityWork,
  { id, version }: Pick<Activity, 'id' | 'version'>,
  action: ActivityEvent['action'],
  state: ActivityState,
  said = '',
): Promise<ActivityEvent> {
  const event = { id: uuidv7(), activityId: id, seq: version, action, state, personId: personOf(actor)?.id ?? null, said, at: now }
  await tx.insert(ActivityEvent, event)
  return event
}

/** What waits for an activity in a state: its beginning, its end, the leader's word. Whatever waited before is stopped. */
async function setClocks({ tx, services, now }: ActivityWork, before: Activity, next: Activity): Promise<void> {
  const put = next.startsAt.getTime() !== before.startsAt.getTime() || next.endsAt.getTime() !== before.endsAt.getTime()
  if (next.state === before.state && !put) return
  await stopClocks(tx, next.id)
  if (next.state === 'recruiting') await setAppointment(tx, 'begin', next.id, next.startsAt, now)
  if (next.state === 'ongoing') await setAppointment(tx, 'end', next.id, next.endsAt, now)
  if (next.state !== 'ended') return
  next.settleBy = await startClock(tx, services.clocks, 'settle', next.id, 'normal', now)
  for (const reminder of SETTLE_REMINDERS) await startClock(tx, services.clocks, reminder, next.id, 'normal', now)
}

async function save(tx: EntityManager, before: Activity, next: Activity): Promise<void> {
  const { id, ...columns } = next
  const saved = await tx
    .createQueryBuilder()
    .update(Activity)
    .set(columns)
    .where('id = :id and version = :version', { id, version: before.version })
    .execute()
  insist(saved.affected === 1, 'changed_meanwhile')
}

/** While it recruits its posts are open under its newest version; a sign-up that read an older one is refused. */
async function openPosts(tx: EntityManager, before: Activity, next: Activity): Promise<void> {
  if (before.state !== 'recruiting' && next.state !== 'recruiting') return
  await tx.update(ActivityPost, { activityId: next.id }, { openVersion: next.state === 'recruiting' ? next.version : 0 })
}
