import type { ReplyOf } from '@shared/contract/endpoint'
import type { makeUps } from '@shared/contract/make-ups'
import { MAKE_UP_STATE_LABELS } from '@shared/lifecycle/make-up'
import { momentWords } from '@shared/time/words'
import { MAKE_UP_REASON_LABELS } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { MAKE_UP_TONES } from '@/activity-parts/hours-words'
import { Card, Chip } from '@/design'
import { limitTime, minutesWords, spanWords } from './words'

export type MakeUp = ReplyOf<typeof makeUps.one>

/** Who has vouched for it so far, and what happens next. */
function Vouched({ makeUp }: { makeUp: MakeUp }) {
  const { confirmedBy, approvedBy, publicUntil, rejectReason } = makeUp
  const now = Date.now()
  return (
    <>
      {confirmedBy !== null && <View className="words-note">{`${confirmedBy} 确认属实`}</View>}
      {approvedBy !== null && <View className="words-note">{`${approvedBy} 审批通过`}</View>}
      {publicUntil !== null && makeUp.state === 'publicised' && (
        <View className="words-note">{`公示到 ${limitTime(publicUntil, now)}，之后自动计入`}</View>
      )}
      {rejectReason !== null && <View className="words-note">{`没有通过：${rejectReason}`}</View>}
    </>
  )
}

/** A make-up as whoever decides on it reads it. */
export function MakeUpCard({ makeUp, children }: { makeUp: MakeUp; children?: ReactNode }) {
  const now = Date.now()
  const { person, activity, state, minutes, reason, text, requestedAt } = makeUp
  return (
    <Card
      title={`${person.name} · ${minutesWords(minutes)}`}
      note={`${activity.title} · ${spanWords(makeUp, now)}`}
      aside={<Chip tone={MAKE_UP_TONES[state]}>{MAKE_UP_STATE_LABELS[state]}</Chip>}
    >
      <View>{`${MAKE_UP_REASON_LABELS[reason]}：${text}`}</View>
      <View className="words-note">{`${momentWords(Date.parse(requestedAt), now)} 申请`}</View>
      <Vouched makeUp={makeUp} />
      {children}
    </Card>
  )
}
