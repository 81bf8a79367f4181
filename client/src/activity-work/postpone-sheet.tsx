import { activities } from '@shared/contract/activities'
import { beijingDate } from '@shared/time/beijing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Failed, Field, Notice, Sheet, TextArea } from '@/design'
import { DateInput } from '@/design/date-input'
import { TimeInput } from '@/design/time-input'
import type { Activity } from './activity'
import { fieldsOf, minutesOf, momentAt } from './words'

interface SheetFor {
  activity: Activity
  onClose(): void
  /** @param sentence what was done, to be shown */
  onDone(sentence: string): void
}

interface NewTime {
  date: string
  from: string
  until: string
}

function wrongWith({ date, from, until }: NewTime, now: number): string | undefined {
  const [start, end] = [minutesOf(from), minutesOf(until)]
  if (date === '' || start === null || end === null) return '请选好日子、开始和结束的时间'
  if (end <= start) return '结束要晚于开始'
  return Date.parse(momentAt(date, from) ?? '') <= now ? '这个时间已经过了' : undefined
}

/** Moves an activity to another time; everybody who signed up is told. */
export function PostponeSheet({ activity, onClose, onDone }: SheetFor) {
  const [time, setTime] = useState<NewTime>(() => ({
    date: fieldsOf(activity.startsAt).date,
    from: fieldsOf(activity.startsAt).time,
    until: fieldsOf(activity.endsAt).time,
  }))
  const [reason, setReason] = useState('')
  const [pressed, setPressed] = useState(false)
  const postpone = useWrite(activities.postpone, () => onDone('已经改期，报名的人都会收到消息。'))
  const change = (part: Partial<NewTime>) => setTime({ ...time, ...part })
  const wrong = pressed ? wrongWith(time, Date.now()) : undefined
  const details = detailsOf(postpone.error)
  const send = () => {
    setPressed(true)
    const [startsAt, endsAt] = [momentAt(time.date, time.from), momentAt(time.date, time.until)]
    if (wrongWith(time, Date.now()) !== undefined || reason.trim() === '' || startsAt === null || endsAt === null) return
    void postpone.send({ params: { code: activity.code }, body: { startsAt, endsAt, reason: reason.trim() } })
  }
  return (
    <Sheet
      open
      title="改期"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" busy={postpone.busy} onPress={send}>
            改期
          </Button>
        </>
      }
    >
      <View className="stack">
        <Notice>报上名的、候补的人都会收到新的时间；来不了的可以取消报名。</Notice>
        <Field label="改到哪一天" error={wrong ?? details.startsAt ?? details.endsAt}>
          <DateInput label="改到哪一天" value={time.date} earliest={beijingDate(Date.now())} onChange={(date) => change({ date })} />
        </Field>
        <View className="halves halves--fields">
          <Field label="几点开始">
            <TimeInput label="几点开始" value={time.from} onChange={(from) => change({ from })} />
          </Field>
          <Field label="几点结束">
            <TimeInput label="几点结束" value={time.until} onChange={(until) => change({ until })} />
          </Field>
        </View>
        <Field label="为什么改" error={pressed && reason.trim() === '' ? '请写一句，大家会读到' : undefined}>
          <TextArea value={reason} maxLength={200} placeholder="例如：那天有大雨" onChange={setReason} />
        </Field>
        {postpone.error !== null && <Failed error={postpone.error} kept="您写的还在。" />}
      </View>
    </Sheet>
  )
}
