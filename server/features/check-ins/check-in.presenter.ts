import { createHash } from 'node:crypto'
import type * as z from 'zod/mini'
import { answerTo } from '../../../shared/check-in/answer'
import { minutesOf } from '../../../shared/check-in/earn'
import type { JudgedFact, Presence } from '../../../shared/check-in/fold'
import type { attendanceLine, checkIns } from '../../../shared/contract/check-ins'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import { MINUTE } from '../../../shared/time/beijing'
import { CHECK_ANSWERS, type CheckAnswer } from '../../../shared/vocabulary/check-ins'
import type { Activity } from '../activities/activity.entity'
import type { CheckEvent } from './check-event.entity'
import type { Outcome } from './check-in'
import type { Roll } from './check-in.queries'
import type { Noted } from './note-event'

export type CheckReply = ReplyOf<typeof checkIns.byCode>
export type AttendanceLine = z.output<typeof attendanceLine>
type PresentedPresence = AttendanceLine['presence']

/** Whether somebody is in, since when, and the whole minutes of what is closed. */
export function presencePresented(presence: Presence | undefined): PresentedPresence {
  if (presence === undefined) return { state: 'not_yet', since: null, minutes: 0 }
  const minutes = minutesOf(presence.sessions)
  const last = presence.sessions.at(-1)
  if (presence.openSince !== null) return { state: 'in', since: iso(presence.openSince), minutes }
  return last === undefined ? { state: 'not_yet', since: null, minutes } : { state: 'out', since: iso(last.to), minutes }
}

const iso = (at: number): string => new Date(at).toISOString()

/** The events of one person as they are shown, the earliest first. */
export function eventsPresented(presence: Presence | undefined, events: readonly CheckEvent[]): AttendanceLine['events'] {
  const rows = new Map(events.map((event) => [event.id, event]))
  return (presence?.events ?? []).map(({ fact, flags, counts }: JudgedFact) => ({
    direction: fact.direction,
    channel: fact.channel,
    at: iso(fact.at),
    minutesLate: fact.device === null ? 0 : Math.max(0, Math.floor((fact.receivedAt - fact.at) / MINUTE)),
    distance: rows.get(fact.id)?.distance ?? null,
    near: fact.near,
    counts,
    flags: [...flags],
  }))
}

const nothing = (answer: CheckAnswer, activity: Activity | null): CheckReply => ({
  answer,
  message: CHECK_ANSWERS[answer],
  activity: activity === null ? null : { code: activity.publicCode, title: activity.title },
  direction: null,
  at: null,
  flags: [],
  presence: null,
})

/** What the one who scanned or uploaded is told of it, from the roll as it stands with it. */
export function outcomePresented(outcome: Outcome, roll: Roll | undefined): CheckReply {
  if ('refused' in outcome) return nothing(outcome.refused, outcome.activity)
  const { noted, activity } = outcome
  const presence = roll?.presences.get(noted.event.personId)
  if (presence === undefined) throw new Error('an event was noted and the roll does not hold it')
  const answer = repeatedAnswer(answerTo(presence, noted.event.id), noted)
  return {
    ...nothing(answer, activity),
    direction: noted.event.direction,
    at: noted.event.at.toISOString(),
    flags: [...(presence.events.find(({ fact }) => fact.id === noted.event.id)?.flags ?? [])],
    presence: presencePresented(presence),
  }
}

/** What was noted before and is noted again says so, where there is nothing else to say. */
function repeatedAnswer(answer: CheckAnswer, { event, repeated }: Noted): CheckAnswer {
  if (!repeated || answer !== 'ok') return answer
  return event.direction === 'in' ? 'already_in' : 'already_out'
}

/** Names what the leader saw: it differs when anything that counts does. */
export const seenOf = (items: readonly AttendanceLine[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        items.map(({ person, minutes, reason, events }) => [
          person.code,
          minutes,
          reason,
          events.map(({ at, direction, counts }) => [at, direction, counts]),
        ]),
      ),
    )
    .digest('hex')
    .slice(0, 16)
