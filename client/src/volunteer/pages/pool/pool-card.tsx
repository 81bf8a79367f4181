import { pool as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { distanceWords } from '@shared/geo/distance'
import { beijingDate } from '@shared/time/beijing'
import { parseSlotKey, slotKey, slotWords } from '@shared/time/slot'
import { momentWords } from '@shared/time/words'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { URGENCY_LABELS } from '@shared/vocabulary/orders'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Refusal, useWrite } from '@/api'
import { Button, Card, Chip, Choice, Failed, Field } from '@/design'
import { useReminders } from '@/volunteer/reminders'

export type PoolOrder = ReplyOf<typeof contract.list>['items'][number]
export type Taken = ReplyOf<typeof contract.take>

interface PoolCardProps {
  order: PoolOrder
  onTaken(taken: Taken): void
  /** Another team was first, or the site took it back. */
  onGone(order: PoolOrder): void
}

/** '医疗卫生 · 服务 1 人 · 周三 09:12 开放'. */
function noteOf({ category, people, pooledAt }: PoolOrder): string {
  const kind = category === null ? [] : [CATEGORY_LABELS[category]]
  return [...kind, `服务 ${people} 人`, `${momentWords(Date.parse(pooledAt), Date.now())} 开放`].join(' · ')
}

/** What was chosen where it is still to be had, otherwise the first of what is. */
const standing = (chosen: string | null, among: readonly string[]): string | null =>
  chosen !== null && among.includes(chosen) ? chosen : (among[0] ?? null)

const isGone = (error: unknown): boolean => error instanceof Refusal && error.code === 'pool_closed'

/** An order that the leader's teams may take: what a team may know of it, when they are free, and one press that takes it. */
export function PoolCard({ order, onTaken, onGone }: PoolCardProps) {
  const [chosenTeam, setTeam] = useState<string | null>(null)
  const [chosenSlot, setSlot] = useState<string | null>(null)
  const remind = useReminders()
  const take = useWrite(contract.take, onTaken, (error) => {
    if (isGone(error)) onGone(order)
  })
  const { error } = take
  const code = standing(
    chosenTeam,
    order.teams.map((team) => team.code),
  )
  const team = order.teams.find((one) => one.code === code)
  const slots = team?.slots ?? []
  const key = standing(chosenSlot, slots.map(slotKey))
  const today = beijingDate(Date.now())
  const title = `${order.title} · ${order.village.name}`
  const send = () => {
    if (team === undefined || key === null) return
    remind()
    void take.send({ params: { code: order.code }, body: { team: team.code, slot: parseSlotKey(key) } })
  }
  return (
    <Card
      className="offer-card pool-card"
      title={title}
      note={noteOf(order)}
      {...(order.urgency === 'normal' ? {} : { aside: <Chip tone="kapok">{URGENCY_LABELS[order.urgency]}</Chip> })}
    >
      <View className="stack">
        {order.teams.length > 1 ? (
          <Field label="哪支队伍去">
            <Choice
              stacked
              options={order.teams.map((one) => ({ value: one.code, label: one.name, note: `离村 ${distanceWords(one.distance)}` }))}
              value={code}
              onChange={setTeam}
            />
          </Field>
        ) : (
          team !== undefined && <View>{`${team.name}，离村 ${distanceWords(team.distance)}`}</View>
        )}
        {slots.length > 0 ? (
          <Field label={slots.length > 1 ? '选一个时段' : '时段'}>
            <Choice
              stacked={slots.length > 3}
              options={slots.map((slot) => ({ value: slotKey(slot), label: slotWords(slot, today) }))}
              value={key}
              onChange={setSlot}
            />
          </Field>
        ) : (
          <View className="words-note">对方方便的时段，这支队伍都排满了。</View>
        )}
        <Button kind="leaf" busy={take.busy} busyText="正在接…" disabled={key === null} label={`接这单：${title}`} onPress={send}>
          接这单
        </Button>
        {error !== null && !isGone(error) && <Failed error={error} kept="选好的还在。" onRetry={send} />}
      </View>
    </Card>
  )
}
