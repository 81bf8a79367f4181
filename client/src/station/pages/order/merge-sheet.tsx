import { orders } from '@shared/contract'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Choice, Field, TextArea, TextInput } from '@/design'
import type { DeskOrder, SheetFor } from './desk-order'
import { StepSheet } from './step-sheet'

interface MergeSheetProps extends SheetFor {
  duplicates: DeskOrder['duplicates']
  /** The order that was chosen already; empty where none was. */
  into: string
}

/** Puts the order together with another of the same village: one of those that look alike, or one known by its number. */
export function MergeSheet({ order, duplicates, into: chosen, onClose }: MergeSheetProps) {
  const [into, setInto] = useState(chosen)
  const [text, setText] = useState('')
  const write = useWrite(orders.merge, onClose)
  return (
    <StepSheet
      title="并入另一张单"
      verb="并入"
      ready={into.trim().length === 8}
      busy={write.busy}
      error={write.error}
      onSubmit={() => void write.send({ params: { code: order.code }, body: { into: into.trim(), text: text.trim() } })}
      onClose={onClose}
    >
      {duplicates.length > 0 && (
        <Field label="看起来是同一件事的">
          <Choice
            stacked
            options={duplicates.map(({ code, title, why }) => ({ value: code, label: `${title}（${code}）`, note: why }))}
            value={into}
            onChange={setInto}
          />
        </Field>
      )}
      <Field label="并入的单号" hint="只能是同一个村、还在办理的单。">
        <TextInput value={into} onChange={setInto} maxLength={8} />
      </Field>
      <Field label="给对方的话" optional>
        <TextArea value={text} onChange={setText} maxLength={300} />
      </Field>
    </StepSheet>
  )
}
