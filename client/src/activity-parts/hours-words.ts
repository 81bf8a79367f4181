import type { ReplyOf } from '@shared/contract/endpoint'
import type { hours } from '@shared/contract/hours'
import type { makeUps } from '@shared/contract/make-ups'
import type { HoursCaseState, HoursEntryState } from '@shared/lifecycle/hours-entry'
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
export const CASE_TONES: Record<HoursCaseState, Tone> = { open: 'amber', upheld: 'leaf', reversed: 'grey' }
export const MAKE_UP_TONES: Record<MakeUpState, Tone> = {
  requested: 'amber',
  confirmed: 'amber',
  publicised: 'sky',
  posted: 'leaf',
  rejected: 'grey',
  withdrawn: 'grey',
}

/** What an entry is for, where it is not simply what was counted. */
export const SOURCE_WORDS: Record<HoursSource, string> = { settlement: '', make_up: '补录', reversal: '冲销', correction: '更正' }
