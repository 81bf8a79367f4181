import type { Transition } from './machine'

export const PROJECT_STATES = ['draft', 'reviewing', 'returned', 'listed', 'paused', 'retired'] as const
export type ProjectState = (typeof PROJECT_STATES)[number]

export const PROJECT_STATE_LABELS: Record<ProjectState, string> = {
  draft: '草稿',
  reviewing: '等站点审核',
  returned: '退回修改',
  listed: '已上架',
  paused: '暂停接单',
  retired: '已下架',
}

export const PROJECT_ACTIONS = ['submit', 'list', 'return', 'pause', 'resume', 'retire', 'revise'] as const
export type ProjectAction = (typeof PROJECT_ACTIONS)[number]
/** `leader`: of the team that offers it. `reviewer`: staff of the team's home site or of one above it. */
export const PROJECT_PARTIES = ['leader', 'reviewer'] as const
export type ProjectParty = (typeof PROJECT_PARTIES)[number]

/** The life of a service project. Revising a listed one makes a new version and sends it back to review; open orders keep theirs. */
export const PROJECT_TRANSITIONS: readonly Transition<ProjectState, ProjectAction, ProjectParty>[] = [
  { action: 'submit', from: ['draft', 'returned'], by: ['leader'], to: 'reviewing' },
  { action: 'list', from: ['reviewing'], by: ['reviewer'], to: 'listed' },
  { action: 'return', from: ['reviewing'], by: ['reviewer'], to: 'returned' },
  { action: 'pause', from: ['listed'], by: ['leader', 'reviewer'], to: 'paused' },
  { action: 'resume', from: ['paused'], by: ['leader', 'reviewer'], to: 'listed' },
  { action: 'retire', from: ['listed', 'paused'], by: ['leader', 'reviewer'], to: 'retired' },
  { action: 'revise', from: ['draft', 'returned'], by: ['leader'], to: 'same' },
  { action: 'revise', from: ['listed', 'paused'], by: ['leader'], to: 'reviewing' },
]
