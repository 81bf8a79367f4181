import { OUTCOME_LABELS, OUTCOMES } from '@shared/vocabulary/orders'
import type { Attendance } from '@/activity-work/activity'
import { Card, Choice, Field, TextInput } from '@/design'
import type { Closing } from './closing'

const OPTIONS = OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }))

interface OrderOutcomesProps {
  orders: Attendance['orders']
  closing: Closing
  wrong: Readonly<Record<string, string>>
  change(part: Partial<Closing>): void
}

/** How each order that the activity served ended; whoever placed it reads it and rates it. */
export function OrderOutcomes({ orders, closing, wrong, change }: OrderOutcomesProps) {
  return (
    <>
      {orders.map(({ code, title }) => {
        const said = closing.orders[code] ?? { outcome: null, text: '' }
        const put = (part: Partial<typeof said>) => change({ orders: { ...closing.orders, [code]: { ...said, ...part } } })
        return (
          <Card key={code} title={title} note={`单号 ${code} · 结项后，点单的人来评价`}>
            <Field label={`“${title}”办得怎么样`} error={wrong[code]}>
              <Choice stacked options={OPTIONS} value={said.outcome} onChange={(outcome) => put({ outcome })} />
            </Field>
            <Field label="还想告诉点单的人" optional>
              <TextInput value={said.text} maxLength={200} onChange={(text) => put({ text })} />
            </Field>
          </Card>
        )
      })}
    </>
  )
}
