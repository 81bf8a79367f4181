import type { AttendanceLine } from '@/activity-work/activity'
import type { CheckEvent, KeptEvent, Told } from '@/check-in'

/** How somebody stands, as far as this phone knows. */
export interface StandingNow {
  state: 'not_yet' | 'in' | 'out'
  /** ISO 8601; null for who has not come. */
  at: string | null
  /** Noted on this phone and not with the server yet. */
  waits: boolean
}

const NOT_YET: StandingNow = { state: 'not_yet', at: null, waits: false }

const isAbout = (event: CheckEvent, activity: string, person: string): boolean =>
  event.channel !== 'code' && event.activity === activity && event.person === person

interface Sources {
  /** Public code of the activity. */
  activity: string
  waiting: readonly KeptEvent[]
  told: readonly Told[]
  /** As the server gave it last; undefined where it could not be asked. */
  lines: readonly AttendanceLine[] | undefined
}

/** How one person stands: what waits on this phone is newest, then what the server knows, then what it answered before. */
export function standingOf(person: string, { activity, waiting, told, lines }: Sources): StandingNow {
  const noted = waiting.filter(({ event }) => isAbout(event, activity, person)).pop()?.event
  if (noted !== undefined && noted.channel !== 'code') return { state: noted.direction, at: noted.localAt, waits: true }
  const line = lines?.find((one) => one.person.code === person)
  if (line !== undefined) return { state: line.presence.state, at: lastMoment(line), waits: false }
  const answered = told.find(({ event, answer }) => isAbout(event, activity, person) && answer.at !== null)
  const direction = answered?.answer.direction ?? null
  return answered === undefined || direction === null ? NOT_YET : { state: direction, at: answered.answer.at, waits: false }
}

const lastMoment = ({ presence, events }: AttendanceLine): string | null => presence.since ?? events[events.length - 1]?.at ?? null
