import { orders, supervision } from '@shared/contract'
import type { StuckList as ListName } from '@shared/contract/supervision'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages, useWrite } from '@/api'
import { Button, Empty, Failed, ListMore, Loading, ReasonSheet } from '@/design'
import { OrderLine } from '@/station/order-line'
import { UrgeSheet } from '@/station/urge-sheet'
import { NOTHING, type StuckLine, whoWords } from './stuck-words'

const MOST = 300

/** The upper site takes the order to itself: a step of the order's own life. */
function TakeOverSheet({ line, onClose }: { line: StuckLine; onClose(): void }) {
  const write = useWrite(orders.takeOver, onClose)
  return (
    <ReasonSheet
      open
      title="接过来办"
      textLabel="说一句为什么"
      textHint="这张单以后由您的站点办，已发的邀请仍然有效。"
      textOptional
      textMost={MOST}
      action="接过来"
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code: line.code }, body: { text } })}
      onClose={onClose}
    />
  )
}

type Doing = { line: StuckLine; action: StuckLine['actions'][number] }

function StuckRow({ line, onDo }: { line: StuckLine; onDo(doing: Doing): void }) {
  const about = `${line.title}，${line.village.name}`
  return (
    <OrderLine line={line}>
      <View className="words-note">{whoWords(line)}</View>
      {line.actions.length > 0 && (
        <View className="station-buttons not-printed">
          {line.actions.includes('urge') && (
            <Button narrow icon="bell" label={`催办：${about}`} onPress={() => onDo({ line, action: 'urge' })}>
              催办
            </Button>
          )}
          {line.actions.includes('take_over') && (
            <Button narrow icon="hands" label={`接过来办：${about}`} onPress={() => onDo({ line, action: 'take_over' })}>
              接过来办
            </Button>
          )}
        </View>
      )}
    </OrderLine>
  )
}

/** One list of what is stuck, with what can be done about each order. */
export function StuckOrders({ site, show, owner }: { site: string; show: ListName; owner: string | null }) {
  const list = usePages(supervision.stuck, { query: { site, show, ...(owner === null ? {} : { owner }) } })
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="check" {...NOTHING[show]} />
  return (
    <View className="stack">
      {list.items.map((line) => (
        <StuckRow key={line.code} line={line} onDo={setDoing} />
      ))}
      <ListMore list={list} />
      {doing?.action === 'urge' && <UrgeSheet code={doing.line.code} owner={doing.line.owner.name} onClose={close} />}
      {doing?.action === 'take_over' && <TakeOverSheet line={doing.line} onClose={close} />}
    </View>
  )
}
