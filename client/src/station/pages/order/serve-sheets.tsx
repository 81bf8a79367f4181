import { orders } from '@shared/contract'
import { beijingDate } from '@shared/time/beijing'
import { comingSlots, type Slot, slotEnds, slotKey, slotWords } from '@shared/time/slot'
import { OUTCOME_LABELS, OUTCOMES, type Outcome } from '@shared/vocabulary/orders'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Choice, ConfirmSheet, Field, Stars, TextArea } from '@/design'
import type { SheetFor } from './desk-order'
import { StepSheet } from './step-sheet'

/** Stands for "the time is not settled yet". */
const LATER = ''

/** Slots in which the site could do it itself: those that suit, or the coming week where none was named. */
function slotsFor(wanted: readonly Slot[]): Slot[] {
  const now = Date.now()
  const open = wanted.filter((slot) => slotEnds(slot) > now)
  return open.length > 0 ? open : comingSlots(now, 7)
}

/** The site takes it on itself. */
export function SelfHandleSheet({ order, onClose }: SheetFor) {
  const [slots] = useState(() => slotsFor(order.slots))
  const [key, setKey] = useState(LATER)
  const [text, setText] = useState('')
  const write = useWrite(orders.selfHandle, onClose)
  const today = beijingDate(Date.now())
  return (
    <StepSheet
      title="站里自己办"
      verb="自己办"
      busy={write.busy}
      error={write.error}
      onSubmit={() =>
        void write.send({
          params: { code: order.code },
          body: { slot: slots.find((slot) => slotKey(slot) === key) ?? null, text: text.trim() },
        })
      }
      onClose={onClose}
    >
      <Field label="哪个时段去">
        <Choice
          stacked
          options={[
            { value: LATER, label: '时间还没定' },
            ...slots.map((slot) => ({ value: slotKey(slot), label: slotWords(slot, today) })),
          ]}
          value={key}
          onChange={setKey}
        />
      </Field>
      <Field label="给对方的话" optional>
        <TextArea value={text} onChange={setText} maxLength={300} />
      </Field>
    </StepSheet>
  )
}

/** The service begins. */
export function StartSheet({ order, onClose }: SheetFor) {
  const write = useWrite(orders.start, onClose)
  return (
    <ConfirmSheet
      open
      title="开始服务"
      action="开始"
      busy={write.busy}
      error={write.error}
      onConfirm={() => void write.send({ params: { code: order.code }, body: {} })}
      onClose={onClose}
    >
      对方会看到已经开始。
    </ConfirmSheet>
  )
}

const OUTCOME_OPTIONS = OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }))

/** The service is over, with how it ended. */
export function DeliverSheet({ order, onClose }: SheetFor) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [text, setText] = useState('')
  const write = useWrite(orders.deliver, onClose)
  return (
    <StepSheet
      title="服务完成"
      verb="完成"
      ready={outcome !== null}
      busy={write.busy}
      error={write.error}
      onSubmit={() => {
        if (outcome !== null) void write.send({ params: { code: order.code }, body: { outcome, text: text.trim() } })
      }}
      onClose={onClose}
    >
      <Field label="办得怎么样">
        <Choice<Outcome> stacked options={OUTCOME_OPTIONS} value={outcome} onChange={setOutcome} />
      </Field>
      <Field label="说一句" optional>
        <TextArea value={text} onChange={setText} maxLength={300} />
      </Field>
    </StepSheet>
  )
}

/** Keeps the rating that a requester gave by phone. */
export function RateSheet({ order, onClose }: SheetFor) {
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  const write = useWrite(orders.rate, onClose)
  return (
    <StepSheet
      title="替对方评价"
      verb="记下评价"
      ready={stars > 0}
      busy={write.busy}
      error={write.error}
      onSubmit={() => void write.send({ params: { code: order.code }, body: { stars, text: text.trim() } })}
      onClose={onClose}
    >
      <Field label="对方满意吗" hint="按对方在电话里说的记。">
        <Stars value={stars} onChange={setStars} />
      </Field>
      <Field label="对方说的话" optional>
        <TextArea value={text} onChange={setText} maxLength={200} />
      </Field>
    </StepSheet>
  )
}
