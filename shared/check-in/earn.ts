import { MINUTE } from '../time/beijing'
import { type HoursReason, LEAST_MINUTES } from '../vocabulary/hours'
import type { Presence, Session } from './fold'

/** What an activity pays in hours. */
export interface HoursTerms {
  readonly earnsHours: boolean
  /** Minutes planned for one person, and by how many more a presence may count. */
  readonly minutesPlanned: number
  readonly tolerance: number
}

export interface Earned {
  readonly minutes: number
  /** Why that much, the first reason first. */
  readonly reasons: readonly HoursReason[]
}

const nothing = (reason: HoursReason): Earned => ({ minutes: 0, reasons: [reason] })

/** Whole minutes of presence over all sessions, rounded down once. */
export const minutesOf = (sessions: readonly Session[]): number =>
  Math.floor(sessions.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0) / MINUTE)

/** The minutes that a presence earns in one activity; what a day may hold over all activities is looked at when they are posted. */
export function earn(presence: Presence | undefined, terms: HoursTerms): Earned {
  if (!terms.earnsHours) return nothing('not_service')
  if (presence === undefined || !presence.events.some((event) => event.counts)) return nothing('no_record')
  if (presence.sessions.length === 0) return nothing(presence.openSince === null ? 'no_record' : 'no_check_out')
  const present = minutesOf(presence.sessions)
  if (present < LEAST_MINUTES) return nothing('too_short')
  const most = terms.minutesPlanned + terms.tolerance
  return present > most ? { minutes: most, reasons: ['capped_planned'] } : { minutes: present, reasons: ['as_timed'] }
}

/** Whether two spans of time share more than an instant. */
export const overlap = (one: Session, other: Session): boolean => one.from < other.to && other.from < one.to
