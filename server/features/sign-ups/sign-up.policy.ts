import type { SignUpParty } from '../../../shared/lifecycle/sign-up'
import { isWithin } from '../../../shared/vocabulary/places'
import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import type { Activity } from '../activities/activity.entity'
import { activityParties } from '../activities/activity.standing'
import { type Actor, personOf, sitesOf } from '../people/actor'
import type { Person } from '../people/person.entity'
import type { SignUp } from './sign-up.entity'

/** A sign-up with the activity that it is for. */
export interface Enrolment {
  readonly signUp: SignUp
  readonly activity: Activity
}

/**
 * What somebody is to a sign-up. The volunteer is the person themself, or, where staff signed up somebody without a phone, the staff of the
 * activity's site.
 */
export function signUpParties(
  actor: Actor,
  { signUp, activity }: { signUp: Pick<SignUp, 'personId' | 'signedUpBy'>; activity: Activity },
): ReadonlySet<SignUpParty> {
  if (actor.kind === 'system') return new Set(['system'])
  const parties = new Set<SignUpParty>()
  const sides = activityParties(actor, activity)
  if (sides.has('leader')) parties.add('leader')
  const byStaff = signUp.signedUpBy !== signUp.personId
  if (personOf(actor)?.id === signUp.personId || (byStaff && sides.has('reviewer'))) parties.add('volunteer')
  return parties
}

const sidesOf = (actor: Actor, subject: unknown) => activityParties(actor, (subject as Enrolment).activity)

/** Staff of a site that holds the village where this person lives. */
const keepsRegisterOf = (actor: Actor, { villageCode }: Person): boolean =>
  villageCode !== null && sitesOf(actor, 'staff').some((site) => isWithin(villageCode, site))

/** Who may sign others up, see and decide on sign-ups, and keep the register of volunteers. To all others a sign-up does not exist. */
export const signUpPolicies = {
  /** Asked with the Activity. */
  'sign_up.for': (call: Call, subject: unknown) => {
    const actor = demandConsented(call)
    insist(sitesOf(actor, 'staff').length > 0, 'not_allowed')
    if (subject !== undefined) insist(activityParties(actor, subject as Activity).has('reviewer'), 'not_allowed')
  },
  /** Asked with the Enrolment; also by its leader, whom the transition table then tells that it is not theirs. */
  'sign_up.own': (call: Call, subject: unknown) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    insist(signUpParties(actor, subject as Enrolment).size > 0 || sidesOf(actor, subject).size > 0, 'sign_up_not_found')
  },
  'sign_up.lead': (call: Call, subject: unknown) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    const own = personOf(actor)?.id === (subject as Enrolment).signUp.personId
    const sides = sidesOf(actor, subject)
    insist(own || sides.size > 0, 'sign_up_not_found')
    insist(sides.size > 0, 'not_allowed')
  },
  /** Asked with the Person whose entry it is. */
  'volunteer.register': (call: Call, subject: unknown) => {
    const actor = demandConsented(call)
    insist(sitesOf(actor, 'staff').length > 0, 'not_allowed')
    if (subject !== undefined) insist(keepsRegisterOf(actor, subject as Person), 'volunteer_not_found')
  },
} satisfies Partial<Policies>
