import type { EntityManager } from 'typeorm'
import { type CheckFact, type CheckFrame, foldFacts, type Presence } from '../../../shared/check-in/fold'
import type { Activity } from '../activities/activity.entity'
import type { Attendance } from '../hours/attendance.entity'
import { settledAttendance } from '../hours/attendance.queries'
import { placesTaken } from '../sign-ups/places-taken'
import { CheckEvent } from './check-event.entity'

/** An event as the fold takes it. */
export function factOf(event: CheckEvent): CheckFact {
  return {
    id: event.id,
    person: event.personId,
    direction: event.direction,
    channel: event.channel,
    at: event.at.getTime(),
    receivedAt: event.receivedAt.getTime(),
    device: event.device,
    seq: event.seq,
    localAt: event.localAt?.getTime() ?? null,
    correctedAt: event.correctedAt?.getTime() ?? null,
    stepped: event.stepped,
    near: event.near,
  }
}

/** What is known of who came to an activity. */
export interface Roll {
  readonly events: readonly CheckEvent[]
  /** Ids of the people who have a place in it. */
  readonly signedUp: ReadonlySet<string>
  readonly settled: ReadonlyMap<string, Attendance>
  /** By person; of those alone of whom something was noted. */
  readonly presences: ReadonlyMap<string, Presence>
  /** The same with what arrived after the settlement. */
  readonly recounted: ReadonlyMap<string, Presence>
}

/** Reads everything that was noted of an activity and folds it: three queries, however many people. */
export async function rollOf(tx: EntityManager, activity: Activity): Promise<Roll> {
  const events = await tx.findBy(CheckEvent, { activityId: activity.id })
  const signedUp = new Set((await placesTaken(tx, activity.id)).map(({ personId }) => personId))
  const rows = activity.settledAt === null ? [] : await settledAttendance(tx, activity.id)
  const settled = new Map(rows.map((row) => [row.personId, row]))
  const countedUntil = (person: string) => (settled.get(person)?.countedUntil ?? activity.settledAt)?.getTime() ?? null
  const frame: CheckFrame = { startsAt: activity.startsAt.getTime(), endsAt: activity.endsAt.getTime(), signedUp, countedUntil }
  const facts = events.map(factOf)
  return {
    events,
    signedUp,
    settled,
    presences: foldFacts(facts, frame),
    recounted: foldFacts(facts, { ...frame, countedUntil: () => null }),
  }
}
