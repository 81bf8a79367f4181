/**
 * China keeps one civil time, UTC+8, without daylight saving since 1992. Every moment is epoch milliseconds; every date is
 * 'YYYY-MM-DD' as the calendar on a Chinese wall shows it. The time zone of the machine never matters.
 */

/** A day of the week as ISO 8601 counts it: Monday 1 to Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const MINUTE = 60_000
export const MINUTES_OF_DAY = 1_440

const DAY = MINUTES_OF_DAY * MINUTE
const OFFSET = 8 * 60 * MINUTE
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Days since 1970-01-01, or NaN when the text is no date of the calendar. */
function dayNumber(date: string): number {
  const [, year, month, day] = DATE.exec(date) ?? []
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day))
  return dateOf(start / DAY) === date ? start / DAY : Number.NaN
}

/** The same, for callers that were promised a real date. */
function dayNumberOf(date: string): number {
  const day = dayNumber(date)
  if (Number.isNaN(day)) throw new RangeError(`not a date: ${date}`)
  return day
}

/** An empty text when the day lies outside what a date can hold. */
function dateOf(day: number): string {
  const start = new Date(day * DAY)
  return Number.isNaN(start.getTime()) ? '' : start.toISOString().slice(0, 10)
}

/** Whether the text is 'YYYY-MM-DD' and that day exists: '2026-02-29' does not. Years 0100 to 9999. */
export function isDate(text: string): boolean {
  return !Number.isNaN(dayNumber(text))
}

/** The date in China at a moment (epoch ms). */
export function beijingDate(at: number): string {
  return dateOf(Math.floor((at + OFFSET) / DAY))
}

/** Whole minutes since midnight in China at a moment (epoch ms): 0 to 1439. */
export function beijingMinutes(at: number): number {
  const local = at + OFFSET
  return Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE)
}

/**
 * The moment (epoch ms) when a clock in China shows this date and so many minutes since midnight; 1440 is the midnight that ends the day.
 * @throws RangeError when the date is none.
 */
export function beijingAt(date: string, minutes: number): number {
  return dayNumberOf(date) * DAY - OFFSET + minutes * MINUTE
}

/**
 * The date so many days later, or earlier when negative.
 * @throws RangeError when the date is none.
 */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumberOf(date) + days)
}

/**
 * Days from one date to another; negative when the other is earlier.
 * @throws RangeError when either date is none.
 */
export function daysBetween(from: string, to: string): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/**
 * Monday is 1, Sunday is 7.
 * @throws RangeError when the date is none.
 */
export function weekdayOf(date: string): Weekday {
  // 1970-01-01 was a Thursday.
  const sinceMonday = (((dayNumberOf(date) + 3) % 7) + 7) % 7
  return (sinceMonday + 1) as Weekday
}

/**
 * The ISO 8601 week, '2026-W48'. A week belongs to the year that holds its Thursday, so 2027-01-01 lies in '2026-W53'.
 * @throws RangeError when the date is none.
 */
export function weekOf(date: string): string {
  const thursday = addDays(date, 4 - weekdayOf(date))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
