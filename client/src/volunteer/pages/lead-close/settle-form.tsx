import type { ReplyOf } from '@shared/contract/endpoint'
import { hours } from '@shared/contract/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Attendance } from '@/activity-work/activity'
import { Refusal, useWrite } from '@/api'
import { Button, Card, ConfirmSheet, Field, Notice, TextArea } from '@/design'
import { bodyOf, type Closing, missingIn } from './closing'
import { OrderOutcomes } from './order-outcomes'

export type Settled = ReplyOf<typeof hours.settle>

interface SettleFormProps {
  attendance: Attendance
  closing: Closing
  change(part: Partial<Closing>): void
  onSettled(settled: Settled): void
  /** Reads the attendance again, when it has changed meanwhile. */
  onReload(): void
}

/** '3 人计入时数，1 人不计，2 张单办结'. */
function summary(attendance: Attendance, closing: Closing): string {
  const counted = attendance.items.filter(({ person, minutes }) => minutes > 0 && closing.setAside[person.code] === undefined).length
  const others = attendance.items.length - counted
  return [
    `${counted} 人计入时数`,
    ...(others > 0 ? [`${others} 人不计`] : []),
    ...(attendance.orders.length > 0 ? [`${attendance.orders.length} 张单写好结果`] : []),
  ].join('，')
}

/** The leader's word on an activity that is over. */
export function SettleForm({ attendance, closing, change, onSettled, onReload }: SettleFormProps) {
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const settle = useWrite(hours.settle, onSettled)
  const missing = tried ? missingIn(closing, attendance) : {}
  const stale = settle.error instanceof Refusal && settle.error.code === 'changed_meanwhile'
  const ask = () => {
    setTried(true)
    settle.clear()
    if (bodyOf(closing, attendance) !== null) setAsking(true)
  }
  const send = () => {
    const body = bodyOf(closing, attendance)
    if (body !== null) void settle.send({ params: { code: attendance.activity.code }, body })
  }
  return (
    <View className="stack">
      <OrderOutcomes orders={attendance.orders} closing={closing} wrong={missing} change={change} />
      <Card title="活动办得怎么样">
        <Field label="结果" hint="站里和督导会看到，公开的清单上也有。不要写到具体的人。" error={missing.outcome}>
          <TextArea
            value={closing.outcome}
            maxLength={300}
            placeholder="例如：给 23 位老人量了血压，2 位请卫生院跟进"
            onChange={(outcome) => change({ outcome })}
          />
        </Field>
      </Card>
      {tried && Object.keys(missing).length > 0 && <Notice tone="amber">还有没写的，上面已经标出。</Notice>}
      <Button kind="primary" onPress={ask}>
        结项
      </Button>
      <ConfirmSheet
        open={asking}
        title="结项，时数入账？"
        action="结项"
        busy={settle.busy}
        error={settle.error}
        onConfirm={() => {
          if (!stale) return send()
          setAsking(false)
          onReload()
        }}
        onClose={() => setAsking(false)}
      >
        {stale
          ? '刚刚又传来了签到记录。关上这里，核对最新的到场情况，再结项。'
          : `${summary(attendance, closing)}。结项以后不能再改；有错的，由站里冲销更正。您自己的时数要站里确认。`}
      </ConfirmSheet>
    </View>
  )
}
