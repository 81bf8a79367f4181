import { returnVisits as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { VISIT_STATE_LABELS, VISIT_STATES, type VisitState } from '@shared/lifecycle/return-visit'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Card, Chip, Empty, Failed, ListMore, Loading, Section, Tabs } from '@/design'
import { go } from '@/platform/navigation'
import { type DrawInFull, VISIT_TONES } from '../../visit-words'

type Line = ReplyOf<typeof contract.visits>['items'][number]

function VisitCard({ line }: { line: Line }) {
  const { code, position, title, village, state, tries, poor, followedUp } = line
  const notes = [village.name, ...(tries > 0 ? [`打过 ${tries} 次没通`] : [])]
  return (
    <Card
      title={`${position}. ${title}`}
      note={notes.join(' · ')}
      aside={<Chip tone={VISIT_TONES[state]}>{VISIT_STATE_LABELS[state]}</Chip>}
      onPress={() => go('/supervision/pages/visit/index', { code })}
    >
      {poor && <View className="station-late">{followedUp ? '有不好的回答，已经跟进' : '有不好的回答，还没跟进'}</View>}
    </Card>
  )
}

function Lines({ code, state }: { code: string; state: VisitState }) {
  const list = usePages(contract.visits, { params: { code }, query: { state } })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="check" title="这一类没有单" />
  return (
    <View className="stack">
      <View className="station-rows">
        {list.items.map((line) => (
          <VisitCard key={line.code} line={line} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

/** The calls of a draw, by what became of them. */
export function VisitList({ draw }: { draw: DrawInFull }) {
  const { states } = draw.figures
  const [show, setShow] = useState<VisitState>(() => VISIT_STATES.find((state) => states[state] > 0) ?? 'waiting')
  return (
    <Section title="要打的电话">
      <Tabs<VisitState>
        label="打得怎么样"
        items={VISIT_STATES.map((key) => ({ key, text: VISIT_STATE_LABELS[key], count: states[key] }))}
        value={show}
        onChange={setShow}
      />
      <Lines key={show} code={draw.code} state={show} />
    </Section>
  )
}
