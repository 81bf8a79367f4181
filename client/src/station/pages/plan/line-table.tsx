import type { PlanLineState } from '@shared/vocabulary/plans'
import { View } from '@tarojs/components'
import { Button, Card, Empty, Failed, Loading, Tabs } from '@/design'
import { spoken } from '@/design/spoken'
import { LineRow } from './line-row'
import { LINE_STATE_LABELS, type Plan, type PlanLine } from './plan-words'
import { type LineFilter, useTurns } from './use-turns'

type Shown = PlanLineState | 'all'

const ORDER: readonly PlanLineState[] = ['proposed', 'unserved', 'sent', 'kept', 'pooled']

const NOTHING: Record<Shown, string> = {
  all: '这里没有要排的单',
  proposed: '没有等着发出的单',
  kept: '没有已经在请队伍的单',
  sent: '还没有从这份安排发出的单',
  unserved: '没有派不出的单',
  pooled: '没有开放抢单的单',
}

interface LineTableProps {
  plan: Plan
  filter: LineFilter
  /** Code of the order whose reasons are open. */
  looked: string | null
  onLook(line: PlanLine): void
}

/** A page of the plan's lines. */
function Turned({ plan, filter, looked, onLook }: LineTableProps) {
  const { read, page, forward, back } = useTurns(plan.code, filter)
  if (read.isPending) return <Loading />
  if (read.error !== null && read.data === undefined) return <Failed error={read.error} onRetry={() => void read.refetch()} />
  const lines = read.data?.items ?? []
  if (lines.length === 0) return <Empty icon="check" title={NOTHING[filter.show ?? 'all']} note="换一个分类，或看别处。" />
  return (
    <View className="stack">
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} kept="下面是上次看到的。" />}
      <View className="plan-lines">
        <View className="plan-lines__head" {...spoken({ hidden: true })}>
          <View>单和村</View>
          <View>派给谁，几时去</View>
          <View>状态和理由</View>
        </View>
        {lines.map((line) => (
          <LineRow key={line.order.code} line={line} looked={line.order.code === looked} onLook={() => onLook(line)} />
        ))}
      </View>
      {(back !== null || forward !== null) && (
        <View className="plan-turns not-printed">
          <Button narrow icon="back" disabled={back === null} onPress={() => back?.()}>
            前一页
          </Button>
          <View className="words-note">{`第 ${page} 页`}</View>
          <Button narrow icon="forward" disabled={forward === null} onPress={() => forward?.()}>
            后一页
          </Button>
        </View>
      )}
    </View>
  )
}

/** The plan as a table: one kind of line at a time, twenty at a time. */
export function LineTable(props: LineTableProps & { title: string; onShow(show: PlanLineState | null): void }) {
  const { plan, filter, title, onShow } = props
  // What a number says, its rows must show: of one place only those that nobody can come for are counted.
  const place = plan.places.find(({ code }) => code === filter.place)
  const countOf = (state: PlanLineState): number | undefined =>
    filter.place === null ? plan.counts[state] : state === 'unserved' ? place?.unserved : undefined
  const tabs = [
    { key: 'all' as const, text: '全部' },
    ...ORDER.filter((key) => key === 'proposed' || key === 'unserved' || plan.counts[key] > 0).map((key) => ({
      key,
      text: [LINE_STATE_LABELS[key], countOf(key)].filter((part) => part !== undefined).join(' '),
    })),
  ]
  return (
    <Card id="plan-lines" title={title}>
      <View className="stack">
        <Tabs<Shown> label="看哪些单" items={tabs} value={filter.show ?? 'all'} onChange={(show) => onShow(show === 'all' ? null : show)} />
        <Turned key={`${plan.code}.${plan.round}.${filter.show ?? ''}.${filter.place ?? ''}.${filter.team ?? ''}`} {...props} />
      </View>
    </Card>
  )
}
