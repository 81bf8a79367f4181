import type { Transition } from './machine'

export const EMERGENCY_STATES = ['open', 'closed'] as const
export type EmergencyState = (typeof EMERGENCY_STATES)[number]
export const EMERGENCY_STATE_LABELS: Record<EmergencyState, string> = { open: '正在应对', closed: '已经结束' }

export const EMERGENCY_ACTIONS = ['revise', 'close'] as const
export type EmergencyAction = (typeof EMERGENCY_ACTIONS)[number]

/** `commander`: who commands the place that opened it, or one above. */
export const EMERGENCY_PARTIES = ['commander'] as const
export type EmergencyParty = (typeof EMERGENCY_PARTIES)[number]

/** The life of an emergency: while it is open its words and its end may change; closing it writes its report, and nothing follows. */
export const EMERGENCY_TRANSITIONS: readonly Transition<EmergencyState, EmergencyAction, EmergencyParty>[] = [
  { action: 'revise', from: ['open'], by: ['commander'], to: 'same' },
  { action: 'close', from: ['open'], by: ['commander'], to: 'closed' },
]
