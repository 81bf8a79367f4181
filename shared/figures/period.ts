import { addDays, daysBetween, weekdayOf } from '../time/beijing'

/** Days in China, both included. */
export interface Period {
  readonly from: string
  readonly until: string
}

/** Longer spans than this are refused. */
export const MOST_DAYS = 1100

export const PERIODS = ['week', 'month', 'quarter', 'year'] as const
export type PeriodName = (typeof PERIODS)[number]
export const PERIOD_LABELS: Record<PeriodName, string> = { week: '本周', month: '本月', quarter: '本季度', year: '今年' }

/** The week (from Monday), month, quarter or year that holds today, up to today. */
export function periodOf(name: PeriodName, today: string): Period {
  const [year = '', month = ''] = today.split('-')
  const quarter = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')
  const from: Record<PeriodName, string> = {
    week: addDays(today, 1 - weekdayOf(today)),
    month: `${year}-${month}-01`,
    quarter: `${year}-${quarter}-01`,
    year: `${year}-01-01`,
  }
  return { from: from[name], until: today }
}

/** A day each up to this many days, a week each up to the second, a month each beyond. */
const BY_DAY = 31
const BY_WEEK = 124

/** The parts of a period that a trend shows, without gaps: days, weeks from Monday, or months; the first and the last may be cut. */
export function partsOf({ from, until }: Period): Period[] {
  const days = daysBetween(from, until) + 1
  const parts: Period[] = []
  for (let start = from; start <= until; ) {
    const end = days <= BY_DAY ? start : days <= BY_WEEK ? addDays(start, 7 - weekdayOf(start)) : endOfMonth(start)
    parts.push({ from: start, until: end < until ? end : until })
    start = addDays(end, 1)
  }
  return parts
}

function endOfMonth(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}
