import { orders } from '@shared/contract'
import { OUTCOME_LABELS, OUTCOMES, type Outcome } from '@shared/vocabulary/orders'
import { useWrite } from '@/api'
import { ConfirmSheet, ReasonSheet } from '@/design'
import type { ActionSheetProps } from './said-sheet'

const CHOICES = OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }))

/** Those who serve say that they have begun. */
export function StartSheet({ code, onClose, onDone }: ActionSheetProps) {
  const start = useWrite(orders.start, () => onDone('已经开始服务。办完以后，回到这里写结果。'))
  return (
    <ConfirmSheet
      open
      title="现在开始服务？"
      action="开始服务"
      busy={start.busy}
      error={start.error}
      onConfirm={() => void start.send({ params: { code }, body: {} })}
      onClose={onClose}
    >
      点单的人会看到“服务中”。
    </ConfirmSheet>
  )
}

/** Those who served say how it ended; a photo is never asked for. */
export function DeliverSheet({ code, onClose, onDone }: ActionSheetProps) {
  const deliver = useWrite(orders.deliver, () => onDone('已经写好结果，等点单的人评价。'))
  return (
    <ReasonSheet<Outcome>
      open
      title="服务完成"
      reasons={CHOICES}
      reasonLabel="结果怎么样"
      textLabel="还想说明的"
      textHint="点单的人和站里会看到。"
      textOptional
      textMost={300}
      action="写好了"
      busy={deliver.busy}
      error={deliver.error}
      onSubmit={({ reason, text }) => {
        if (reason !== null) void deliver.send({ params: { code }, body: { outcome: reason, text } })
      }}
      onClose={onClose}
    />
  )
}
