import { tasks as contract } from '@shared/contract'
import type { TaskState } from '@shared/lifecycle/task'
import { View } from '@tarojs/components'
import { usePages } from '@/api'
import { Empty, Failed, ListMore, Loading } from '@/design'
import './administration.scss'
import { TaskCard } from './task-card'

interface TaskListProps {
  under: string
  state?: TaskState | undefined
  /** What to do where there is nothing. */
  emptyNote: string
}

/** The tasks of a place and all below it. */
export function TaskList({ under, state, emptyNote }: TaskListProps) {
  const list = usePages(contract.list, { query: { under, ...(state === undefined ? {} : { state }) } })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="list" title="这里没有任务" note={emptyNote} />
  return (
    <View className="stack">
      <View className="administration-rows">
        {list.items.map((task) => (
          <TaskCard key={task.code} task={task} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}
