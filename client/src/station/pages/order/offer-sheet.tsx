import { orders } from '@shared/contract'
import { beijingDate } from '@shared/time/beijing'
import { compareSlots, type Slot, slotEnds, slotKey, slotWords } from '@shared/time/slot'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Chips, Field, Notice, TextArea, Tick } from '@/design'
import type { Candidate, Order, SheetFor } from './desk-order'
import { StepSheet } from './step-sheet'

/** An offer carries this many slots at most. */
const MOST_SLOTS = 12

/** Slots that the chosen teams can be asked for: what suits the order and is not over, or, where it named none, what they have free. */
function slotsFor(order: Order, chosen: readonly Candidate[]): Slot[] {
  const now = Date.now()
  const source = order.slots.length > 0 ? order.slots : chosen.flatMap((candidate) => candidate.slots)
  const byKey = new Map(source.filter((slot) => slotEnds(slot) > now).map((slot) => [slotKey(slot), slot]))
  return [...byKey.values()].sort(compareSlots)
}

/** Names of the chosen teams that have none of the chosen slots free: the server would not let them be asked. */
const withoutSlot = (chosen: readonly Candidate[], keys: readonly string[]): string[] =>
  chosen.filter(({ slots }) => !slots.some((slot) => keys.includes(slotKey(slot)))).map(({ team }) => team.name)

interface OfferSheetProps extends SheetFor {
  chosen: readonly Candidate[]
  onSent(): void
}

/** Asks the chosen teams, who are free to take it or not. */
export function OfferSheet({ order, chosen, onSent, onClose }: OfferSheetProps) {
  const slots = slotsFor(order, chosen)
  const [keys, setKeys] = useState<string[]>(() => slots.slice(0, MOST_SLOTS).map(slotKey))
  const [message, setMessage] = useState('')
  const [read, setRead] = useState(false)
  const write = useWrite(orders.offer, () => {
    onSent()
    onClose()
  })
  const today = beijingDate(Date.now())
  const named = slots.filter((slot) => keys.includes(slotKey(slot)))
  const left = withoutSlot(chosen, keys)
  const ready = named.length > 0 && named.length <= MOST_SLOTS && left.length === 0 && (!order.textHeld || read)
  return (
    <StepSheet
      title={`邀请 ${chosen.length} 支队伍`}
      verb="发出邀请"
      ready={ready}
      busy={write.busy}
      error={write.error}
      onSubmit={() =>
        void write.send({
          params: { code: order.code },
          body: { teams: chosen.map(({ team }) => team.code), slots: named, message: message.trim(), textRead: read },
        })
      }
      onClose={onClose}
    >
      <View>{chosen.map(({ team }) => team.name).join('、')}</View>
      <View className="words-note">
        {order.needs.teams > 1
          ? '队伍可以接，也可以不接；要两支都在同一个时段接了才算数，有一支不来，另一支也不用去。'
          : '队伍可以接，也可以不接；先接的先得，其余的邀请自动结束。'}
      </View>
      {slots.length === 0 ? (
        <Notice tone="amber">对方方便的时段都过去了，请先打电话另约时间，再自己办或请对方重新点。</Notice>
      ) : (
        <Field label="可以去的时段" error={named.length > MOST_SLOTS ? `最多选 ${MOST_SLOTS} 个时段` : undefined}>
          <Chips
            options={slots.map((slot) => ({ value: slotKey(slot), label: slotWords(slot, today) }))}
            values={keys}
            onChange={setKeys}
          />
        </Field>
      )}
      {slots.length > 0 && left.length > 0 && (
        <Notice tone="amber">{`${left.join('、')}在选中的时段没有空，请加一个时段，或不选这支队伍。`}</Notice>
      )}
      <Field label="给队伍的话" optional hint="不要写姓名、电话和住址，队伍接单以后会看到。">
        <TextArea value={message} onChange={setMessage} maxLength={200} />
      </Field>
      {order.textHeld && order.text !== null && (
        <>
          <View className="desk-order__quote">{order.text}</View>
          <Tick checked={read} onChange={setRead}>
            我看过这段话，可以给队伍看
          </Tick>
        </>
      )}
    </StepSheet>
  )
}
