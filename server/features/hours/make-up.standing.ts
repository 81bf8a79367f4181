import { actionsFor, type Standing, type Transition, transitionFor } from '../../../shared/lifecycle/machine'
import {
  MAKE_UP_TRANSITIONS,
  type MakeUpAction,
  type MakeUpCondition,
  type MakeUpParty,
  type MakeUpState,
} from '../../../shared/lifecycle/make-up'
import { Refusal } from '../../http/refusal'
import { type Actor, personOf, teamsLedBy } from '../people/actor'
import { isOfficerFor } from './hours.standing'
import type { MakeUp } from './make-up.entity'

type MakeUpStanding = Standing<MakeUpState, MakeUpParty, MakeUpCondition>

/** What somebody is to a make-up. */
export function makeUpParties(
  actor: Actor,
  makeUp: Pick<MakeUp, 'teamId' | 'siteCode' | 'personId' | 'requestedBy'>,
): ReadonlySet<MakeUpParty> {
  if (actor.kind === 'system') return new Set(['system'])
  const id = personOf(actor)?.id
  const parties = new Set<MakeUpParty>()
  if (teamsLedBy(actor).includes(makeUp.teamId)) parties.add('leader')
  if (isOfficerFor(actor, makeUp.siteCode)) parties.add('officer')
  if (id === makeUp.personId || id === makeUp.requestedBy) parties.add('requester')
  return parties
}

function standingOf(actor: Actor, makeUp: MakeUp): MakeUpStanding {
  const id = personOf(actor)?.id
  const holds = new Set<MakeUpCondition>()
  if (id !== makeUp.personId) holds.add('not_beneficiary')
  if (id !== makeUp.confirmedBy) holds.add('not_confirmer')
  if (id !== makeUp.approvedBy) holds.add('not_approver')
  if (id !== makeUp.objectedBy) holds.add('not_objector')
  const is = new Set<MakeUpParty>(makeUpParties(actor, makeUp))
  if (id !== undefined) is.add('anyone')
  return { state: makeUp.state, is, holds }
}

/** What this person may do about a make-up now. */
export const makeUpActions = (actor: Actor, makeUp: MakeUp): MakeUpAction[] => actionsFor(MAKE_UP_TRANSITIONS, standingOf(actor, makeUp))

/**
 * The row of the table that this action follows.
 * @throws Refusal not_allowed when it is somebody else's to take, same_person when the beneficiary or the confirmer would decide,
 * transition_not_allowed otherwise.
 */
export function makeUpTransition(
  actor: Actor,
  makeUp: MakeUp,
  action: MakeUpAction,
): Transition<MakeUpState, MakeUpAction, MakeUpParty, MakeUpCondition> {
  const standing = standingOf(actor, makeUp)
  const row = transitionFor(MAKE_UP_TRANSITIONS, standing, action)
  if (row !== undefined) return row
  const theirs = MAKE_UP_TRANSITIONS.filter((each) => each.action === action && each.by.some((party) => standing.is.has(party)))
  if (theirs.length === 0) throw new Refusal('not_allowed')
  throw new Refusal(theirs.some((each) => each.from.includes(makeUp.state)) ? 'same_person' : 'transition_not_allowed')
}
