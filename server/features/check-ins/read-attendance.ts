import { earn, type HoursTerms } from '../../../shared/check-in/earn'
import type { Call } from '../../http/call'
import type { Activity } from '../activities/activity.entity'
import { termsOf } from '../hours/hours-terms'
import type { Person } from '../people/person.entity'
import { peopleByIds } from '../people/person.queries'
import { type AttendanceLine, eventsPresented, presencePresented } from './check-in.presenter'
import { type Roll, rollOf } from './check-in.queries'

/** Who came to an activity, with what settling it would post. */
export interface ReadAttendance {
  readonly roll: Roll
  readonly terms: HoursTerms
  readonly people: ReadonlyMap<string, Person>
  readonly items: AttendanceLine[]
}

/** Everybody who has a place in the activity or of whom something was noted, by name. */
export async function readAttendance({ tx }: Pick<Call, 'tx'>, activity: Activity): Promise<ReadAttendance> {
  const roll = await rollOf(tx, activity)
  const terms = await termsOf(tx, activity)
  const people = await peopleByIds(tx, [...roll.signedUp, ...roll.presences.keys()])
  const everybody = [...people.values()].sort((one, other) => (one.publicCode < other.publicCode ? -1 : 1))
  return { roll, terms, people, items: everybody.map((person) => lineOf(person, roll, terms)) }
}

function lineOf(person: Person, roll: Roll, terms: HoursTerms): AttendanceLine {
  const presence = roll.presences.get(person.id)
  const settled = roll.settled.get(person.id)
  const earned = earn(presence, terms)
  return {
    person: { code: person.publicCode, name: person.name },
    signedUp: roll.signedUp.has(person.id),
    presence: presencePresented(presence),
    minutes: settled?.minutes ?? earned.minutes,
    reason: settled?.reasons[0] ?? earned.reasons[0] ?? 'no_record',
    flags: [...(presence?.flags ?? [])],
    events: eventsPresented(presence, roll.events),
    recount: settled !== undefined && settled.setAside === '' && earn(roll.recounted.get(person.id), terms).minutes !== settled.earned,
  }
}
