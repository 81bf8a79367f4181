import type { BodyIn, ReplyOf } from '@shared/contract/endpoint'
import type { teams } from '@shared/contract/teams'
import { addDays, isDate } from '@shared/time/beijing'
import { PARTS, type Part, partWords } from '@shared/time/slot'
import { monthDayWords, weekdayWords } from '@shared/time/words'

export type Team = ReplyOf<typeof teams.one>
export type Area = Team['areas'][number]
export type Blackout = Team['blackouts'][number]
type Weekly = Team['weekly'][number]

/** What a leader arranges, as it stands on the screen before it is saved. */
export type Arrangement = Pick<Team, 'about' | 'areas' | 'radiusKm' | 'weekly' | 'blackouts' | 'perSlot' | 'perDay' | 'perWeek'>

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** Any Monday: weekday words are asked for by a date. */
const A_MONDAY = '2024-01-01'

export const weekdayName = (weekday: number): string => weekdayWords(addDays(A_MONDAY, weekday - 1))

/** '周四上午'. */
export const openingName = (weekday: number, part: Part): string => `${weekdayName(weekday)}${partWords(part)}`

export function arrangementOf(team: Team): Arrangement {
  const { about, areas, radiusKm, weekly, blackouts, perSlot, perDay, perWeek } = team
  return { about, areas, radiusKm, weekly, blackouts, perSlot, perDay, perWeek }
}

/** What is sent: places by their codes alone. */
export function bodyOf(arrangement: Arrangement): BodyIn<typeof teams.arrange> {
  return { ...arrangement, about: arrangement.about.trim(), areas: arrangement.areas.map(({ code }) => code) }
}

export const isOpen = (weekly: readonly Weekly[], weekday: number, part: Part): boolean =>
  weekly.some((opening) => opening.weekday === weekday && opening.part === part)

/** The same week with one part of one day opened or shut, in the order of the calendar. */
export function toggled(weekly: readonly Weekly[], weekday: number, part: Part): Weekly[] {
  const shut = weekly.filter((opening) => opening.weekday !== weekday || opening.part !== part)
  const next = shut.length < weekly.length ? shut : [...weekly, { weekday, part }]
  return [...next].sort((one, other) => one.weekday - other.weekday || PARTS.indexOf(one.part) - PARTS.indexOf(other.part))
}

/** What is wrong with a pause that is about to be added, in Chinese; null when nothing is. */
export function wrongWith({ from, to }: Blackout): string | null {
  if (!isDate(from) || !isDate(to)) return '请选好从哪天到哪天'
  return from > to ? '结束的日子不能早于开始' : null
}

/** '12月3日 周四 至 12月5日 周六'. */
export function pauseWords({ from, to }: Blackout, today: string): string {
  const words = (date: string) => `${monthDayWords(date, today)} ${weekdayWords(date)}`
  return from === to ? words(from) : `${words(from)} 至 ${words(to)}`
}
