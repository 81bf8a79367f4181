import { orders } from '@shared/contract'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Choice, Field } from '@/design'
import { Stepper } from '@/design/stepper'
import type { SheetFor } from './desk-order'
import { StepSheet } from './step-sheet'

type Count = '1' | '2'

const TEAMS = [
  { value: '1', label: '一支' },
  { value: '2', label: '两支一起来' },
] as const
const PARTS = [
  { value: '1', label: '一个时段' },
  { value: '2', label: '连着两个时段' },
] as const
const MOST_HELPERS = 50

const countOf = (value: Count): 1 | 2 => (value === '2' ? 2 : 1)

/** What the visit takes: how many teams at once, how long, and how many people of each. */
export function NeedsSheet({ order, onClose }: SheetFor) {
  const [teams, setTeams] = useState<Count>(order.needs.teams > 1 ? '2' : '1')
  const [parts, setParts] = useState<Count>(order.needs.parts > 1 ? '2' : '1')
  const [helpers, setHelpers] = useState(order.needs.helpers)
  const write = useWrite(orders.setNeeds, onClose)
  return (
    <StepSheet
      title="这张单要来多少人"
      verb="定下"
      ready
      busy={write.busy}
      error={write.error}
      onSubmit={() =>
        void write.send({ params: { code: order.code }, body: { needs: { helpers, parts: countOf(parts), teams: countOf(teams) } } })
      }
      onClose={onClose}
    >
      <Field label="几支队伍" hint="两支一起来的，都答应了才算数；有一支不来，另一支也不用去。">
        <Choice<Count> options={TEAMS} value={teams} onChange={setTeams} />
      </Field>
      <Field label="做多久">
        <Choice<Count> options={PARTS} value={parts} onChange={setParts} />
      </Field>
      <Field label={teams === '2' ? '每支至少来' : '至少来'}>
        <Stepper label="人数" unit="人" least={1} most={MOST_HELPERS} value={helpers} onChange={setHelpers} />
      </Field>
    </StepSheet>
  )
}
