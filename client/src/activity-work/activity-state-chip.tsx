import { ACTIVITY_STATE_LABELS, type ActivityState } from '@shared/lifecycle/activity'
import { Chip, type Tone } from '@/design'

const TONES: Record<ActivityState, Tone> = {
  draft: 'grey',
  reviewing: 'amber',
  returned: 'kapok',
  recruiting: 'leaf',
  ongoing: 'leaf',
  ended: 'amber',
  settled: 'sky',
  archived: 'grey',
  cancelled: 'grey',
}

/** Where an activity stands, in a word. */
export function ActivityStateChip({ state }: { state: ActivityState }) {
  return <Chip tone={TONES[state]}>{ACTIVITY_STATE_LABELS[state]}</Chip>
}
