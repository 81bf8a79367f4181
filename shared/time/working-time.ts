import { addDays, beijingAt, beijingDate, MINUTE } from './beijing'

/** When an office works. Every working day has the same hours. */
export interface WorkingCalendar {
  /** Whether the office works on this date, 'YYYY-MM-DD' in China. */
  isWorkingDay(date: string): boolean
  /** Opening and closing in minutes since midnight, ascending, without overlap: a lunch break is the gap between two. */
  readonly hours: readonly (readonly [open: number, close: number])[]
}

/** Longer than any holiday: beyond it the calendar is wrong, and a clock without an end would hide that. */
const DAYS_WITHOUT_WORK = 400

/** Minutes of working time in one working day: what "1 working day" means for this office. */
export function minutesOfWorkingDay(calendar: WorkingCalendar): number {
  return calendar.hours.reduce((sum, [open, close]) => sum + close - open, 0)
}

/**
 * The moment (epoch ms) when so many minutes of working time have passed since `from`. Time outside hours does not count: a start
 * outside hours begins at the next opening, and minutes that end exactly at closing end there, not at the next opening.
 * Zero minutes pass at once, at any hour.
 * @param from epoch ms
 * @param minutes 0 or more; a fraction counts to the millisecond
 * @throws RangeError when the minutes are negative or not finite, or when 400 days pass without working time
 */
export function addWorkingMinutes(from: number, minutes: number, calendar: WorkingCalendar): number {
  let remaining = Math.round(minutes * MINUTE)
  if (!Number.isFinite(remaining) || remaining < 0) throw new RangeError(`not a length of working time: ${minutes} minutes`)
  if (remaining === 0) return from
  let date = beijingDate(from)
  for (let idle = 0; idle <= DAYS_WITHOUT_WORK; idle += 1) {
    for (const [open, close] of openingsOn(date, calendar)) {
      const start = Math.max(open, from)
      const length = Math.max(0, close - start)
      if (remaining <= length) return start + remaining
      remaining -= length
      if (length > 0) idle = 0
    }
    date = addDays(date, 1)
  }
  throw new RangeError(`no working time in the ${DAYS_WITHOUT_WORK} days before ${date}`)
}

/**
 * Minutes of working time from one moment to a later one (epoch ms); a fraction when they lie within a minute, and 0 when `to` is not
 * later. What is left of a clock when it pauses; `addWorkingMinutes` with it resumes the clock.
 */
export function workingMinutesBetween(from: number, to: number, calendar: WorkingCalendar): number {
  let total = 0
  for (let date = beijingDate(from); beijingAt(date, 0) < to; date = addDays(date, 1)) {
    for (const [open, close] of openingsOn(date, calendar)) {
      total += Math.max(0, Math.min(close, to) - Math.max(open, from))
    }
  }
  return total / MINUTE
}

/** The working spans of one date in epoch ms; none on a day of rest. */
function openingsOn(date: string, calendar: WorkingCalendar): (readonly [open: number, close: number])[] {
  if (!calendar.isWorkingDay(date)) return []
  return calendar.hours.map(([open, close]) => [beijingAt(date, open), beijingAt(date, close)] as const)
}
