import type { Transition } from './machine'

export const TASK_STATES = ['todo', 'doing', 'submitted', 'accepted', 'returned', 'cancelled'] as const
export type TaskState = (typeof TASK_STATES)[number]

export const TASK_STATE_LABELS: Record<TaskState, string> = {
  todo: '还没开始',
  doing: '正在做',
  submitted: '等验收',
  accepted: '完成了',
  returned: '退回再做',
  cancelled: '取消了',
}

export const TASK_ACTIONS = ['start', 'take_over', 'attach', 'submit', 'accept', 'return', 'reschedule', 'cancel'] as const
export type TaskAction = (typeof TASK_ACTIONS)[number]

/** `owner`: staff of the task's site. `reviewer`: who administers or supervises it, and is not the one who submitted it. */
export const TASK_PARTIES = ['owner', 'reviewer'] as const
export type TaskParty = (typeof TASK_PARTIES)[number]

/** `has_evidence`: something shows the work. `of_another`: somebody else has it in hand. */
export const TASK_CONDITIONS = ['has_evidence', 'of_another'] as const
export type TaskCondition = (typeof TASK_CONDITIONS)[number]

const open: readonly TaskState[] = ['todo', 'doing', 'submitted', 'returned']

/** The life of a task of the list (任务清单). Evidence is picked from what the system holds already, and added while it is being done. */
export const TASK_TRANSITIONS: readonly Transition<TaskState, TaskAction, TaskParty, TaskCondition>[] = [
  { action: 'start', from: ['todo'], by: ['owner'], to: 'doing' },
  { action: 'take_over', from: ['doing', 'returned'], by: ['owner'], to: 'same', when: ['of_another'] },
  { action: 'attach', from: ['doing', 'returned'], by: ['owner'], to: 'same' },
  { action: 'submit', from: ['doing', 'returned'], by: ['owner'], to: 'submitted', when: ['has_evidence'] },
  { action: 'accept', from: ['submitted'], by: ['reviewer'], to: 'accepted' },
  { action: 'return', from: ['submitted'], by: ['reviewer'], to: 'returned' },
  { action: 'reschedule', from: open, by: ['reviewer'], to: 'same' },
  { action: 'cancel', from: open, by: ['reviewer'], to: 'cancelled' },
]
