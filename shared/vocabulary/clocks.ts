import type { Urgency } from './orders'

/** Names of the clocks; a running one is a row, acted upon by the worker when it runs out. */
export const CLOCKS = ['answer', 'find_team', 'reply_offer', 'rate', 'needs_info'] as const
export type Clock = (typeof CLOCKS)[number]

/** Remind the leader of an activity that has ended and is not settled: on the third, fifth, eighth and ninth working day. */
export const SETTLE_REMINDERS = ['settle_day_3', 'settle_day_5', 'settle_day_8', 'settle_day_9'] as const
export type SettleReminder = (typeof SETTLE_REMINDERS)[number]

/** A complaint's: until it is accepted, until it is answered, and how long the complainant may say that the answer does not satisfy. */
export const COMPLAINT_CLOCKS = ['case_accept', 'case_answer', 'case_close'] as const
export type ComplaintClock = (typeof COMPLAINT_CLOCKS)[number]

/** Run while a case about hours is open: the first says that it is nearly due, the second that it is late. */
export const HOURS_CASE_CLOCKS = ['case_soon', 'case_due'] as const
export type HoursCaseClock = (typeof HOURS_CASE_CLOCKS)[number]

/**
 * Every clock that is counted from a start: an order's, an activity's from its end to the leader's word on it, a make-up's while everybody
 * may look at it, a complaint's, and a case's about hours until the site has found out.
 */
export type CountedClock = Clock | ComplaintClock | HoursCaseClock | 'settle' | SettleReminder | 'publicity'

/** What is set to a moment of its own, an activity to its beginning and its end, a task's reminders to its last day, an emergency's word to everybody and its end: kept and acted upon like a clock, but not by a length. */
export const APPOINTMENTS = ['begin', 'end', 'task_soon', 'task_due', 'alarm_tell', 'alarm_due'] as const
export type Appointment = (typeof APPOINTMENTS)[number]

/** A length of time: working time follows the site's hours and the public holidays; wall time runs day and night. */
export type Length =
  | { readonly working: 'days' | 'hours'; readonly amount: number }
  | { readonly wall: 'minutes' | 'days'; readonly amount: number }

export const workingDays = (amount: number): Length => ({ working: 'days', amount })
const workingHours = (amount: number): Length => ({ working: 'hours', amount })
const minutes = (amount: number): Length => ({ wall: 'minutes', amount })
const days = (amount: number): Length => ({ wall: 'days', amount })
export const always = (length: Length): Record<Urgency, Length> => ({ normal: length, urgent: length, emergency: length })

/** Working days in which a complaint is accepted, and in which it is answered after that. */
export const COMPLAINT_DAYS = { accept: 2, answer: 10 } as const

/** Defaults; a deployment may change each (settings). */
export const CLOCK_LENGTHS: Record<CountedClock, Record<Urgency, Length>> = {
  answer: { normal: workingDays(1), urgent: workingHours(4), emergency: minutes(30) },
  find_team: { normal: workingDays(1), urgent: workingHours(4), emergency: minutes(30) },
  reply_offer: { normal: workingDays(2), urgent: workingHours(8), emergency: minutes(60) },
  rate: { normal: days(7), urgent: days(7), emergency: days(7) },
  needs_info: { normal: days(14), urgent: days(14), emergency: days(14) },
  /** From the end of an activity to the leader's word on it (MCA Order 67 art. 11). */
  settle: always(workingDays(10)),
  settle_day_3: always(workingDays(3)),
  settle_day_5: always(workingDays(5)),
  settle_day_8: always(workingDays(8)),
  settle_day_9: always(workingDays(9)),
  publicity: always(workingDays(3)),
  // Decree 685 art. 26 says "promptly" and no number: these are the deployment's to set (complaint_days).
  case_accept: always(workingDays(COMPLAINT_DAYS.accept)),
  case_answer: always(workingDays(COMPLAINT_DAYS.answer)),
  case_close: always(days(15)),
  case_soon: always(workingDays(4)),
  case_due: always(workingDays(5)),
}

/** Opening hours of a site where none are set, in minutes since midnight. */
export const OPENING_HOURS: readonly (readonly [open: number, close: number])[] = [[8 * 60 + 30, 17 * 60 + 30]]

/** A promise this near (or past) puts an order under 快到时限. */
export const DUE_SOON_MINUTES = 4 * 60
