import { type EntityManager, IsNull, Not } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { Appointment, Clock, CountedClock } from '../../shared/vocabulary/clocks'
import type { Urgency } from '../../shared/vocabulary/orders'
import type { Clocks } from './clocks'
import { Deadline } from './deadline.entity'

const liveKey = (clock: CountedClock | Appointment, subjectId: string): string => `${clock}:${subjectId}`

/** Starts a clock and says when it runs out. A live one of the same name must have been stopped before. */
export async function startClock(
  tx: EntityManager,
  clocks: Clocks,
  clock: CountedClock,
  subjectId: string,
  urgency: Urgency,
  now: Date,
): Promise<Date> {
  const dueAt = clocks.due(clock, urgency, now)
  await keep(tx, clock, subjectId, dueAt, now)
  return dueAt
}

/** Sets something to a moment. A live appointment of the same name must have been stopped before. */
export async function setAppointment(
  tx: EntityManager,
  appointment: Appointment,
  subjectId: string,
  dueAt: Date,
  now: Date,
): Promise<void> {
  await keep(tx, appointment, subjectId, dueAt, now)
}

async function keep(tx: EntityManager, clock: CountedClock | Appointment, subjectId: string, dueAt: Date, now: Date): Promise<void> {
  await tx.insert(Deadline, {
    id: uuidv7(),
    clock,
    subjectId,
    liveKey: liveKey(clock, subjectId),
    dueAt,
    minutesLeft: null,
    ended: null,
    leasedUntil: null,
    createdAt: now,
  })
}

/** Stops every live clock of a subject, running or waiting; with `but`, all except that one. */
export async function stopClocks(tx: EntityManager, subjectId: string, but?: Clock): Promise<void> {
  const live = { subjectId, ...(but === undefined ? { liveKey: Not(IsNull()) } : { liveKey: Not(liveKey(but, subjectId)) }) }
  await tx.update(Deadline, live, { liveKey: null, dueAt: null, leasedUntil: null, ended: 'stopped' })
}

/** Lets a running clock wait, keeping the time that was left. */
export async function pauseClock(
  tx: EntityManager,
  clocks: Clocks,
  clock: CountedClock,
  subjectId: string,
  urgency: Urgency,
  now: Date,
): Promise<void> {
  const running = await tx.findOneBy(Deadline, { liveKey: liveKey(clock, subjectId) })
  if (running?.dueAt == null) return
  const minutesLeft = clocks.left(clock, urgency, now, running.dueAt)
  await tx.update(Deadline, { id: running.id }, { dueAt: null, leasedUntil: null, minutesLeft })
}

/** Lets a waiting clock run on, and says when it runs out; null where none waits. */
export async function resumeClock(
  tx: EntityManager,
  clocks: Clocks,
  clock: CountedClock,
  subjectId: string,
  urgency: Urgency,
  now: Date,
): Promise<Date | null> {
  const waiting = await tx.findOneBy(Deadline, { liveKey: liveKey(clock, subjectId) })
  if (waiting === null || waiting.minutesLeft === null) return null
  const dueAt = clocks.after(clock, urgency, now, waiting.minutesLeft)
  await tx.update(Deadline, { id: waiting.id }, { dueAt, minutesLeft: null })
  return dueAt
}

/** Gives a running clock the length of another urgency, less what has run of it, pauses not counted; null where none runs. */
export async function relengthClock(
  tx: EntityManager,
  clocks: Clocks,
  clock: Clock,
  subjectId: string,
  urgency: { readonly before: Urgency; readonly after: Urgency },
  now: Date,
): Promise<Date | null> {
  const running = await tx.findOneBy(Deadline, { liveKey: liveKey(clock, subjectId) })
  if (running?.dueAt == null) return null
  const used = clocks.minutes(clock, urgency.before) - clocks.left(clock, urgency.before, now, running.dueAt)
  const dueAt = clocks.after(clock, urgency.after, now, Math.max(0, clocks.minutes(clock, urgency.after) - used))
  await tx.update(Deadline, { id: running.id }, { dueAt })
  return dueAt
}

/** Marks a clock as having run out; false when it was stopped, or acted upon, meanwhile. */
export async function endClock(tx: EntityManager, deadline: Deadline, now: Date): Promise<boolean> {
  const live = await tx.findOneBy(Deadline, { id: deadline.id, liveKey: Not(IsNull()) })
  if (live?.dueAt == null || live.dueAt > now) return false
  await tx.update(Deadline, { id: deadline.id }, { liveKey: null, dueAt: null, leasedUntil: null, ended: 'ran_out' })
  return true
}
