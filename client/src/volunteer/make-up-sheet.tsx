import { makeUps } from '@shared/contract/make-ups'
import { MAKE_UP_REASON_LABELS, MAKE_UP_REASONS, type MakeUpReason } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { fieldsOf, minutesOf, momentAt } from '@/activity-work/words'
import { detailsOf, useWrite } from '@/api'
import { Button, Choice, Failed, Field, Notice, Sheet, TextArea } from '@/design'
import { TimeInput } from '@/design/time-input'

interface MakeUpSheetProps {
  activity: { code: string; startsAt: string; endsAt: string }
  person: { code: string; name: string }
  onClose(): void
}

const REASONS = MAKE_UP_REASONS.map((value) => ({ value, label: MAKE_UP_REASON_LABELS[value] }))

interface Asked {
  from: string
  until: string
  reason: MakeUpReason | null
  text: string
}

function missingIn({ from, until, reason, text }: Asked): Partial<Record<keyof Asked, string>> {
  const [start, end] = [minutesOf(from), minutesOf(until)]
  return {
    ...(start === null || end === null || end <= start ? { until: '请选好从几点到几点' } : {}),
    ...(reason === null ? { reason: '请选一个原因' } : {}),
    ...(text.trim() === '' ? { text: '请写一句，站里要核对' } : {}),
  }
}

/** A leader asks for the hours of a volunteer whose record failed: the site decides, and everybody may read of it for three days. */
export function MakeUpSheet({ activity, person, onClose }: MakeUpSheetProps) {
  const { date, time } = fieldsOf(activity.startsAt)
  const [asked, setAsked] = useState<Asked>({ from: time, until: fieldsOf(activity.endsAt).time, reason: null, text: '' })
  const [pressed, setPressed] = useState(false)
  const [sent, setSent] = useState(false)
  const request = useWrite(makeUps.request, () => setSent(true))
  const change = (part: Partial<Asked>) => setAsked({ ...asked, ...part })
  const missing = pressed ? missingIn(asked) : {}
  const details = detailsOf(request.error)
  const send = () => {
    setPressed(true)
    const [startsAt, endsAt] = [momentAt(date, asked.from), momentAt(date, asked.until)]
    if (Object.keys(missingIn(asked)).length > 0 || asked.reason === null || startsAt === null || endsAt === null) return
    void request.send({
      params: { code: activity.code },
      body: { person: person.code, startsAt, endsAt, reason: asked.reason, text: asked.text.trim() },
    })
  }
  if (sent) {
    return (
      <Sheet open title="已经申请" onClose={onClose} foot={<Button onPress={onClose}>知道了</Button>}>
        <Notice tone="leaf">{`替${person.name}申请了补录。站里审批后公示 3 个工作日，再计入补录时数；本人会收到消息。`}</Notice>
      </Sheet>
    )
  }
  return (
    <Sheet
      open
      title={`替${person.name}申请补录`}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不了</Button>
          <Button kind="primary" busy={request.busy} onPress={send}>
            申请补录
          </Button>
        </>
      }
    >
      <View className="stack">
        <View className="halves halves--fields">
          <Field label="从几点" error={details.startsAt}>
            <TimeInput label="从几点" value={asked.from} onChange={(from) => change({ from })} />
          </Field>
          <Field label="到几点" error={missing.until ?? details.endsAt}>
            <TimeInput label="到几点" value={asked.until} onChange={(until) => change({ until })} />
          </Field>
        </View>
        <Field label="为什么要补" error={missing.reason}>
          <Choice<MakeUpReason> stacked options={REASONS} value={asked.reason} onChange={(reason) => change({ reason })} />
        </Field>
        <Field label="说明" hint="怎么知道他来了、做了多久。" error={missing.text ?? details.text}>
          <TextArea value={asked.text} maxLength={200} onChange={(text) => change({ text })} />
        </Field>
        {request.error !== null && <Failed error={request.error} kept="您写的还在。" />}
      </View>
    </Sheet>
  )
}
