import { getLunarDate } from 'chinese-days'
import schedules from 'chinese-days/dist/chinese-days.json'
import { addDays, isDate, MINUTES_OF_DAY, weekdayOf } from '../../shared/time/beijing'
import type { WorkingCalendar } from '../../shared/time/working-time'

/**
 * The published schedules as chinese-days carries them, by date. The tables are read as data, not through its functions: those shift
 * by a day on a machine whose time zone lies west of Greenwich.
 */
const REST_DAYS: Readonly<Record<string, string>> = schedules.holidays
const MAKE_UP_DAYS: Readonly<Record<string, string>> = schedules.workdays

/** A lunar date wanders over a month of the solar year. */
const LUNAR_DRIFT = 35

interface WorkingCalendarOptions {
  /** Opening and closing in minutes since midnight, ascending, without overlap. */
  hours: WorkingCalendar['hours']
  /** Dates the operator decides: true works, false rests. They win over every schedule. */
  overrides: ReadonlyMap<string, boolean>
}

/**
 * The office's calendar: the operator's overrides first, then the State Council's yearly schedule of public holidays and make-up
 * working days, and for a year whose schedule is not published yet, weekends and the statutory days.
 * @throws RangeError when the hours are empty, overlap or leave the day, or when an override names no real date
 */
export function workingCalendar({ hours, overrides }: WorkingCalendarOptions): WorkingCalendar {
  refuseBadHours(hours)
  refuseBadOverrides(overrides)
  const statutory = new Map<number, ReadonlySet<string>>()

  function isStatutory(date: string, year: number): boolean {
    const days = statutory.get(year) ?? statutoryDays(year)
    statutory.set(year, days)
    return days.has(date)
  }

  return {
    hours,
    isWorkingDay(date) {
      const decided = overrides.get(date)
      if (decided !== undefined) return decided
      if (date in MAKE_UP_DAYS) return true
      if (date in REST_DAYS || weekdayOf(date) > 5) return false
      const year = Number(date.slice(0, 4))
      return hasSchedule(year) || !isStatutory(date, year)
    },
  }
}

/**
 * The last year whose published schedule is known. Clocks that run past it count by weekends and statutory days alone, and the
 * operator's page says so.
 */
export function knownUntil(): number {
  return Math.max(
    ...Object.keys(REST_DAYS)
      .map((date) => Number(date.slice(0, 4)))
      .filter(hasSchedule),
  )
}

/** National Day is in every schedule, and no other year's schedule can reach it, as New Year's can reach the December before. */
function hasSchedule(year: number): boolean {
  return `${year}-10-01` in REST_DAYS
}

/**
 * The thirteen days of rest that law gives all citizens (《全国年节及纪念日放假办法》, State Council Decree 795, in force since 2025). Days off in
 * place of one that falls on a weekend are left out: which day it becomes is for the yearly schedule to say.
 */
function statutoryDays(year: number): ReadonlySet<string> {
  const springFestival = lunarFestival(`${year}-01-20`, 1, 1)
  return new Set([
    `${year}-01-01`,
    ...[-1, 0, 1, 2].map((days) => addDays(springFestival, days)),
    tombSweepingDay(year),
    `${year}-05-01`,
    `${year}-05-02`,
    lunarFestival(`${year}-05-25`, 5, 5),
    lunarFestival(`${year}-09-05`, 8, 15),
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ])
}

/**
 * The first day from `from` on that has this lunar month and day. A leap month repeats the number of the month before it and follows it, so
 * the first is the one in which festivals are kept.
 */
function lunarFestival(from: string, month: number, day: number): string {
  for (let ahead = 0; ahead <= LUNAR_DRIFT; ahead += 1) {
    const date = addDays(from, ahead)
    const { lunarMon, lunarDay } = getLunarDate(date)
    if (lunarMon === month && lunarDay === day) return date
  }
  throw new RangeError(`no day ${day} of lunar month ${month} within ${LUNAR_DRIFT} days from ${from}`)
}

/** 清明 of the years 2000 to 2099, by the usual formula (寿星公式) for the solar terms of this century. */
function tombSweepingDay(year: number): string {
  const inCentury = year - 2000
  const day = Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)
  return `${year}-04-0${day}`
}

function refuseBadHours(hours: WorkingCalendar['hours']): void {
  let previous = 0
  for (const [open, close] of hours) {
    if (!(open >= previous && close > open && close <= MINUTES_OF_DAY)) throw new RangeError(`working hours out of order: ${open}–${close}`)
    previous = close
  }
  if (hours.length === 0) throw new RangeError('no working hours')
}

function refuseBadOverrides(overrides: ReadonlyMap<string, boolean>): void {
  for (const date of overrides.keys()) {
    if (!isDate(date)) throw new RangeError(`not a date: ${date}`)
  }
}
