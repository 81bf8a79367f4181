import { readCode } from '@shared/check-in/code'
import type { CheckAnswer, Direction } from '@shared/vocabulary/check-ins'
import { newKey } from '@/api/key'
import { type CheckEvent, changeKept, type KeptEvent, type Whereabouts } from './kept'
import { titleOf } from './known'

/** Somebody scanned the leader's code. */
interface Scanned {
  /** The text of the code. */
  code: string
  /** The activity from whose page it was scanned, by public code: a code of another is refused. Null from anywhere else. */
  activity?: string | null
  place?: Whereabouts | null
}

/** A leader scanned a card or called the roll. */
interface OfSomebody {
  channel: 'card' | 'roll'
  /** Public codes. */
  activity: string
  person: string
  direction: Direction
  /** The code that the leader's own phone made in that moment: it proves the time. */
  stamp: string | null
  /** The person's name and the activity's title, for the screen. */
  who?: string
  title?: string
  place?: Whereabouts | null
}

type Noted = Pick<CheckEvent, 'id' | 'localAt' | 'seq'>

/**
 * Writes an event down on this phone, before anything is sent: from here on it is lost only with the phone.
 * @param by public code of who is signed in
 */
function keep(by: string, about: KeptEvent['about'], eventOf: (noted: Noted) => CheckEvent): KeptEvent {
  const id = newKey()
  const { events } = changeKept((kept) => {
    const seq = kept.seq + 1
    const event = eventOf({ id, localAt: new Date().toISOString(), seq })
    return { ...kept, seq, events: [...kept.events, { person: by, event, about, refused: '' }] }
  })
  const made = events.find(({ event }) => event.id === id)
  if (made === undefined) throw new Error('nothing was noted')
  return made
}

/** Why a scanned text is not noted at all, signal or not: it is no check-in code, or names another activity than the page it was scanned from. */
type NotNoted = Extract<CheckAnswer, 'unreadable' | 'wrong_activity'>

/** Notes that this person scanned a check-in code; or says why there is nothing to note, which the text of the code alone decides. */
export function noteCode(by: string, { code, activity = null, place = null }: Scanned): KeptEvent | NotNoted {
  const text = code.trim()
  const read = readCode(text)
  if (read === null) return 'unreadable'
  if (activity !== null && read.activity !== activity) return 'wrong_activity'
  const about = { activity: titleOf(read.activity), who: '' }
  return keep(by, about, (noted) => ({ ...noted, channel: 'code', code: text, activity, place }))
}

/** Notes that a leader saw somebody come or go. */
export function noteSomebody(
  by: string,
  { channel, activity, person, direction, stamp, who = '', title = '', place = null }: OfSomebody,
): KeptEvent {
  const about = { activity: title === '' ? titleOf(activity) : title, who }
  return keep(by, about, (noted) => ({ ...noted, channel, activity, person, direction, stamp, place }))
}

/** Which way an event goes, and in which activity, by public code. */
export function whichWay(event: CheckEvent): { activity: string; direction: Direction } | null {
  return event.channel === 'code' ? readCode(event.code) : { activity: event.activity, direction: event.direction }
}
