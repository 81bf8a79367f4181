import type { EntityManager } from 'typeorm'
import type { MembershipKind, Role } from '../../../shared/vocabulary/people'
import type { Database } from '../../database/database'
import type { Row, Shape } from '../../database/rows'
import { rowReader } from '../../database/rows'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'

const SHAPE = {
  id: 'text',
  role: 'text',
  personId: 'text',
  personName: 'text',
  siteCode: 'text?',
  siteName: 'text?',
  teamCode: 'text?',
  teamName: 'text?',
  /** The site's place, or the team's home: whose administrators it concerns. */
  placeCode: 'text',
  startedAt: 'moment',
  /** Whether the person has an authenticator, which an administrator may take away. */
  factor: 'flag',
} as const satisfies Shape

/** A membership that holds now, with the names that people know it by. */
export type MembershipRow = Omit<Row<typeof SHAPE>, 'role'> & { readonly role: Role }

// The city has administrators but no site: there the place's name stands for it.
const COLUMNS = `m.id, m.role, m.personId, p.name as personName, m.siteCode, coalesce(s.name, c.name) as siteName, t.publicCode as teamCode,
  t.name as teamName, coalesce(m.siteCode, t.homeCode) as placeCode, m.startedAt,
  exists (select 1 from second_factor f where f.personId = m.personId and f.secret is not null) as factor`
const NAMES = `left join person p on p.id = m.personId left join site s on s.code = m.siteCode
  left join place c on c.code = m.siteCode`

/** Codes hold digits only, and a colon follows 9. */
const within = (code: string): [from: string, before: string] => [code, `${code}:`]

/** The SELECT of a page of the memberships of a subtree's sites, by place and then by age, on the index of (siteCode, id). */
export const SITE_MEMBERSHIPS = `select ${COLUMNS} from membership m ${NAMES} left join team t on t.id = m.teamId
  where m.siteCode >= ? and m.siteCode < ? and (m.siteCode > ? or m.id > ?) and m.endedAt is null order by m.siteCode, m.id limit ${PAGE + 1}`

/** The same for the teams at home there, some hundreds in a county: sorted after they are found by their homes. */
export const TEAM_MEMBERSHIPS = `select ${COLUMNS} from team t inner join membership m on m.teamId = t.id ${NAMES}
  where t.homeCode >= ? and t.homeCode < ? and (t.homeCode > ? or m.id > ?) and m.endedAt is null order by t.homeCode, m.id limit ${PAGE + 1}`

/** The key that the next page starts after. */
export const membershipKey = ({ placeCode, id }: Pick<MembershipRow, 'placeCode' | 'id'>): string => `${placeCode}.${id}`

/** One row more than a page, so that the caller knows whether another follows. */
export async function membershipsUnder(
  database: Database,
  under: string,
  kind: MembershipKind,
  cursor: string | undefined,
): Promise<MembershipRow[]> {
  const [, before] = within(under)
  const [place = under, id = ''] = cursor?.split('.') ?? []
  const from = place.startsWith(under) ? place : under
  const sql = kind === 'site' ? SITE_MEMBERSHIPS : TEAM_MEMBERSHIPS
  return (await select(database, sql, SHAPE, [from, before, from, id])) as MembershipRow[]
}

const readMembership = rowReader(SHAPE)

/** The membership with this id if it holds now, or null. */
export async function membershipById(tx: EntityManager, id: string): Promise<MembershipRow | null> {
  const sql = `select ${COLUMNS} from membership m ${NAMES} left join team t on t.id = m.teamId where m.id = ? and m.endedAt is null`
  const [row] = readMembership(await tx.query(sql, [id])) as MembershipRow[]
  return row ?? null
}
