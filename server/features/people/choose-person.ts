import { type EntityManager, IsNull, Not } from 'typeorm'
import { demand, insist } from '../../http/refusal'
import type { Services } from '../../services'
import { Person } from './person.entity'

const isDemonstration = ({ settings }: Services): boolean => settings.signIn === 'demonstration'

interface Choice {
  code: string
  name: string
  who: string
  opens: string
}

/** Whom a visitor of the demonstration may be, in the order in which they were seeded; nobody anywhere else. */
export async function peopleToChoose(tx: EntityManager, services: Services): Promise<{ demonstration: boolean; items: Choice[] }> {
  if (!isDemonstration(services)) return { demonstration: false, items: [] }
  const people = await tx.find(Person, { where: { demonstrates: Not(IsNull()) }, order: { id: 'ASC' } })
  const items = people.map(({ publicCode, name, demonstrates, opens }) => ({
    code: publicCode,
    name,
    who: demonstrates ?? '',
    opens: opens ?? '',
  }))
  return { demonstration: true, items }
}

/** The demonstration person with this code. @throws Refusal not_allowed where people sign in by themselves, not_found. */
export async function chosenPerson(tx: EntityManager, services: Services, publicCode: string): Promise<string> {
  insist(isDemonstration(services), 'not_allowed')
  const person = await tx.findOneBy(Person, { publicCode, demonstrates: Not(IsNull()) })
  return demand(person, 'not_found').id
}
