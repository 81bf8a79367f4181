import type { EntityManager } from 'typeorm'
import { VolunteerProfile } from './sign-up.entity'

/** When a volunteer said that they were born, 'YYYY-MM-DD'; null where they did not. */
export async function birthDateOf(tx: EntityManager, personId: string): Promise<string | null> {
  return (await tx.findOneBy(VolunteerProfile, { personId }))?.birthDate ?? null
}
