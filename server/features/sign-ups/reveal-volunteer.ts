import { uuidv7 } from 'uuidv7'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { signUps } from '../../../shared/contract/sign-ups'
import { demand } from '../../http/refusal'
import { ActivityPost } from '../activities/activity.entity'
import type { ActivityWork } from '../activities/move-activity'
import { personOf } from '../people/actor'
import type { Person } from '../people/person.entity'
import { personById } from '../people/person.queries'
import { VolunteerReveal } from './sign-up.entity'
import type { Enrolment } from './sign-up.policy'
import { factsOf } from './sign-up.queries'
import { volunteerProfile } from './volunteer-profile'

/** Writes down that somebody opened what a volunteer told: who, whose, for which sign-up, when and why. */
export async function logReveal(
  { tx, actor, now }: ActivityWork,
  opened: Pick<VolunteerReveal, 'personId' | 'signUpId' | 'reason'>,
): Promise<void> {
  const openedBy = demand(personOf(actor), 'sign_in_needed').id
  await tx.insert(VolunteerReveal, { ...opened, id: uuidv7(), openedBy, at: now })
}

/** Staff look into their register of volunteers. */
export async function revealVolunteer(
  work: ActivityWork,
  person: Person,
  reason: string,
): Promise<ReplyOf<typeof signUps.revealVolunteer>> {
  await logReveal(work, { personId: person.id, signUpId: null, reason })
  return { name: person.name, ...(await volunteerProfile(work.tx, person.id)) }
}

/** The leader, or the site, opens how to reach somebody who signed up, and what of their profile the post asks for; nothing more. */
export async function revealSignUp(work: ActivityWork, { signUp }: Enrolment): Promise<ReplyOf<typeof signUps.reveal>> {
  const { tx } = work
  await logReveal(work, { personId: signUp.personId, signUpId: signUp.id, reason: '' })
  const person = demand(await personById(tx, signUp.personId), 'sign_up_not_found')
  const post = demand(await tx.findOneBy(ActivityPost, { id: signUp.postId }), 'post_not_found')
  const { skills, credentials } = await factsOf(tx, signUp.personId)
  const validUntil = post.credential === null ? undefined : credentials.get(post.credential)
  const { guardianName, guardianPhone, guardianRelation, guardianPresent } = signUp
  return {
    name: person.name,
    phone: person.phone ?? '',
    skill: post.skill === null ? null : skills.includes(post.skill),
    credential: validUntil === undefined ? null : { validUntil },
    guardian:
      guardianName === null || guardianRelation === null
        ? null
        : { name: guardianName, phone: guardianPhone ?? '', relation: guardianRelation, present: guardianPresent },
  }
}
