import type { Transition } from './machine'

export const MAKE_UP_STATES = ['requested', 'confirmed', 'publicised', 'objected', 'posted', 'rejected', 'withdrawn'] as const
export type MakeUpState = (typeof MAKE_UP_STATES)[number]

/** What a person reads in the chip. */
export const MAKE_UP_STATE_LABELS: Record<MakeUpState, string> = {
  requested: '等队长确认',
  confirmed: '等站点审批',
  publicised: '公示中',
  objected: '有异议，核实中',
  posted: '已计入补录时数',
  rejected: '没有通过',
  withdrawn: '已撤回',
}

/**
 * `leader`: of the activity's team. `officer`: staff of its site or of one above. `requester`: who asked, or for whom it was asked.
 * `anyone`: whoever has signed in and read of it in public.
 */
export const MAKE_UP_PARTIES = ['leader', 'officer', 'requester', 'anyone', 'system'] as const
export type MakeUpParty = (typeof MAKE_UP_PARTIES)[number]

/** `uphold`, `overturn`: how the case ended that an objection opened, for or against the make-up. */
export const MAKE_UP_ACTIONS = ['confirm', 'approve', 'reject', 'withdraw', 'object', 'uphold', 'overturn', 'post'] as const
export type MakeUpAction = (typeof MAKE_UP_ACTIONS)[number]

/**
 * `not_beneficiary`: the hours are somebody else's. `not_confirmer`, `not_approver`, `not_objector`: somebody else confirmed it, approved
 * it, objected to it.
 */
export const MAKE_UP_CONDITIONS = ['not_beneficiary', 'not_confirmer', 'not_approver', 'not_objector'] as const
export type MakeUpCondition = (typeof MAKE_UP_CONDITIONS)[number]

/**
 * The life of a make-up: confirmer, approver and beneficiary are three people. Where the leader is the beneficiary, another leader or an
 * officer confirms. Approved, it is public for three working days, during which an officer may still reject it; then it is posted, or
 * rejected by the system where another entry has taken the time or the day is full. Whoever reads of it may object: the days stand still
 * until an officer who neither approved it nor objects has found out, and then go on, or it is rejected.
 */
export const MAKE_UP_TRANSITIONS: readonly Transition<MakeUpState, MakeUpAction, MakeUpParty, MakeUpCondition>[] = [
  { action: 'confirm', from: ['requested'], by: ['leader', 'officer'], to: 'confirmed', when: ['not_beneficiary'] },
  { action: 'approve', from: ['confirmed'], by: ['officer'], to: 'publicised', when: ['not_beneficiary', 'not_confirmer'] },
  { action: 'reject', from: ['requested'], by: ['leader', 'officer'], to: 'rejected', when: ['not_beneficiary'] },
  { action: 'reject', from: ['confirmed', 'publicised'], by: ['officer'], to: 'rejected', when: ['not_beneficiary'] },
  { action: 'reject', from: ['publicised'], by: ['system'], to: 'rejected' },
  { action: 'withdraw', from: ['requested', 'confirmed', 'publicised'], by: ['requester'], to: 'withdrawn' },
  { action: 'object', from: ['publicised'], by: ['anyone'], to: 'objected', when: ['not_beneficiary'] },
  {
    action: 'uphold',
    from: ['objected'],
    by: ['officer'],
    to: 'publicised',
    when: ['not_beneficiary', 'not_confirmer', 'not_approver', 'not_objector'],
  },
  { action: 'overturn', from: ['objected'], by: ['officer'], to: 'rejected', when: ['not_beneficiary', 'not_approver', 'not_objector'] },
  { action: 'post', from: ['publicised'], by: ['system'], to: 'posted' },
]
