import { orders } from '@shared/contract'
import { REFUSAL_LABELS, REFUSAL_REASONS, URGENCIES, URGENCY_LABELS, type Urgency } from '@shared/vocabulary/orders'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Choice, Field, ReasonSheet, TextArea, TextInput } from '@/design'
import type { DeskOrder, SheetFor } from './desk-order'
import { StepSheet } from './step-sheet'

const REASONS = REFUSAL_REASONS.map((value) => ({ value, label: REFUSAL_LABELS[value] }))

/** Ends the order without a service: the reason and the words to the requester are both demanded. */
export function RefuseSheet({ order, onClose }: SheetFor) {
  const write = useWrite(orders.refuse, onClose)
  return (
    <ReasonSheet
      open
      title="不受理这张单"
      reasons={REASONS}
      textLabel="给对方的话"
      textHint="对方会读到，也可以请上一级再看一次。"
      textMost={300}
      action="不受理"
      busy={write.busy}
      error={write.error}
      onSubmit={({ reason, text }) => {
        if (reason !== null) void write.send({ params: { code: order.code }, body: { reason, text } })
      }}
      onClose={onClose}
    />
  )
}

/** Sends the requester on to whom it belongs. */
export function ReferSheet({ order, onClose }: SheetFor) {
  const [target, setTarget] = useState('')
  const [phone, setPhone] = useState('')
  const [text, setText] = useState('')
  const write = useWrite(orders.refer, onClose)
  const details = detailsOf(write.error)
  return (
    <StepSheet
      title="转介到别处"
      verb="转介"
      ready={target.trim() !== '' && text.trim() !== ''}
      busy={write.busy}
      error={write.error}
      onSubmit={() =>
        void write.send({
          params: { code: order.code },
          body: { target: target.trim(), phone: phone.trim() === '' ? null : phone.trim(), text: text.trim() },
        })
      }
      onClose={onClose}
    >
      <Field label="转到哪里" error={details.target}>
        <TextInput value={target} onChange={setTarget} maxLength={60} placeholder="例如：镇民政办" />
      </Field>
      <Field label="那里的电话" optional error={details.phone}>
        <TextInput kind="phone" value={phone} onChange={setPhone} maxLength={12} />
      </Field>
      <Field label="给对方的话" hint="说清楚为什么转、去了找谁。" error={details.text}>
        <TextArea value={text} onChange={setText} maxLength={300} />
      </Field>
    </StepSheet>
  )
}

/** Gives the order to a site below. */
export function HandDownSheet({ order, sites, onClose }: SheetFor & { sites: DeskOrder['lowerSites'] }) {
  const [site, setSite] = useState<string | null>(null)
  const [text, setText] = useState('')
  const write = useWrite(orders.handDown, onClose)
  return (
    <StepSheet
      title="下派给下面的站点"
      verb="下派"
      ready={site !== null}
      busy={write.busy}
      error={write.error}
      onSubmit={() => {
        if (site !== null) void write.send({ params: { code: order.code }, body: { site, text: text.trim() } })
      }}
      onClose={onClose}
    >
      <Field label="派给哪个站点">
        <Choice stacked options={sites.map(({ code, name }) => ({ value: code, label: name }))} value={site} onChange={setSite} />
      </Field>
      <Field label="交代一句" optional>
        <TextArea value={text} onChange={setText} maxLength={300} />
      </Field>
    </StepSheet>
  )
}

const URGENCY_OPTIONS = URGENCIES.map((value) => ({ value, label: URGENCY_LABELS[value] }))

/** Confirms or changes how urgent it is, with a word why; the clocks follow. */
export function UrgencySheet({ order, onClose }: SheetFor) {
  const [urgency, setUrgency] = useState<Urgency>(order.urgency)
  const [text, setText] = useState('')
  const write = useWrite(orders.setUrgency, onClose)
  return (
    <StepSheet
      title="确认缓急"
      verb="确认"
      ready={text.trim() !== ''}
      busy={write.busy}
      error={write.error}
      onSubmit={() => void write.send({ params: { code: order.code }, body: { urgency, text: text.trim() } })}
      onClose={onClose}
    >
      <Field label="缓急" hint="时限会跟着变。">
        <Choice<Urgency> options={URGENCY_OPTIONS} value={urgency} onChange={setUrgency} />
      </Field>
      <Field label="为什么">
        <TextArea value={text} onChange={setText} maxLength={200} />
      </Field>
    </StepSheet>
  )
}
