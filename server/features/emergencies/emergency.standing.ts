import { EMERGENCY_TRANSITIONS, type EmergencyAction, type EmergencyParty, type EmergencyState } from '../../../shared/lifecycle/emergency'
import { actionsFor, type Transition, transitionFor } from '../../../shared/lifecycle/machine'
import { CODE_LENGTH, isWithin } from '../../../shared/vocabulary/places'
import { Refusal } from '../../http/refusal'
import { type Actor, sitesOf } from '../people/actor'
import type { Emergency } from './emergency.entity'

/** Commands at a place: staff of a town's or a county's site that holds it, or a supervisor of it. A village's station does not. */
export const commands = (actor: Actor, placeCode: string): boolean =>
  sitesOf(actor, 'staff').some((own) => own.length <= CODE_LENGTH.town && isWithin(placeCode, own)) ||
  sitesOf(actor, 'supervisor').some((own) => isWithin(placeCode, own))

/** Reads how an emergency goes: staff and supervisors of a site that it is about, in whole or in part. */
export const follows = (actor: Actor, { ownerCode, places }: Pick<Emergency, 'ownerCode' | 'places'>): boolean =>
  [...sitesOf(actor, 'staff'), ...sitesOf(actor, 'supervisor')].some((own) =>
    [ownerCode, ...places].some((place) => isWithin(place, own) || (place !== ownerCode && isWithin(own, place))),
  )

const standing = (actor: Actor, { state, ownerCode }: Emergency) => ({
  state,
  is: new Set<EmergencyParty>(commands(actor, ownerCode) ? ['commander'] : []),
  holds: new Set<never>(),
})

/** The actions that somebody may take on an emergency now. */
export const emergencyActions = (actor: Actor, emergency: Emergency): EmergencyAction[] =>
  actionsFor(EMERGENCY_TRANSITIONS, standing(actor, emergency))

/**
 * The row of the table that this action follows.
 * @throws Refusal not_allowed when the actor does not command there, transition_not_allowed when it is closed.
 */
export function emergencyTransition(
  actor: Actor,
  emergency: Emergency,
  action: EmergencyAction,
): Transition<EmergencyState, EmergencyAction, EmergencyParty> {
  const now = standing(actor, emergency)
  const row = transitionFor(EMERGENCY_TRANSITIONS, now, action)
  if (row === undefined) throw new Refusal(now.is.size > 0 ? 'transition_not_allowed' : 'not_allowed')
  return row
}
