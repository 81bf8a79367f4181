import type { EntityTarget, ObjectLiteral } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../../../server/database/database'
import { newPublicCode } from '../../../server/database/public-code'
import { Consent } from '../../../server/features/people/consent.entity'
import { Membership } from '../../../server/features/people/membership.entity'
import { Person } from '../../../server/features/people/person.entity'
import { CONSENTS, type Role } from '../../../shared/vocabulary/people'

/** When the world's things began, long before they are asked for. */
export const BEFORE = new Date('2026-11-01T02:00:00.000Z')

/** A key and a code of its own. */
export const named = () => ({ id: uuidv7(), publicCode: newPublicCode() })

/** Puts in one row and returns it. */
export async function put<E extends ObjectLiteral>(
  database: Pick<Database, 'transaction'>,
  entity: EntityTarget<E>,
  row: Partial<E>,
): Promise<void> {
  await database.transaction((tx) => tx.insert(entity, row as never))
}

export interface Somebody {
  readonly id: string
  readonly code: string
}

/** A person who agreed to the privacy text, unless they have just come. */
export async function putPerson(database: Database, about: Partial<Person>, consents = true): Promise<Somebody> {
  const { id, publicCode } = named()
  await database.transaction(async (tx) => {
    await tx.insert(Person, { id, publicCode, name: '某人', createdAt: BEFORE, ...about })
    if (consents) await tx.insert(Consent, { id: uuidv7(), personId: id, purpose: 'privacy', version: CONSENTS.privacy, givenAt: BEFORE })
  })
  return { id, code: publicCode }
}

/** Gives a person a role at a site or in a team; returns the membership's id. */
export async function putMember(
  database: Database,
  personId: string,
  role: Role,
  of: { siteCode: string } | { teamId: string },
  endedAt: Date | null = null,
): Promise<string> {
  const id = uuidv7()
  const where = { siteCode: null, teamId: null, ...of }
  await database.transaction((tx) => tx.insert(Membership, { id, personId, role, ...where, startedAt: BEFORE, endedAt }))
  return id
}
