import {
  HOURS_ENTRY_TRANSITIONS,
  type HoursEntryAction,
  type HoursEntryCondition,
  type HoursEntryParty,
  type HoursEntryState,
} from '../../../shared/lifecycle/hours-entry'
import { actionsFor, type Standing, type Transition, transitionFor } from '../../../shared/lifecycle/machine'
import { Refusal } from '../../http/refusal'
import { type Actor, isStaffAbove, isStaffOf, personOf } from '../people/actor'
import type { HoursEntry } from './hours.entity'

type EntryStanding = Standing<HoursEntryState, HoursEntryParty, HoursEntryCondition>

/** Staff of this site or of one above it: those who may decide about its hours. */
export const isOfficerFor = (actor: Actor, siteCode: string): boolean => isStaffOf(actor, siteCode) || isStaffAbove(actor, siteCode)

function standingOf(actor: Actor, entry: HoursEntry): EntryStanding {
  const id = personOf(actor)?.id ?? ''
  const is = new Set<HoursEntryParty>()
  if (id === entry.personId) is.add('beneficiary')
  if (isOfficerFor(actor, entry.siteCode)) is.add('officer')
  const facts: Record<HoursEntryCondition, boolean> = {
    not_beneficiary: id !== entry.personId,
    not_involved: id !== entry.confirmedBy && id !== entry.approvedBy,
    is_posting: entry.minutes > 0,
  }
  return { state: entry.state, is, holds: new Set((Object.keys(facts) as HoursEntryCondition[]).filter((name) => facts[name])) }
}

/** What this person may do about an entry now. */
export const entryActions = (actor: Actor, entry: HoursEntry): HoursEntryAction[] =>
  actionsFor(HOURS_ENTRY_TRANSITIONS, standingOf(actor, entry))

/**
 * The row of the table that this action follows.
 * @throws Refusal not_allowed when it is somebody else's to take, same_person when who vouched or benefits would decide,
 * transition_not_allowed otherwise.
 */
export function entryTransition(
  actor: Actor,
  entry: HoursEntry,
  action: HoursEntryAction,
): Transition<HoursEntryState, HoursEntryAction, HoursEntryParty, HoursEntryCondition> {
  const standing = standingOf(actor, entry)
  const row = transitionFor(HOURS_ENTRY_TRANSITIONS, standing, action)
  if (row !== undefined) return row
  const rows = HOURS_ENTRY_TRANSITIONS.filter((each) => each.action === action && each.by.some((party) => standing.is.has(party)))
  if (rows.length === 0) throw new Refusal('not_allowed')
  const here = rows.find((each) => each.from.includes(entry.state))
  const apart = here?.when?.some((condition) => condition !== 'is_posting' && !standing.holds.has(condition)) ?? false
  throw new Refusal(apart ? 'same_person' : 'transition_not_allowed')
}
