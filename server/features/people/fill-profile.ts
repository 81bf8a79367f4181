import type { EntityManager } from 'typeorm'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { session } from '../../../shared/contract/session'
import { demand, insist } from '../../http/refusal'
import { placeOf } from '../places/place.queries'
import { Person } from './person.entity'

/** Keeps how a person wants to be called, where to reach them and where they live. @throws Refusal place_not_found, place_not_village. */
export async function fillProfile(tx: EntityManager, personId: string, profile: BodyOf<typeof session.profile>): Promise<void> {
  const village = demand(await placeOf(tx, profile.villageCode), 'place_not_found')
  insist(village.level === 'village', 'place_not_village')
  await tx.update(Person, { id: personId }, { name: profile.name, phone: profile.phone, villageCode: village.code })
}
