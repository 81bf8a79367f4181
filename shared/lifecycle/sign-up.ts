import type { Transition } from './machine'

export const SIGN_UP_STATES = ['applied', 'approved', 'waitlisted', 'rejected', 'withdrawn', 'removed', 'attended', 'no_show'] as const
export type SignUpState = (typeof SIGN_UP_STATES)[number]

export const SIGN_UP_STATE_LABELS: Record<SignUpState, string> = {
  applied: '等队长同意',
  approved: '已报上名',
  waitlisted: '候补中',
  rejected: '这次没有安排',
  withdrawn: '已取消报名',
  removed: '已取消安排',
  attended: '已参加',
  no_show: '没有到场',
}

/** While in one of these a person has the one live sign-up that an activity allows them. */
export const LIVE_SIGN_UP_STATES = ['applied', 'approved', 'waitlisted'] as const satisfies readonly SignUpState[]
export type LiveSignUpState = (typeof LIVE_SIGN_UP_STATES)[number]
export const isLiveSignUp = (state: SignUpState): state is LiveSignUpState => LIVE_SIGN_UP_STATES.some((live) => live === state)

/** `volunteer`: the person themself, or staff who signed up a person without a phone. `system`: the waiting list, and the settlement. */
export const SIGN_UP_PARTIES = ['volunteer', 'leader', 'system'] as const
export type SignUpParty = (typeof SIGN_UP_PARTIES)[number]

export const SIGN_UP_ACTIONS = ['withdraw', 'approve', 'reject', 'remove', 'promote', 'wait', 'count_present', 'count_absent'] as const
export type SignUpAction = (typeof SIGN_UP_ACTIONS)[number]

/**
 * The life of a sign-up. It begins as applied where the post asks for approval, as approved while there is a place, else as waitlisted.
 * Approved sign-ups of a post never outnumber its places. Withdrawing needs no reason and leaves no trace in any score. When an activity is
 * called off the system ends all that live; when it begins, those that still wait.
 */
export const SIGN_UP_TRANSITIONS: readonly Transition<SignUpState, SignUpAction, SignUpParty>[] = [
  { action: 'withdraw', from: ['applied', 'approved', 'waitlisted'], by: ['volunteer'], to: 'withdrawn' },
  { action: 'approve', from: ['applied'], by: ['leader'], to: 'approved' },
  { action: 'wait', from: ['applied'], by: ['system'], to: 'waitlisted' },
  { action: 'reject', from: ['applied', 'waitlisted'], by: ['leader', 'system'], to: 'rejected' },
  { action: 'remove', from: ['approved'], by: ['leader', 'system'], to: 'removed' },
  { action: 'promote', from: ['waitlisted'], by: ['system'], to: 'approved' },
  { action: 'count_present', from: ['approved'], by: ['system'], to: 'attended' },
  { action: 'count_absent', from: ['approved'], by: ['system'], to: 'no_show' },
]
