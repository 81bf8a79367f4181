import type { Transition } from './machine'

export const VISIT_STATES = ['waiting', 'calling', 'reached', 'not_reached', 'refused', 'wrong_number'] as const
export type VisitState = (typeof VISIT_STATES)[number]

export const VISIT_STATE_LABELS: Record<VisitState, string> = {
  waiting: '还没打',
  calling: '有人在打',
  reached: '问到了',
  not_reached: '三次没打通',
  refused: '不愿意说',
  wrong_number: '号码不对',
}

export const VISIT_ACTIONS = ['take', 'put_back', 'reach', 'no_answer', 'refuse', 'wrong_number'] as const
export type VisitAction = (typeof VISIT_ACTIONS)[number]

/** What the sheet's history calls each step. */
export const VISIT_ACTION_LABELS: Record<VisitAction, string> = {
  take: '接了这个电话',
  put_back: '放回去了',
  reach: '打通了，问到了',
  no_answer: '没打通',
  refuse: '对方不愿意说',
  wrong_number: '号码不对',
}

/** `interviewer`: oversees the order's village and had no part in the order. `caller`: the interviewer who has taken this call. */
export const VISIT_PARTIES = ['interviewer', 'caller'] as const
export type VisitParty = (typeof VISIT_PARTIES)[number]

export const VISIT_CONDITIONS = ['may_try_again', 'last_try'] as const
export type VisitCondition = (typeof VISIT_CONDITIONS)[number]

/** The life of a return visit (回访). Another interviewer may take over a call that somebody took and left lying. */
export const VISIT_TRANSITIONS: readonly Transition<VisitState, VisitAction, VisitParty, VisitCondition>[] = [
  { action: 'take', from: ['waiting', 'calling'], by: ['interviewer'], to: 'calling' },
  { action: 'put_back', from: ['calling'], by: ['caller'], to: 'waiting' },
  { action: 'reach', from: ['calling'], by: ['caller'], to: 'reached' },
  { action: 'no_answer', from: ['calling'], by: ['caller'], to: 'waiting', when: ['may_try_again'] },
  { action: 'no_answer', from: ['calling'], by: ['caller'], to: 'not_reached', when: ['last_try'] },
  { action: 'refuse', from: ['calling'], by: ['caller'], to: 'refused' },
  { action: 'wrong_number', from: ['calling'], by: ['caller'], to: 'wrong_number' },
]
