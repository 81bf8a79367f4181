import { tasks as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { TASK_STATE_LABELS, TASK_STATES, type TaskState } from '@shared/lifecycle/task'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Card, Chip, Failed, guarded, Loading, Notice, ProgressBar, Section, Tabs } from '@/design'
import type { AdministeredPlace } from '../../administered'
import { AdministrationFrame } from '../../administration-frame'
import { TaskList } from '../../task-list'
import { MakeSheet } from './make-sheet'

type Counts = ReplyOf<typeof contract.progress>['total']

/** 等验收 3，完成了 2: states with nothing in them are left out. */
const countWords = (counts: Counts): string =>
  TASK_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${TASK_STATE_LABELS[state]} ${counts[state]}`)
    .join('，')

function PlaceCard({ title, counts, onPress }: { title: string; counts: Counts; onPress?: (() => void) | undefined }) {
  return (
    <Card
      title={title}
      note={counts.total === 0 ? '没有布置任务' : countWords(counts)}
      {...(counts.late > 0 ? { aside: <Chip tone="kapok">{`${counts.late} 项过了期限`}</Chip> } : {})}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {counts.total > 0 && (
        <ProgressBar value={counts.accepted / counts.total} label={`${counts.total} 项里完成了 ${counts.accepted} 项`} />
      )}
    </Card>
  )
}

interface ProgressProps {
  place: AdministeredPlace
  onGo(place: AdministeredPlace): void
}

function Progress({ place, onGo }: ProgressProps) {
  const read = useRead(contract.progress, { query: { under: place.code } })
  if (read.isPending) return <Loading />
  if (read.data === undefined) return <Failed error={read.error} onRetry={() => void read.refetch()} />
  const { place: counted, total, own, items } = read.data
  return (
    <View className="stack">
      <PlaceCard title={`${counted.name}合计`} counts={total} />
      {items.length > 0 && (
        <Section title="分到下面">
          <View className="administration-rows">
            {own.total > 0 && <PlaceCard title="本级站点" counts={own} />}
            {items.map(({ place: below, counts }) => (
              <PlaceCard key={below.code} title={below.name} counts={counts} onPress={() => onGo(below)} />
            ))}
          </View>
        </Section>
      )}
    </View>
  )
}

/** Those that wait for this reviewer first. */
const SHOWN: readonly TaskState[] = ['submitted', ...TASK_STATES.filter((state) => state !== 'submitted')]

/** The very tasks behind the counts, by where they stand. */
function TasksBelow({ under, waiting }: { under: string; waiting: number }) {
  const [state, setState] = useState<TaskState>('submitted')
  const items = SHOWN.map((key) => ({ key, text: TASK_STATE_LABELS[key], ...(key === 'submitted' ? { count: waiting } : {}) }))
  return (
    <Section title="一项一项看">
      <Tabs<TaskState> label="看哪些任务" items={items} value={state} onChange={setState} />
      <TaskList
        key={state}
        under={under}
        state={state}
        emptyNote={state === 'submitted' ? '站里交上来的任务会列在这里。' : '这里和下面的站点，没有这样的任务。'}
      />
    </Section>
  )
}

function Tasks({ top }: { top: AdministeredPlace }) {
  const [path, setPath] = useState<AdministeredPlace[]>([top])
  const [making, setMaking] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const last = path.at(-1) ?? top
  // A membership names the site; tasks are set for the place.
  const progress = useRead(contract.progress, { query: { under: last.code } }).data
  const place = { code: last.code, name: progress?.place.name ?? last.name }
  return (
    <View className="stack">
      <View className="administration-column">
        <Button kind="primary" icon="plus" onPress={() => setMaking(true)}>
          {`给${place.name}布置任务`}
        </Button>
      </View>
      {path.slice(0, -1).map((above, at) => (
        <Button key={above.code} narrow kind="quiet" icon="back" onPress={() => setPath(path.slice(0, at + 1))}>
          {`回到${above.name}`}
        </Button>
      ))}
      {done !== null && <Notice tone="leaf">{done}</Notice>}
      <Progress key={place.code} place={place} onGo={(below) => setPath([...path, below])} />
      <TasksBelow key={`${place.code}.list`} under={place.code} waiting={progress?.total.submitted ?? 0} />
      {making && (
        <MakeSheet
          under={place}
          onClose={() => setMaking(false)}
          onDone={({ made, known }) => {
            setMaking(false)
            setDone(`布置了 ${made} 项${known > 0 ? `；${known} 项站里已经在办，照旧` : ''}。站里的人都收到消息了。`)
          }}
        />
      )}
    </View>
  )
}

function TasksPage() {
  return (
    <AdministrationFrame id="administration-tasks" title="任务清单" current="tasks" forSupervisors>
      {(place) => <Tasks key={place.code} top={place} />}
    </AdministrationFrame>
  )
}

export default guarded(TasksPage)
