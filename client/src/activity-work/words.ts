import { beijingAt, beijingDate, beijingMinutes, daysBetween } from '@shared/time/beijing'
import { dateWords, promiseWords, timeWords } from '@shared/time/words'

const READ = /^(\d{1,2}):(\d{2})$/

/** Minutes since midnight of 'HH:MM', or null when it is no time of day. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = READ.exec(time) ?? []
  const whole = Number(hours) * 60 + Number(minutes)
  return Number.isInteger(whole) && whole < 1_440 && Number(minutes) < 60 ? whole : null
}

/** The moment of a day and a time in China as the contract writes it, or null while either is missing. */
export function momentAt(date: string, time: string): string | null {
  const minutes = minutesOf(time)
  return date === '' || minutes === null ? null : new Date(beijingAt(date, minutes)).toISOString()
}

/** The day and the time of day in China of a moment, as the fields of a form hold them. */
export function fieldsOf(moment: string): { date: string; time: string } {
  const at = Date.parse(moment)
  return { date: beijingDate(at), time: timeWords(beijingMinutes(at)) }
}

/** '周六 09:00—11:30'; the second day is named where it is another. @param now epoch ms */
export function spanWords({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now: number): string {
  const [from, until] = [Date.parse(startsAt), Date.parse(endsAt)]
  const today = beijingDate(now)
  const day = (at: number) => dateWords(beijingDate(at), today)
  const time = (at: number) => timeWords(beijingMinutes(at))
  const end = beijingDate(from) === beijingDate(until) ? time(until) : ` ${day(until)} ${time(until)}`
  return `${day(from)} ${time(from)}—${end}`
}

/** '2 小时 30 分', '45 分'. @param minutes whole; what is taken away is said with a minus */
export function minutesWords(minutes: number): string {
  const size = Math.abs(minutes)
  const hours = Math.floor(size / 60)
  const rest = size % 60
  const words = [...(hours > 0 ? [`${hours} 小时`] : []), ...(rest > 0 || hours === 0 ? [`${rest} 分`] : [])].join(' ')
  return minutes < 0 ? `−${words}` : words
}

/** '10:05' in China. */
export const clockWords = (moment: string): string => timeWords(beijingMinutes(Date.parse(moment)))

/** How long is left until the law wants the hours recorded: '还有 3 天', '就是今天', '已经超过 2 天'. @param now epoch ms */
export function limitWords(settleBy: string, now: number): string {
  const due = Date.parse(settleBy)
  // A clock that runs out at midnight belongs to the day that it ends.
  const left = daysBetween(beijingDate(now), beijingDate(due - 1))
  if (now >= due) return left < 0 ? `已经超过 ${-left} 天` : '已经超过时限'
  return left === 0 ? '就是今天' : `还有 ${left} 天`
}

/** '12月9日 周三 17:30 前'. @param now epoch ms */
export const limitTime = (settleBy: string, now: number): string => promiseWords(Date.parse(settleBy), now)

interface Counted {
  places: number
  placesLeft: number
  waiting: number
}

/** '报了 6 人，还要 4 人，候补 2 人'. */
export function placesNote({ places, placesLeft, waiting }: Counted): string {
  const room = placesLeft > 0 ? `还要 ${placesLeft} 人` : '报满了'
  return [`报了 ${places - placesLeft} 人`, room, ...(waiting > 0 ? [`候补 ${waiting} 人`] : [])].join('，')
}
