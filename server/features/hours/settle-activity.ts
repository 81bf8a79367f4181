import { type Earned, earn } from '../../../shared/check-in/earn'
import type { Presence } from '../../../shared/check-in/fold'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { hours } from '../../../shared/contract/hours'
import type { HoursReason } from '../../../shared/vocabulary/hours'
import { demand, insist } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import { type ActivityWork, moveActivity } from '../activities/move-activity'
import { seenOf } from '../check-ins/check-in.presenter'
import { readAttendance } from '../check-ins/read-attendance'
import { personOf } from '../people/actor'
import type { Person } from '../people/person.entity'
import { countAttendance } from '../sign-ups/count-attendance'
import { Attendance } from './attendance.entity'
import { postHours } from './post-hours'
import { reportOrders } from './report-orders'
import { tellDesk, tellNothingPosted, tellPosted } from './tell-hours'

/** Who settles an activity, when, and in which transaction. */
export type SettleWork = ActivityWork
type Body = BodyOf<typeof hours.settle>

/** What settling found of one person. */
export interface Settled {
  readonly person: Person
  readonly present: boolean
  readonly minutes: number
  readonly reasons: readonly HoursReason[]
}

/**
 * The leader's word on an activity: who was there, how it ended. Hours are posted by the records alone, except of those whom the leader
 * sets aside; the leader's own wait for an officer. All of it is one commit.
 * @throws Refusal not_allowed, transition_not_allowed, changed_meanwhile when the records are others than the leader saw,
 * orders_unreported.
 */
export async function settleActivity(work: SettleWork, activity: Activity, body: Body): Promise<Settled[]> {
  const { now } = work
  const { roll, terms, people, items } = await readAttendance(work, activity)
  await moveActivity(work, activity, {
    action: 'settle',
    said: body.outcome.slice(0, 200),
    change: { outcome: body.outcome, settledAt: now },
  })
  insist(seenOf(items) === body.seen, 'changed_meanwhile')
  const setAside = new Map(body.setAside.map(({ person, reason }) => [person, reason]))
  const settled: Settled[] = []
  // By id, so that two settlements with the same people hold their days in the same order.
  for (const person of [...people.values()].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const presence = roll.presences.get(person.id)
    const word = setAside.get(person.publicCode)
    settled.push(await settlePerson(work, activity, { person, presence, earned: earn(presence, terms), setAside: word ?? '' }))
  }
  await countAttendance(work, activity.id, (personId) => settled.find(({ person }) => person.id === personId)?.present ?? false)
  await reportOrders(work, activity, body.orders)
  if (settled.some(({ reasons }) => reasons.includes('own_hours'))) await tellOfficers(work, activity)
  return settled
}

interface Found {
  readonly person: Person
  readonly presence: Presence | undefined
  readonly earned: Earned
  /** Why the leader does not vouch for it; empty where they do. */
  readonly setAside: string
}

async function settlePerson(work: SettleWork, activity: Activity, found: Found): Promise<Settled> {
  const { tx, now } = work
  const { person, presence, setAside } = found
  const present = setAside === '' && (presence?.events.some((event) => event.counts) ?? false)
  const result = await postEarned(work, activity, found, 'settlement')
  await tx.insert(Attendance, {
    activityId: activity.id,
    personId: person.id,
    present,
    minutes: result.minutes,
    earned: found.earned.minutes,
    reasons: [...result.reasons],
    setAside,
    countedUntil: now,
  })
  return { person, present, ...result }
}

/** Posts what somebody earned, or tells them why nothing was posted. */
export async function postEarned(
  work: SettleWork,
  activity: Activity,
  { person, presence, earned, setAside }: Found,
  source: 'settlement' | 'correction',
  replacesId?: string,
): Promise<{ minutes: number; reasons: readonly HoursReason[] }> {
  const { tx, now, actor } = work
  const confirmer = demand(personOf(actor), 'sign_in_needed')
  const own = confirmer.id === person.id
  if (setAside !== '') return nothingFor(work, activity, person, 'set_aside', setAside)
  if (earned.minutes === 0 || presence === undefined) return nothingFor(work, activity, person, earned.reasons[0] ?? 'no_record', '')
  const { entry, reasons } = await postHours(
    tx,
    {
      personId: person.id,
      activity,
      kind: 'timed',
      source,
      state: own ? 'pending' : 'posted',
      minutes: earned.minutes,
      spans: presence.sessions,
      reasons: own ? ['own_hours', ...earned.reasons] : earned.reasons,
      confirmedBy: confirmer.id,
      ...(replacesId === undefined ? {} : { replacesId }),
    },
    now,
  )
  if (entry === null) return nothingFor(work, activity, person, reasons[0] ?? 'no_record', '')
  await tellPosted(tx, activity, entry, now)
  return { minutes: entry.minutes, reasons }
}

async function nothingFor({ tx, now }: SettleWork, activity: Activity, person: Person, reason: HoursReason, words: string) {
  if (reason !== 'not_service') await tellNothingPosted(tx, activity, { personId: person.id, reason, words }, now)
  return { minutes: 0, reasons: [reason] }
}

async function tellOfficers({ tx, now, actor }: SettleWork, activity: Activity): Promise<void> {
  await tellDesk(
    tx,
    activity.siteCode,
    {
      eventKey: `own_hours.${activity.id}`,
      title: '队长自己的时数等您确认',
      body: `「${activity.title}」已结项`,
      show: 'pending',
      but: [demand(personOf(actor), 'sign_in_needed').id],
    },
    now,
  )
}
