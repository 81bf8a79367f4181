import { tasks as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { beijingDate } from '@shared/time/beijing'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Failed, Field, Sheet, TextArea } from '@/design'
import { DateInput } from '@/design/date-input'

interface DaySheetProps {
  task: Pick<ReplyOf<typeof contract.one>, 'code' | 'dueOn'>
  onClose(): void
}

/** Another last day for a task, with why; who does it is told, and reminded by the new day. */
export function DaySheet({ task, onClose }: DaySheetProps) {
  const [dueOn, setDueOn] = useState(task.dueOn)
  const [reason, setReason] = useState('')
  const [pressed, setPressed] = useState(false)
  const reschedule = useWrite(contract.reschedule, onClose)
  const wrong = detailsOf(reschedule.error)
  const same = dueOn === task.dueOn
  const send = () => {
    setPressed(true)
    if (!same && reason.trim() !== '') void reschedule.send({ params: { code: task.code }, body: { dueOn, reason: reason.trim() } })
  }
  return (
    <Sheet
      open
      id="task-day"
      title="改期限"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" busy={reschedule.busy} onPress={send}>
            改期限
          </Button>
        </>
      }
    >
      <Field label="哪天之前完成" error={pressed && same ? '请选另外一天' : wrong.dueOn}>
        <DateInput label="哪天之前完成" value={dueOn} earliest={beijingDate(Date.now())} onChange={setDueOn} />
      </Field>
      <Field label="为什么改" hint="办这件事的人会看到。" error={pressed && reason.trim() === '' ? '请写一句' : wrong.reason}>
        <TextArea value={reason} onChange={setReason} maxLength={150} />
      </Field>
      {reschedule.error !== null && <Failed error={reschedule.error} kept="您写的还在。" />}
    </Sheet>
  )
}
