import { pool } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { ConfirmSheet, Field, TextArea, Tick } from '@/design'
import type { SheetFor } from './desk-order'
import { StepSheet } from './step-sheet'

/** Lets every fitting team take the order, the first one to say so. */
export function OpenPoolSheet({ order, onClose }: SheetFor) {
  const [text, setText] = useState('')
  const [read, setRead] = useState(false)
  const write = useWrite(pool.open, onClose)
  return (
    <StepSheet
      title="开放抢单"
      verb="开放抢单"
      ready={!order.textHeld || read}
      busy={write.busy}
      error={write.error}
      onSubmit={() => void write.send({ params: { code: order.code }, body: { text: text.trim(), textRead: read } })}
      onClose={onClose}
    >
      <View>合适的队伍都会在「抢单」里看到这张单，先接的先得。接单之前只看得到服务、村、路程、时段和人数，看不到人。</View>
      <View className="words-note">时限照旧在走；一直没有队伍接，可以随时收回，另想办法。</View>
      <Field label="记一句" optional hint="站里和点单的人看得到。">
        <TextArea value={text} onChange={setText} maxLength={200} placeholder="例如：请了三支队伍都排满了" />
      </Field>
      {order.textHeld && order.text !== null && (
        <>
          <View className="desk-order__quote">{order.text}</View>
          <Tick checked={read} onChange={setRead}>
            我看过这段话，接单的队伍可以看
          </Tick>
        </>
      )}
    </StepSheet>
  )
}

/** Takes the order back out of the pool. */
export function ClosePoolSheet({ order, onClose }: SheetFor) {
  const write = useWrite(pool.close, onClose)
  return (
    <ConfirmSheet
      open
      title="收回抢单？"
      action="收回"
      busy={write.busy}
      error={write.error}
      onConfirm={() => void write.send({ params: { code: order.code } })}
      onClose={onClose}
    >
      收回以后队伍就看不到这张单了，可以再直接请队伍，或站里自己办。
    </ConfirmSheet>
  )
}
