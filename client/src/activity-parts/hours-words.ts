import type { ReplyOf } from '@shared/contract/endpoint'
import type { hours } from '@shared/contract/hours'
import type { makeUps } from '@shared/contract/make-ups'
import { HOURS_CASE_STATE_LABELS, type HoursCaseAbout, type HoursCaseState, type HoursEntryState } from '@shared/lifecycle/hours-entry'
import type { MakeUpState } from '@shared/lifecycle/make-up'
import type { HoursSource } from '@shared/vocabulary/hours'
import type { Tone } from '@/design'

export type HoursEntry = ReplyOf<typeof hours.one>
export type MakeUp = ReplyOf<typeof makeUps.one>

export const ENTRY_TONES: Record<HoursEntryState, Tone> = {
  pending: 'amber',
  posted: 'leaf',
  frozen: 'amber',
  reversed: 'grey',
  declined: 'grey',
}
/** How a case stands, in words that fit what it is about. */
export function caseStateWords({ about, state }: { about: HoursCaseAbout; state: HoursCaseState }): string {
  if (about === 'entry' || state === 'open') return HOURS_CASE_STATE_LABELS[state]
  return state === 'upheld' ? '核实无误，继续公示' : '不予计入'
}
export const CASE_TONES: Record<HoursCaseState, Tone> = { open: 'amber', upheld: 'leaf', reversed: 'grey' }
export const MAKE_UP_TONES: Record<MakeUpState, Tone> = {
  requested: 'amber',
  confirmed: 'amber',
  publicised: 'sky',
  objected: 'amber',
  posted: 'leaf',
  rejected: 'grey',
  withdrawn: 'grey',
}

/** What an entry is for, where it is not simply what was counted. */
export const SOURCE_WORDS: Record<HoursSource, string> = { settlement: '', make_up: '补录', reversal: '冲销', correction: '更正' }
