import { type EntityManager, IsNull } from 'typeorm'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { session } from '../../../shared/contract/session'
import { CONSENT_PURPOSES, CONSENTS } from '../../../shared/vocabulary/people'
import { Notice } from '../notices/notice.entity'
import { pathOf, pathWords } from '../places/place.queries'
import { Person } from './person.entity'
import { consentsOf, membershipsOf, type NamedMembership } from './person.queries'

export type Self = ReplyOf<typeof session.self>

/** A person as that person may see themself. Reads through `tx`, so it shows what the same transaction has just changed. */
export async function selfPresented(tx: EntityManager, personId: string): Promise<Self> {
  const person = await tx.findOneByOrFail(Person, { id: personId })
  const consents = await consentsOf(tx, personId)
  const memberships = await membershipsOf(tx, personId)
  return {
    code: person.publicCode,
    name: person.name,
    phone: person.phone,
    village: person.villageCode === null ? null : await villagePresented(tx, person.villageCode),
    memberships: memberships.map(membershipPresented),
    consentsMissing: CONSENT_PURPOSES.filter((purpose) => (consents.get(purpose) ?? 0) < CONSENTS[purpose]).map((purpose) => ({
      purpose,
      version: CONSENTS[purpose],
    })),
    unread: await tx.countBy(Notice, { personId, readAt: IsNull() }),
  }
}

async function villagePresented(tx: EntityManager, code: string): Promise<Self['village']> {
  const path = await pathOf(tx, code)
  const village = path.at(-1)
  return village === undefined ? null : { code, name: village.name, path: pathWords(path) }
}

function membershipPresented({ role, siteCode, siteName, teamCode, teamName }: NamedMembership): Self['memberships'][number] {
  return {
    role,
    site: siteCode === null ? null : { code: siteCode, name: siteName ?? '' },
    team: teamCode === null ? null : { code: teamCode, name: teamName ?? '' },
  }
}
