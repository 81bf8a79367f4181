import type { Transition } from './machine'

export const TASK_STATES = ['todo', 'doing', 'submitted', 'accepted', 'returned'] as const
export type TaskState = (typeof TASK_STATES)[number]

export const TASK_STATE_LABELS: Record<TaskState, string> = {
  todo: '还没开始',
  doing: '正在做',
  submitted: '等验收',
  accepted: '完成了',
  returned: '退回再做',
}

export const TASK_ACTIONS = ['start', 'attach', 'submit', 'accept', 'return'] as const
export type TaskAction = (typeof TASK_ACTIONS)[number]

/** `owner`: staff of the task's site. `reviewer`: who administers or supervises it, and is not the one who submitted it. */
export const TASK_PARTIES = ['owner', 'reviewer'] as const
export type TaskParty = (typeof TASK_PARTIES)[number]

export const TASK_CONDITIONS = ['has_evidence'] as const
export type TaskCondition = (typeof TASK_CONDITIONS)[number]

/** The life of a task of the list (任务清单). Evidence is picked from what the system holds already, and added while it is being done. */
export const TASK_TRANSITIONS: readonly Transition<TaskState, TaskAction, TaskParty, TaskCondition>[] = [
  { action: 'start', from: ['todo'], by: ['owner'], to: 'doing' },
  { action: 'attach', from: ['doing', 'returned'], by: ['owner'], to: 'same' },
  { action: 'submit', from: ['doing', 'returned'], by: ['owner'], to: 'submitted', when: ['has_evidence'] },
  { action: 'accept', from: ['submitted'], by: ['reviewer'], to: 'accepted' },
  { action: 'return', from: ['submitted'], by: ['reviewer'], to: 'returned' },
]
