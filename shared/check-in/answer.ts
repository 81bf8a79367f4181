import type { CheckAnswer, CheckFlag } from '../vocabulary/check-ins'
import type { JudgedFact, Presence } from './fold'

/** What keeps an event out of the hours, in the order in which it is told. */
const UNCOUNTED: readonly (readonly [CheckFlag, CheckAnswer])[] = [
  ['after_settlement', 'already_settled'],
  ['uploaded_too_late', 'too_late_upload'],
  ['ahead_of_time', 'time_in_doubt'],
  ['not_signed_up', 'not_signed_up'],
  ['outside_window', 'outside_window'],
]

/** What to say about an event that was noted, from the presence of its person as it stands with it. */
export function answerTo(presence: Presence, factId: string): CheckAnswer {
  const event = presence.events.find(({ fact }) => fact.id === factId)
  if (event === undefined) throw new RangeError('the presence does not hold this event')
  const kept = UNCOUNTED.find(([flag]) => event.flags.includes(flag))
  return kept === undefined ? stepFrom(presence.events, event) : kept[1]
}

/** Whether somebody who was out goes in or the other way round; else it repeats what was known. */
function stepFrom(events: readonly JudgedFact[], event: JudgedFact): CheckAnswer {
  const before = events.slice(0, events.indexOf(event)).filter(({ counts }) => counts)
  let isIn = false
  let wasIn = false
  for (const { fact } of before) {
    isIn = fact.direction === 'in'
    wasIn ||= isIn
  }
  if (event.fact.direction === 'in') return isIn ? 'already_in' : 'ok'
  if (isIn) return 'ok'
  return wasIn ? 'already_out' : 'not_in_yet'
}
