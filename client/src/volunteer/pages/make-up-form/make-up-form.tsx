import { makeUps } from '@shared/contract/make-ups'
import { MAKE_UP_REASON_LABELS, MAKE_UP_REASONS, type MakeUpReason } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '@/activity-work/activity'
import { fieldsOf, minutesWords, momentAt, spanWords } from '@/activity-work/words'
import { useWrite } from '@/api'
import { Button, Card, Choice, Fact, Failed, Field, Page, TextArea } from '@/design'
import { TimeInput } from '@/design/time-input'
import { goInstead } from '@/platform/navigation'
import { errorAt } from '@/volunteer/field-errors'

const REASONS = MAKE_UP_REASONS.map((value) => ({ value, label: MAKE_UP_REASON_LABELS[value] }))

const MINUTE = 60_000

interface Days {
  first: string
  last: string
}

/** The moments that the fields say, on the days on which the activity begins and ends; null where the end is not after the start. */
function spanOf({ first, last }: Days, from: string, until: string): { startsAt: string; endsAt: string; minutes: number } | null {
  const startsAt = momentAt(first, from)
  const endsAt = momentAt(last, until)
  if (startsAt === null || endsAt === null) return null
  const minutes = (Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE
  return minutes > 0 ? { startsAt, endsAt, minutes } : null
}

/** Asks for hours that no check-in shows: from when to when, why, and what happened. */
export function MakeUpForm({ activity }: { activity: Activity }) {
  const begins = fieldsOf(activity.startsAt)
  const ends = fieldsOf(activity.endsAt)
  const [from, setFrom] = useState(begins.time)
  const [until, setUntil] = useState(ends.time)
  const [reason, setReason] = useState<MakeUpReason | null>(null)
  const [text, setText] = useState('')
  const [pressed, setPressed] = useState(false)
  const request = useWrite(makeUps.request, () => goInstead('/volunteer/pages/hours/index', { show: 'make_ups' }))
  const span = spanOf({ first: begins.date, last: ends.date }, from, until)
  const send = () => {
    setPressed(true)
    if (span === null || reason === null || text.trim() === '') return
    const { startsAt, endsAt } = span
    void request.send({ params: { code: activity.code }, body: { startsAt, endsAt, reason, text: text.trim() } })
  }
  return (
    <Page
      id="make-up-form"
      title="申请补录"
      foot={
        <Button id="send-make-up" kind="primary" busy={request.busy} onPress={send}>
          申请补录
        </Button>
      }
    >
      <View className="stack">
        <Card title={activity.title} note={activity.team.name}>
          <Fact label="活动时间">{spanWords(activity, Date.now())}</Fact>
        </Card>
        <Card>
          <View className="halves halves--fields">
            <Field label="几点到的" error={pressed && span === null ? '到的时间要早于走的时间' : errorAt(request.error, 'startsAt')}>
              <TimeInput label="几点到的" value={from} onChange={setFrom} />
            </Field>
            <Field label="几点走的" error={errorAt(request.error, 'endsAt')}>
              <TimeInput label="几点走的" value={until} onChange={setUntil} />
            </Field>
          </View>
          {span !== null && <View className="words-note">{`一共 ${minutesWords(span.minutes)}，实际计多少由站里审定。`}</View>}
          <Field label="为什么要补" error={pressed && reason === null ? '请选一个原因' : errorAt(request.error, 'reason')}>
            <Choice<MakeUpReason> stacked options={REASONS} value={reason} onChange={setReason} />
          </Field>
          <Field
            label="说明"
            hint="队长和站里会看，写清楚好核对。"
            error={pressed && text.trim() === '' ? '请写一句' : errorAt(request.error, 'text')}
          >
            <TextArea value={text} onChange={setText} maxLength={200} placeholder="例如：到的时候手机没电了，和队长一起布置的会场" />
          </Field>
        </Card>
        <View className="words-note">{`队长确认、站里审批，公示期满没有异议，记为补录时数。公示里没有您的名字。`}</View>
        {request.error !== null && <Failed error={request.error} onRetry={send} kept="您填的都还在。" />}
      </View>
    </Page>
  )
}
