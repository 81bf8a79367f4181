import { addDays, beijingDate, beijingMinutes, daysBetween, MINUTE, MINUTES_OF_DAY, type Weekday, weekdayOf, weekOf } from './beijing'

const WEEKDAYS: Readonly<Record<Weekday, string>> = {
  1: '周一',
  2: '周二',
  3: '周三',
  4: '周四',
  5: '周五',
  6: '周六',
  7: '周日',
}
const NEIGHBOURS: ReadonlyMap<number, string> = new Map([
  [-1, '昨天'],
  [0, '今天'],
  [1, '明天'],
])

/** A weekday alone names one day only this far ahead: the seventh day carries the same name as today. */
const NAMED_DAYS = 6
/** Nearer than this, month and day can mean one year only. */
const HALF_A_YEAR = 182

/** '周四'. */
export function weekdayWords(date: string): string {
  return WEEKDAYS[weekdayOf(date)]
}

/** '12月3日', with the year in front ('2027年12月3日') once the date is half a year away or more. */
export function monthDayWords(date: string, today: string = date): string {
  const [year, month, day] = date.split('-').map(Number)
  const monthDay = `${month}月${day}日`
  return Math.abs(daysBetween(today, date)) < HALF_A_YEAR ? monthDay : `${year}年${monthDay}`
}

/** A date as one says it: '今天', '明天', '昨天'; '周四' up to six days ahead; otherwise '12月3日 周四', so a past day is never taken for a coming one. */
export function dateWords(date: string, today: string): string {
  const distance = daysBetween(today, date)
  const neighbour = NEIGHBOURS.get(distance)
  if (neighbour !== undefined) return neighbour
  if (distance > 0 && distance <= NAMED_DAYS) return weekdayWords(date)
  return `${monthDayWords(date, today)} ${weekdayWords(date)}`
}

/**
 * A promise with its time: '今天 17:00 前', '周三 10:00 前', '12月3日 周四 10:00 前'. Seconds round up, so that the words never promise an earlier
 * moment than the clock keeps; midnight is said as the end of its day, '今天 24:00 前'.
 * @param due when the clock runs out, epoch ms
 * @param now epoch ms
 */
export function promiseWords(due: number, now: number): string {
  const whole = Math.ceil(due / MINUTE) * MINUTE
  const endsDay = beijingMinutes(whole) === 0
  const date = endsDay ? addDays(beijingDate(whole), -1) : beijingDate(whole)
  const time = timeWords(endsDay ? MINUTES_OF_DAY : beijingMinutes(whole))
  return `${dateWords(date, beijingDate(now))} ${time} 前`
}

/**
 * When something happened, or is to: '今天 09:12', '昨天 09:12', '周一 09:12' within this week, '上周五 09:12' up to six days back, otherwise '11月3日 09:12'.
 * @param at epoch ms
 * @param now epoch ms
 */
export function momentWords(at: number, now: number): string {
  return `${momentDayWords(beijingDate(at), beijingDate(now))} ${timeWords(beijingMinutes(at))}`
}

function momentDayWords(date: string, today: string): string {
  const distance = daysBetween(today, date)
  const neighbour = NEIGHBOURS.get(distance)
  if (neighbour !== undefined) return neighbour
  if (weekOf(date) === weekOf(today)) return weekdayWords(date)
  if (distance < 0 && distance >= -NAMED_DAYS) return `上${weekdayWords(date)}`
  return monthDayWords(date, today)
}

/** '09:12' from minutes since midnight; 1440 is '24:00'. */
export function timeWords(minutes: number): string {
  const pair = [Math.floor(minutes / 60), minutes % 60]
  return pair.map((part) => String(part).padStart(2, '0')).join(':')
}
