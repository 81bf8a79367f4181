import { plans as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Failed, Field, Loading, Notice, Sheet, TextArea } from '@/design'
import type { Plan } from './plan-words'
import { useSending } from './sending'

interface SendSheetProps {
  plan: Plan
  onClose(): void
}

/** Says once more what will go out and what will not, and sends. Nothing has been sent before. */
export function SendSheet({ plan, onClose }: SendSheetProps) {
  const [message, setMessage] = useState('')
  const begin = useSending((state) => state.begin)
  const read = useRead(contract.toSend, { params: { code: plan.code } }, { fresh: 0 })
  const orders = read.data?.orders ?? []
  const changed = read.data !== undefined && read.data.round !== plan.round
  const { held = 0, others = 0, gone = 0 } = read.data ?? {}
  const send = () => {
    begin(plan.code, plan.round, orders, message.trim())
    onClose()
  }
  return (
    <Sheet
      open
      id="send-sheet"
      title={read.data === undefined ? '发出邀请' : `发出 ${orders.length} 张单的邀请？`}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>再看看</Button>
          <Button kind="primary" disabled={orders.length === 0 || changed} onPress={send}>
            {`看过了，发出 ${orders.length} 张`}
          </Button>
        </>
      }
    >
      <View className="stack">
        {read.data === undefined &&
          (read.error === null ? <Loading cards={1} /> : <Failed error={read.error} onRetry={() => void read.refetch()} />)}
        {changed && <Notice tone="amber">这份安排刚刚重新排过，请关上再看一遍。</Notice>}
        {read.data !== undefined && !changed && (
          <>
            <View>每张单请安排好的队伍。队伍可以接，也可以不接，不接不影响任何评价；没有接的，到时限自动收回，再另排。</View>
            {gone > 0 && <View className="words-note">{`另有 ${gone} 张排好以后已经有人办了，或撤回了，不再发。`}</View>}
            {held > 0 && (
              <View className="words-note">{`另有 ${held} 张的文字还没有人看过，先打开单看一看，才能发出；这次留在草稿里。`}</View>
            )}
            {others > 0 && <View className="words-note">{`另有 ${others} 张不归您发，留在草稿里。`}</View>}
            {plan.counts.unserved > 0 && (
              <View className="words-note">{`派不出的 ${plan.counts.unserved} 张不受影响，时限照旧在走。`}</View>
            )}
            <Field label="给队伍的话" optional hint="不要写姓名、电话和住址，这次请的队伍都会看到。">
              <TextArea value={message} onChange={setMessage} maxLength={200} />
            </Field>
          </>
        )}
      </View>
    </Sheet>
  )
}
