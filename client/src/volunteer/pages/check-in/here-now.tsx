import { checkIns } from '@shared/contract/check-ins'
import type { ReplyOf } from '@shared/contract/endpoint'
import { momentWords } from '@shared/time/words'
import { CHECK_CHANNEL_LABELS, CHECK_FLAG_LABELS } from '@shared/vocabulary/check-ins'
import { Text, View } from '@tarojs/components'
import { clockWords, minutesWords, spanWords } from '@/activity-work/words'
import { useRead } from '@/api'
import { type KnownActivity, useQueue, whichWay } from '@/check-in'
import { Card, Chip, Failed, type Tone } from '@/design'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { DIRECTION_WORDS } from './event-words'

type Mine = ReplyOf<typeof checkIns.mine>

const PRESENCE: Record<Mine['presence']['state'], readonly [words: string, tone: Tone]> = {
  not_yet: ['还没签到', 'grey'],
  in: ['已签到', 'leaf'],
  out: ['已签退', 'sky'],
}

/** The server's word is older than what the phone has noted since. */
const WAITING: readonly [words: string, tone: Tone] = ['等着传', 'amber']

function sentenceOf({ presence, opensAt, closesAt }: Mine): string {
  if (presence.state === 'in' && presence.since !== null) return `${clockWords(presence.since)} 签的到。走的时候再扫一次队长的码签退。`
  if (presence.state === 'out') return `一共 ${minutesWords(presence.minutes)}。队长结项后时数入账。`
  const now = Date.now()
  if (now < Date.parse(opensAt)) return `${momentWords(Date.parse(opensAt), now)} 起可以签到。`
  if (now > Date.parse(closesAt)) return '签到的时间已经过了。时数不对，可以申请补录。'
  return `现在可以签到，${clockWords(closesAt)} 前签退。`
}

function Events({ events }: Pick<Mine, 'events'>) {
  return (
    <>
      {events.map(({ direction, channel, at, minutesLate, distance, counts, flags }) => (
        <View key={`${direction}.${at}`} className="check-in__line">
          <Text className="words-strong">{`${DIRECTION_WORDS[direction]} ${clockWords(at)}`}</Text>
          <View className="words-note">
            {[
              CHECK_CHANNEL_LABELS[channel],
              ...(minutesLate > 0 ? ['没有信号时记下，后来传的'] : []),
              ...(distance === null ? [] : [`离活动地点 ${distance} 米`]),
              ...flags.map((flag) => CHECK_FLAG_LABELS[flag]),
              ...(counts ? [] : ['请队长核对']),
            ].join(' · ')}
          </View>
        </View>
      ))}
    </>
  )
}

interface HereNowProps {
  /** Public code; undefined where nobody knows which activity it is about. */
  code: string | undefined
  /** What the phone remembers of it, for when there is no signal. */
  known: KnownActivity | undefined
}

/** Whether this person is checked in to the activity, as the server knows it; without signal, what the phone knows. */
export function HereNow({ code, known }: HereNowProps) {
  const signedIn = useSignedIn()
  const { waiting } = useQueue()
  const read = useRead(checkIns.mine, { params: { code: code ?? '' } }, { enabled: signedIn && code !== undefined })
  if (code === undefined || (known === undefined && read.data === undefined && read.error === null)) return null
  const waits = waiting.some(({ event }) => whichWay(event)?.activity === code)
  const presence = waits ? WAITING : read.data === undefined ? null : PRESENCE[read.data.presence.state]
  return (
    <Card
      id="here-now"
      title={known?.title ?? '这个活动'}
      {...(known === undefined ? {} : { note: spanWords(known, Date.now()) })}
      {...(presence === null ? {} : { aside: <Chip tone={presence[1]}>{presence[0]}</Chip> })}
      onPress={() => go('/pages/activity/index', { code })}
    >
      <View className="stack">
        {waits && <View>手机上已经记下，传上去就算数。</View>}
        {!waits && read.data !== undefined && <View>{sentenceOf(read.data)}</View>}
        {read.data !== undefined && read.data.events.length > 0 && (
          <View>
            <Events events={read.data.events} />
          </View>
        )}
        {read.data === undefined && read.error !== null && (
          <Failed error={read.error} onRetry={() => void read.refetch()} kept="签到不用等它，照样可以扫。" />
        )}
      </View>
    </Card>
  )
}
