import { tasks as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { beijingDate } from '@shared/time/beijing'
import { CODE_LENGTH, SITE_LABELS } from '@shared/vocabulary/places'
import { TASK_LEVELS, TASK_WORK_LABELS, TASK_WORKS, type TaskWork } from '@shared/vocabulary/tasks'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Chips, Choice, Failed, Field, Sheet } from '@/design'
import { DateInput } from '@/design/date-input'
import type { AdministeredPlace } from '../../administered'

type Level = (typeof TASK_LEVELS)[number]

interface MakeSheetProps {
  under: AdministeredPlace
  onClose(): void
  onDone(done: ReplyOf<typeof contract.make>): void
}

/** Sets works for every site of a level within the place that is looked at. */
export function MakeSheet({ under, onClose, onDone }: MakeSheetProps) {
  const levels = TASK_LEVELS.filter((level) => CODE_LENGTH[level] >= under.code.length)
  const [level, setLevel] = useState<Level | null>(levels.length === 1 ? (levels[0] ?? null) : null)
  const [works, setWorks] = useState<TaskWork[]>([])
  const [dueOn, setDueOn] = useState('')
  const [pressed, setPressed] = useState(false)
  const make = useWrite(contract.make, onDone)
  const wrong = detailsOf(make.error)
  const send = () => {
    setPressed(true)
    if (level !== null && works.length > 0 && dueOn !== '') void make.send({ body: { under: under.code, level, works, dueOn } })
  }
  return (
    <Sheet
      open
      id="make-tasks"
      title={`给${under.name}布置任务`}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不布置</Button>
          <Button kind="primary" busy={make.busy} onPress={send}>
            布置
          </Button>
        </>
      }
    >
      <Field label="给哪一级站点" error={pressed && level === null ? '请选一级' : wrong.level}>
        <Choice<Level> stacked options={levels.map((value) => ({ value, label: SITE_LABELS[value] }))} value={level} onChange={setLevel} />
      </Field>
      <Field label="哪几项" error={pressed && works.length === 0 ? '请至少选一项' : undefined}>
        <Chips<TaskWork>
          options={TASK_WORKS.map((value) => ({ value, label: TASK_WORK_LABELS[value] }))}
          values={works}
          onChange={setWorks}
        />
      </Field>
      <Field
        label="哪天之前完成"
        hint="提前三天和过期第二天，系统会发消息提醒。"
        error={pressed && dueOn === '' ? '请选一天' : wrong.dueOn}
      >
        <DateInput label="哪天之前完成" value={dueOn} earliest={beijingDate(Date.now())} onChange={setDueOn} />
      </Field>
      {make.error !== null && <Failed error={make.error} kept="您选的还在。" />}
    </Sheet>
  )
}
