import type { Transition } from './machine'

export const HOURS_ENTRY_STATES = ['pending', 'posted', 'frozen', 'reversed', 'declined'] as const
export type HoursEntryState = (typeof HOURS_ENTRY_STATES)[number]

/** What a person reads in the chip. */
export const HOURS_ENTRY_STATE_LABELS: Record<HoursEntryState, string> = {
  pending: '等站点确认',
  posted: '已计入',
  frozen: '核实中，暂不计入',
  reversed: '已冲销',
  declined: '没有通过',
}

/** Whether an entry in this state is part of the balance. A reversed one is: the entry that reverses it takes it away again. */
export const countsInBalance = (state: HoursEntryState): boolean => state === 'posted' || state === 'reversed'

/** `beneficiary`: whose hours they are. `officer`: staff of the activity's site or of one above. */
export const HOURS_ENTRY_PARTIES = ['beneficiary', 'officer'] as const
export type HoursEntryParty = (typeof HOURS_ENTRY_PARTIES)[number]

/** `not_me`: the beneficiary never did this. `uphold`, `overturn`: how the case about it ended. */
export const HOURS_ENTRY_ACTIONS = ['confirm', 'decline', 'not_me', 'uphold', 'overturn', 'reverse'] as const
export type HoursEntryAction = (typeof HOURS_ENTRY_ACTIONS)[number]

/**
 * `not_beneficiary`: the hours are somebody else's. `not_involved`: neither confirmed nor approved them. `is_posting`: it is no reversal,
 * which cannot be reversed in turn.
 */
export const HOURS_ENTRY_CONDITIONS = ['not_beneficiary', 'not_involved', 'is_posting'] as const
export type HoursEntryCondition = (typeof HOURS_ENTRY_CONDITIONS)[number]

/**
 * The life of an entry. Amounts never change: `overturn` and `reverse` append an entry of the opposite amount. The hours of the leader who
 * settled begin as pending and wait for an officer; everybody else's are posted at once.
 */
export const HOURS_ENTRY_TRANSITIONS: readonly Transition<HoursEntryState, HoursEntryAction, HoursEntryParty, HoursEntryCondition>[] = [
  { action: 'confirm', from: ['pending'], by: ['officer'], to: 'posted', when: ['not_beneficiary', 'not_involved'] },
  { action: 'decline', from: ['pending'], by: ['officer'], to: 'declined', when: ['not_beneficiary', 'not_involved'] },
  { action: 'not_me', from: ['posted'], by: ['beneficiary'], to: 'frozen', when: ['is_posting'] },
  { action: 'uphold', from: ['frozen'], by: ['officer'], to: 'posted', when: ['not_beneficiary', 'not_involved'] },
  { action: 'overturn', from: ['frozen'], by: ['officer'], to: 'reversed', when: ['not_beneficiary'] },
  { action: 'reverse', from: ['posted'], by: ['officer'], to: 'reversed', when: ['not_beneficiary', 'is_posting'] },
]

/** What a case is about: an entry that its beneficiary says is not theirs, or a make-up that somebody objected to while it was public. */
export const HOURS_CASE_ABOUT = ['entry', 'make_up'] as const
export type HoursCaseAbout = (typeof HOURS_CASE_ABOUT)[number]

export const HOURS_CASE_STATES = ['open', 'upheld', 'reversed'] as const
export type HoursCaseState = (typeof HOURS_CASE_STATES)[number]
export const HOURS_CASE_STATE_LABELS: Record<HoursCaseState, string> = { open: '核实中', upheld: '核实无误，已恢复', reversed: '已冲销' }
