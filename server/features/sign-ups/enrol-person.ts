import type { BodyOf } from '../../../shared/contract/endpoint'
import type { signUps } from '../../../shared/contract/sign-ups'
import { isWithin } from '../../../shared/vocabulary/places'
import { demand, insist } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import type { ActivityWork } from '../activities/move-activity'
import { personOf, sitesOf } from '../people/actor'
import { addPerson, peopleWithPhone, personByCode } from '../people/person.queries'
import { logReveal } from './reveal-volunteer'
import type { SignUp } from './sign-up.entity'
import { signUpPerson } from './sign-up-person'
import { fillVolunteerProfile } from './volunteer-profile'

/**
 * Staff sign up somebody who has no phone at hand: a person of their register, or one who becomes known with this, at home in the village
 * of the activity's site. It is written down who did it.
 * @throws Refusal volunteer_not_found, and what signing up throws.
 */
export async function signUpFor(work: ActivityWork, activity: Activity, body: BodyOf<typeof signUps.signUpFor>): Promise<SignUp> {
  const staff = demand(personOf(work.actor), 'sign_in_needed')
  const personId = await personFor(work, activity, body.person)
  const wish = { activityCode: activity.publicCode, postCode: body.post, personId, signedUpBy: staff.id, guardian: body.guardian }
  const { signUp } = await signUpPerson(work, wish)
  await logReveal(work, { personId, signUpId: signUp.id, reason: '工作人员代报名' })
  return signUp
}

type Named = BodyOf<typeof signUps.signUpFor>['person']

async function personFor(work: ActivityWork, activity: Activity, named: Named): Promise<string> {
  const { tx, now } = work
  if ('code' in named) {
    const { id, villageCode } = demand(await personByCode(tx, named.code), 'volunteer_not_found')
    const sites = sitesOf(work.actor, 'staff')
    insist(villageCode !== null && sites.some((site) => isWithin(villageCode, site)), 'volunteer_not_found')
    return id
  }
  const { name, phone, birthDate } = named
  const villageCode = activity.villageCode
  const known = phone === null ? [] : await peopleWithPhone(tx, phone)
  const same = known.find((each) => each.name === name && each.villageCode === villageCode)
  if (same !== undefined) return same.id
  const id = await addPerson(tx, { name, phone, villageCode }, now)
  if (birthDate !== null) await fillVolunteerProfile(tx, id, { birthDate, skills: [], about: '' }, now)
  return id
}
