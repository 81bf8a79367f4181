import { type EntityManager, In, IsNull } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { Role } from '../../../shared/vocabulary/people'
import { upperSite } from '../../../shared/vocabulary/places'
import { newPublicCode } from '../../database/public-code'
import { type Row, rowReader } from '../../database/rows'
import { Membership } from './membership.entity'
import { Person } from './person.entity'

// The city has supervisors but no site: there the place's name stands for it.
const MEMBERSHIPS = `select m.role, m.siteCode, coalesce(s.name, p.name) as siteName, t.publicCode as teamCode, t.name as teamName
  from membership m left join site s on s.code = m.siteCode left join place p on p.code = m.siteCode left join team t on t.id = m.teamId
  where m.personId = ? and m.endedAt is null order by m.id`

const MEMBERSHIPS_SHAPE = { role: 'text', siteCode: 'text?', siteName: 'text?', teamCode: 'text?', teamName: 'text?' } as const

export type NamedMembership = Omit<Row<typeof MEMBERSHIPS_SHAPE>, 'role'> & { role: Role }

const readMemberships = rowReader(MEMBERSHIPS_SHAPE)

/** What a person may act for now, with the names that people know it by, in the order in which it was given. */
export async function membershipsOf(tx: EntityManager, personId: string): Promise<NamedMembership[]> {
  const rows: unknown[] = await tx.query(MEMBERSHIPS, [personId])
  return readMemberships(rows).map((row) => ({ ...row, role: row.role as Role }))
}

const readConsents = rowReader({ purpose: 'text', version: 'whole' })

/** The newest version that a person agreed to, by purpose. */
export async function consentsOf(tx: EntityManager, personId: string): Promise<ReadonlyMap<string, number>> {
  const rows: unknown[] = await tx.query('select purpose, max(version) as version from consent where personId = ? group by purpose', [
    personId,
  ])
  return new Map(readConsents(rows).map(({ purpose, version }) => [purpose, version]))
}

/** Some people by their ids. One query. */
export async function peopleByIds(tx: EntityManager, ids: Iterable<string>): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  return new Map((await tx.findBy(Person, { id: In(wanted) })).map((person) => [person.id, person]))
}

/** The ids of the people who are staff of a site now; where it has none, those of the nearest site above that has. */
export async function staffOfSite(tx: EntityManager, siteCode: string): Promise<string[]> {
  const staff = await tx.findBy(Membership, { siteCode, role: 'staff', endedAt: IsNull() })
  const above = upperSite(siteCode)
  return staff.length > 0 || above === null ? staff.map((each) => each.personId) : staffOfSite(tx, above)
}

/** The person with this id, or null. */
export const personById = (tx: EntityManager, id: string): Promise<Person | null> => tx.findOneBy(Person, { id })

/** The person with this public code, or null. */
export const personByCode = (tx: EntityManager, publicCode: string): Promise<Person | null> => tx.findOneBy(Person, { publicCode })

/** The people who gave this phone number, those known longest first. */
export const peopleWithPhone = (tx: EntityManager, phone: string): Promise<Person[]> =>
  tx.find(Person, { where: { phone }, order: { id: 'ASC' } })

/** Somebody who has no account here and becomes known through staff; returns the id. */
export async function addPerson(tx: EntityManager, said: Pick<Person, 'name' | 'phone' | 'villageCode'>, now: Date): Promise<string> {
  const id = uuidv7()
  const nobodyElse = { openid: null, demonstrates: null, opens: null, seenInWechatAt: null }
  await tx.insert(Person, { id, publicCode: newPublicCode(), ...said, ...nobodyElse, createdAt: now })
  return id
}
