import type { tasks } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { TASK_STATE_LABELS, type TaskState } from '@shared/lifecycle/task'
import { beijingDate } from '@shared/time/beijing'
import { monthDayWords } from '@shared/time/words'
import { TASK_WORK_LABELS } from '@shared/vocabulary/tasks'
import { Card, Chip, type Tone } from '@/design'
import { go } from '@/platform/navigation'

const TONES: Record<TaskState, Tone> = {
  todo: 'grey',
  doing: 'sky',
  submitted: 'amber',
  accepted: 'leaf',
  returned: 'kapok',
  cancelled: 'grey',
}

export function TaskChip({ state }: { state: TaskState }) {
  return <Chip tone={TONES[state]}>{TASK_STATE_LABELS[state]}</Chip>
}

/** By when, and whether that day has passed: said, not only coloured. */
export const dueWords = ({ dueOn, late }: { dueOn: string; late: boolean }): string =>
  `${monthDayWords(dueOn, beijingDate(Date.now()))}前完成${late ? '，已过期限' : ''}`

/** A row of a list of tasks. */
export function TaskCard({ task }: { task: ReplyOf<typeof tasks.list>['items'][number] }) {
  const { code, work, site, state, owner, evidence } = task
  return (
    <Card
      title={TASK_WORK_LABELS[work]}
      note={[site.name, dueWords(task), owner === null ? '站里的人办' : `${owner}在办`, `依据 ${evidence} 样`].join(' · ')}
      aside={<TaskChip state={state} />}
      onPress={() => go('/administration/pages/task/index', { code })}
    />
  )
}
