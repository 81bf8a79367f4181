import { orders } from '@shared/contract'
import { levelOf } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Card, Failed, guarded, Notice } from '@/design'
import { go } from '@/platform/navigation'
import { type Desk, useDesk } from '@/station/desk'
import { openOrder } from '@/station/order-line'
import { StationFrame } from '@/station/station-frame'
import type { Order } from '../order/desk-order'
import { bodyOf, type Draft, emptyDraft, missingIn } from './draft'
import './index.scss'
import { BeneficiaryFields, RequesterFields } from './people-fields'
import { Placed } from './placed'
import { VillageChoice } from './village-choice'
import { WishFields } from './wish-fields'

/** The village of somebody who has but one needs no choosing. */
function onlyVillage({ placing }: Desk): Draft['village'] {
  const [first, ...others] = placing
  return first !== undefined && others.length === 0 && levelOf(first.code) === 'village' ? first : null
}

/** The form's state: what was filled in, what is wrong with it once it was pressed, and the order that came of it. */
function usePlacing(desk: Desk) {
  const [typed, setDraft] = useState(() => emptyDraft(desk.site === null ? 'proxy' : 'phone'))
  const draft: Draft = { ...typed, village: typed.village ?? onlyVillage(desk) }
  const [pressed, setPressed] = useState(false)
  const [placed, setPlaced] = useState<Order | null>(null)
  const write = useWrite(orders.submit, setPlaced)
  const missing = missingIn(draft)
  const ready = Object.keys(missing).length === 0
  const submit = () => {
    setPressed(true)
    if (ready) void write.send({ body: bodyOf(draft) })
  }
  /** The next caller is often of the same village, and comes the same way. */
  const again = () => {
    setDraft({ ...emptyDraft(draft.channel), village: draft.village })
    setPressed(false)
    setPlaced(null)
  }
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  return {
    draft,
    change,
    submit,
    again,
    placed,
    write,
    wrong: pressed ? { ...detailsOf(write.error), ...missing } : {},
    incomplete: pressed && !ready,
  }
}

function PlaceOrder() {
  const desk = useDesk()
  const { draft, change, submit, again, placed, write, wrong, incomplete } = usePlacing(desk)
  const frame = { id: 'place-order', title: '代客点单', current: 'place-order' as const, desk, forPlacing: true }
  if (placed !== null) {
    const open = () => (desk.site === null ? go('/pages/order/index', { code: placed.code }) : openOrder(placed.code))
    return (
      <StationFrame {...frame}>
        <Placed order={placed} onAgain={again} onOpen={open} />
      </StationFrame>
    )
  }
  const fields = { draft, wrong, onChange: change }
  return (
    <StationFrame
      {...frame}
      list={
        <View className="stack">
          <Card title="在哪里">
            <VillageChoice scopes={desk.placing} village={draft.village} onChange={(village) => change({ village, project: null })} />
            {wrong.village !== undefined && <Notice tone="kapok">{wrong.village}</Notice>}
          </Card>
          <RequesterFields {...fields} />
          <BeneficiaryFields {...fields} />
        </View>
      }
      picture={
        <View className="stack">
          <WishFields {...fields} />
          {incomplete && <Notice tone="kapok">还有没填好的地方，看看标红的几处。</Notice>}
          {write.error !== null && <Failed error={write.error} kept="您填的还在。" />}
        </View>
      }
      foot={
        <Button id="submit-order" kind="primary" busy={write.busy} onPress={submit}>
          下单
        </Button>
      }
    />
  )
}

export default guarded(PlaceOrder)
