import type { SignUpState } from '@shared/lifecycle/sign-up'
import type { Tone } from '@/design'

export const SIGN_UP_TONES: Record<SignUpState, Tone> = {
  applied: 'amber',
  approved: 'leaf',
  waitlisted: 'amber',
  rejected: 'grey',
  withdrawn: 'grey',
  removed: 'grey',
  attended: 'leaf',
  no_show: 'grey',
}
