import { CHECK_CHANNEL_LABELS, CHECK_FLAG_LABELS } from '@shared/vocabulary/check-ins'
import { HOURS_REASONS } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card, Chip } from '@/design'
import type { Attendance, AttendanceLine } from './activity'
import './activity-work.scss'
import { comingsAndGoings, PresenceBar } from './presence-bar'
import { minutesWords } from './words'

const STATE_WORDS: Record<AttendanceLine['presence']['state'], string> = { not_yet: '没有到', in: '到了，没有签退', out: '到了，走了' }

/** How each coming and going was noted, where that says something: late, far away, not counted. */
function Remarks({ line }: { line: AttendanceLine }) {
  const channels = [...new Set(line.events.map(({ channel }) => CHECK_CHANNEL_LABELS[channel]))]
  const late = line.events.some(({ minutesLate }) => minutesLate > 0)
  const words = [...channels, ...(late ? ['没有信号时记的，后来上传'] : []), ...(line.signedUp ? [] : ['没有报名'])]
  return words.length === 0 ? null : <View className="words-note">{words.join(' · ')}</View>
}

interface AttendanceCardProps {
  activity: Attendance['activity']
  line: AttendanceLine
  /** Why the leader does not vouch for it; null where they do. */
  setAside: string | null
  children?: ReactNode
}

/** One person's attendance: when they were there, what makes it doubtful, what it earns and why that much. */
export function AttendanceCard({ activity, line, setAside, children }: AttendanceCardProps) {
  const earned = setAside === null && line.minutes > 0
  return (
    <Card
      title={line.person.name}
      aside={<Chip tone={earned ? 'leaf' : 'grey'}>{earned ? `计 ${minutesWords(line.minutes)}` : '不计'}</Chip>}
    >
      <PresenceBar activity={activity} line={line} now={Date.now()} />
      <View>{line.events.length === 0 ? STATE_WORDS[line.presence.state] : comingsAndGoings(line)}</View>
      <View className="words-note">{setAside === null ? HOURS_REASONS[line.reason] : `${HOURS_REASONS.set_aside}：${setAside}`}</View>
      <Remarks line={line} />
      {line.flags.length > 0 && (
        <View className="activity-work__flags">
          {line.flags.map((flag) => (
            <Chip key={flag} tone="amber">
              {CHECK_FLAG_LABELS[flag]}
            </Chip>
          ))}
        </View>
      )}
      {children}
    </Card>
  )
}
