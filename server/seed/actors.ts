import { type EntityManager, IsNull } from 'typeorm'
import type { Actor } from '../features/people/actor'
import { Membership } from '../features/people/membership.entity'
import { Person } from '../features/people/person.entity'

/** A person as they act, with what they may. */
export type PersonActor = Extract<Actor, { kind: 'person' }>

/** The demonstration's person of this name; null where there is none. */
export async function actorNamed(tx: EntityManager, name: string): Promise<PersonActor | null> {
  const person = await tx.findOneBy(Person, { name })
  return person === null ? null : actorOf(tx, person)
}

/** Who leads a team; null where nobody does. */
export async function leaderOf(tx: EntityManager, teamId: string): Promise<PersonActor | null> {
  const membership = await tx.findOneBy(Membership, { teamId, role: 'leader', endedAt: IsNull() })
  const person = membership === null ? null : await tx.findOneBy(Person, { id: membership.personId })
  return person === null ? null : actorOf(tx, person)
}

export async function actorOf(tx: EntityManager, person: Person): Promise<PersonActor> {
  const standings = await tx.findBy(Membership, { personId: person.id, endedAt: IsNull() })
  return { kind: 'person', person, standings, consented: true }
}
