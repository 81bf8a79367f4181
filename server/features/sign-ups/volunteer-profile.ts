import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { BodyOf, ReplyOf } from '../../../shared/contract/endpoint'
import type { signUps } from '../../../shared/contract/sign-ups'
import { beijingDate } from '../../../shared/time/beijing'
import { demand, Refusal } from '../../http/refusal'
import type { ActivityWork } from '../activities/move-activity'
import { personOf } from '../people/actor'
import type { Person } from '../people/person.entity'
import { VolunteerCredential, VolunteerProfile } from './sign-up.entity'
import { credentialsOf } from './sign-up.queries'

/** What somebody has told of themself as a volunteer, with the papers that a site has seen. */
export async function volunteerProfile(tx: EntityManager, personId: string): Promise<ReplyOf<typeof signUps.profile>> {
  const profile = await tx.findOneBy(VolunteerProfile, { personId })
  const credentials = await credentialsOf(tx, personId)
  return {
    birthDate: profile?.birthDate ?? null,
    skills: profile?.skills ?? [],
    about: profile?.about ?? '',
    credentials: [...credentials].map(([credential, validUntil]) => ({ credential, validUntil })),
  }
}

/** Keeps what somebody tells of themself. @throws Refusal invalid_request when the birth date lies ahead. */
export async function fillVolunteerProfile(
  tx: EntityManager,
  personId: string,
  { birthDate, skills, about }: BodyOf<typeof signUps.fillProfile>,
  now: Date,
): Promise<void> {
  if (birthDate !== null && birthDate > beijingDate(now.getTime()))
    throw new Refusal('invalid_request', [{ field: 'birthDate', message: '出生日期还没有到' }])
  await tx.upsert(VolunteerProfile, { personId, birthDate, skills: [...new Set(skills)], about, updatedAt: now }, ['personId'])
}

/** A site has seen a paper of somebody's: who saw it, when, and until when it holds. Seeing it again replaces what was noted before. */
export async function registerCredential(
  { tx, actor, now }: ActivityWork,
  person: Person,
  { credential, validUntil }: BodyOf<typeof signUps.registerCredential>,
): Promise<void> {
  const seenBy = demand(personOf(actor), 'sign_in_needed').id
  const seen = { validUntil, seenBy, seenAt: now }
  const known = await tx.update(VolunteerCredential, { personId: person.id, credential }, seen)
  if (known.affected === 0) await tx.insert(VolunteerCredential, { id: uuidv7(), personId: person.id, credential, ...seen })
}
