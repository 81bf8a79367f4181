import type { Transition } from './machine'

export const ACTIVITY_STATES = [
  'draft',
  'reviewing',
  'returned',
  'recruiting',
  'ongoing',
  'ended',
  'settled',
  'archived',
  'cancelled',
] as const
export type ActivityState = (typeof ACTIVITY_STATES)[number]

/** What a person reads in the chip. */
export const ACTIVITY_STATE_LABELS: Record<ActivityState, string> = {
  draft: '草稿',
  reviewing: '等站点审核',
  returned: '退回修改',
  recruiting: '报名中',
  ongoing: '进行中',
  ended: '等队长结项',
  settled: '已结项',
  archived: '已归档',
  cancelled: '已取消',
}

/** What the public activity list shows. */
export const PUBLIC_ACTIVITY_STATES: readonly ActivityState[] = ['recruiting', 'ongoing', 'ended', 'settled', 'archived']

/** `leader`: of the team that holds it. `reviewer`: staff of the site that reviews it, or of one above. `system`: the worker, by the clock. */
export const ACTIVITY_PARTIES = ['leader', 'reviewer', 'system'] as const
export type ActivityParty = (typeof ACTIVITY_PARTIES)[number]

export const ACTIVITY_ACTIONS = [
  'revise',
  'submit',
  'publish',
  'return',
  'postpone',
  'cancel',
  'begin',
  'end',
  'settle',
  'archive',
] as const
export type ActivityAction = (typeof ACTIVITY_ACTIONS)[number]

const unpublished: readonly ActivityState[] = ['draft', 'returned']

/**
 * The life of an activity. `postpone` keeps it recruiting at another time; `cancel` gives linked orders back to their sites. `settle` is
 * the leader's word on attendance and outcome, due within ten working days (MCA Order 67 art. 11); after it only reversals change hours.
 */
export const ACTIVITY_TRANSITIONS: readonly Transition<ActivityState, ActivityAction, ActivityParty>[] = [
  { action: 'revise', from: unpublished, by: ['leader'], to: 'same' },
  { action: 'submit', from: unpublished, by: ['leader'], to: 'reviewing' },
  { action: 'publish', from: ['reviewing'], by: ['reviewer'], to: 'recruiting' },
  { action: 'return', from: ['reviewing'], by: ['reviewer'], to: 'returned' },
  { action: 'postpone', from: ['recruiting'], by: ['leader', 'reviewer'], to: 'same' },
  { action: 'cancel', from: [...unpublished, 'reviewing', 'recruiting'], by: ['leader', 'reviewer'], to: 'cancelled' },
  { action: 'begin', from: ['recruiting'], by: ['leader', 'system'], to: 'ongoing' },
  { action: 'end', from: ['ongoing'], by: ['leader', 'system'], to: 'ended' },
  { action: 'settle', from: ['ended'], by: ['leader'], to: 'settled' },
  { action: 'archive', from: ['settled'], by: ['reviewer', 'system'], to: 'archived' },
]
