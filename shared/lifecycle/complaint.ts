import type { Transition } from './machine'

export const COMPLAINT_STATES = ['filed', 'accepted', 'answered', 'closed', 'withdrawn'] as const
export type ComplaintState = (typeof COMPLAINT_STATES)[number]

export const COMPLAINT_STATE_LABELS: Record<ComplaintState, string> = {
  filed: '等受理',
  accepted: '在查',
  answered: '有答复了',
  closed: '办结了',
  withdrawn: '撤回了',
}

export const COMPLAINT_ACTIONS = [
  'accept',
  'answer',
  'satisfied',
  'not_satisfied',
  'withdraw',
  'escalate',
  'mark_overdue',
  'close',
] as const
export type ComplaintAction = (typeof COMPLAINT_ACTIONS)[number]

/** What stands in its timeline: its steps, its beginning, and each opening of the complainant's number. */
export type ComplaintStep = ComplaintAction | 'file' | 'contact'
export const COMPLAINT_STEP_LABELS: Record<ComplaintStep, string> = {
  file: '提出',
  accept: '受理了，开始查',
  answer: '答复了',
  satisfied: '说满意',
  not_satisfied: '说不满意，请上一级看',
  withdraw: '撤回了',
  escalate: '没有按时办，自动转到上一级',
  mark_overdue: '超时了，已经提醒',
  close: '答复以后没有再说什么，办结',
  contact: '看了电话，要联系您',
}

/**
 * `complainant`: whose complaint it is. `handler`: staff or a supervisor of the desk that has it, which is above the site complained of, and
 * not themself of that site.
 */
export const COMPLAINT_PARTIES = ['complainant', 'handler', 'system'] as const
export type ComplaintParty = (typeof COMPLAINT_PARTIES)[number]

export const COMPLAINT_CONDITIONS = ['has_upper', 'never_appealed'] as const
export type ComplaintCondition = (typeof COMPLAINT_CONDITIONS)[number]

const open: readonly ComplaintState[] = ['filed', 'accepted']

/** The life of a complaint or suggestion (投诉建议, Decree 685 art. 26): the only place that knows what may follow what. */
export const COMPLAINT_TRANSITIONS: readonly Transition<ComplaintState, ComplaintAction, ComplaintParty, ComplaintCondition>[] = [
  { action: 'accept', from: ['filed'], by: ['handler'], to: 'accepted' },
  { action: 'answer', from: open, by: ['handler'], to: 'answered' },
  { action: 'satisfied', from: ['answered'], by: ['complainant'], to: 'closed' },
  // Once, and then the level above looks at it anew.
  { action: 'not_satisfied', from: ['answered'], by: ['complainant'], to: 'filed', when: ['has_upper', 'never_appealed'] },
  { action: 'withdraw', from: open, by: ['complainant'], to: 'withdrawn' },
  { action: 'escalate', from: open, by: ['system'], to: 'same', when: ['has_upper'] },
  { action: 'mark_overdue', from: open, by: ['system'], to: 'same' },
  { action: 'close', from: ['answered'], by: ['system'], to: 'closed' },
]
