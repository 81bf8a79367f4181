import { View } from '@tarojs/components'
import { spoken } from '@/design/spoken'
import type { Attendance, AttendanceLine } from './activity'
import { clockWords } from './words'
import './presence-bar.scss'

type Span = readonly [from: number, until: number]

/** The times between a coming and the going after it; one that is still open ends where the other events do. */
function presences({ events }: AttendanceLine, end: number): Span[] {
  const spans: Span[] = []
  let since: number | null = null
  for (const event of events) {
    if (!event.counts) continue
    const at = Date.parse(event.at)
    if (event.direction === 'in') since ??= at
    else if (since !== null) {
      spans.push([since, at])
      since = null
    }
  }
  return since === null ? spans : [...spans, [since, Math.max(since, end)]]
}

const percent = (part: number): string => `${Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10}%`

/** '09:02 到，11:31 走'. */
export function comingsAndGoings({ events }: AttendanceLine): string {
  return events.map(({ direction, at }) => `${clockWords(at)} ${direction === 'in' ? '到' : '走'}`).join('，')
}

interface PresenceBarProps {
  activity: Attendance['activity']
  line: AttendanceLine
  /** Epoch ms. */
  now: number
}

/** When somebody was there, drawn along the time of the activity; the words beside it say the same. */
export function PresenceBar({ activity, line, now }: PresenceBarProps) {
  const [starts, ends] = [Date.parse(activity.startsAt), Date.parse(activity.endsAt)]
  const spans = presences(line, Math.min(now, ends))
  const moments = spans.flat()
  const from = Math.min(starts, ...moments)
  const length = Math.max(ends, ...moments) - from
  const style = ([since, until]: Span) => ({ left: percent((since - from) / length), width: percent((until - since) / length) })
  return (
    <View className="presence" {...spoken({ role: 'img', label: spans.length === 0 ? '没有到场的时间' : comingsAndGoings(line) })}>
      <View className="presence__planned" style={style([starts, ends])} />
      {spans.map((span) => (
        <View key={span[0]} className="presence__there" style={style(span)} />
      ))}
    </View>
  )
}
