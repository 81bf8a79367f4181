import type { EntityManager } from 'typeorm'
import type { Role } from '../../../shared/vocabulary/people'
import type { Database } from '../../database/database'
import { type Row, rowReader, type Shape } from '../../database/rows'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'

const SHAPE = {
  id: 'text',
  role: 'text',
  siteCode: 'text?',
  siteName: 'text?',
  teamId: 'text?',
  teamCode: 'text?',
  teamName: 'text?',
  placeCode: 'text',
  invitedBy: 'text',
  expiresAt: 'moment',
} as const satisfies Shape

/** An invitation that waits, with the names that people know its site or team by. */
export type InvitationRow = Omit<Row<typeof SHAPE>, 'role'> & { readonly role: Role }

const OPEN = `select i.id, i.role, i.siteCode, coalesce(s.name, c.name) as siteName, i.teamId, t.publicCode as teamCode, t.name as teamName,
  i.placeCode, i.invitedBy, i.expiresAt from invitation i left join site s on s.code = i.siteCode left join place c on c.code = i.siteCode
  left join team t on t.id = i.teamId where i.acceptedAt is null and i.withdrawnAt is null and i.expiresAt > ?`

const readInvitation = rowReader(SHAPE)

async function openBy(tx: EntityManager, now: Date, condition: string, value: string): Promise<InvitationRow | null> {
  const [row] = readInvitation(await tx.query(`${OPEN} and ${condition}`, [now, value])) as InvitationRow[]
  return row ?? null
}

/** The invitation with this id while it waits, or null. */
export const openInvitation = (tx: EntityManager, id: string, now: Date) => openBy(tx, now, 'i.id = ?', id)

/** The invitation whose code has this SHA-256 while it waits, or null. */
export const openInvitationByHash = (tx: EntityManager, codeHash: string, now: Date) => openBy(tx, now, 'i.codeHash = ?', codeHash)

/** The SELECT of a page of a subtree's invitations that wait: few, since they live for days; on the index of (placeCode, id). */
export const INVITATIONS = `${OPEN} and i.placeCode >= ? and i.placeCode < ? and (i.placeCode > ? or i.id > ?)
  order by i.placeCode, i.id limit ${PAGE + 1}`

/** The key that the next page starts after. */
export const invitationKey = ({ placeCode, id }: Pick<InvitationRow, 'placeCode' | 'id'>): string => `${placeCode}.${id}`

/** One row more than a page, so that the caller knows whether another follows. */
export async function invitationsUnder(database: Database, under: string, now: Date, cursor: string | undefined): Promise<InvitationRow[]> {
  const [place = under, id = ''] = cursor?.split('.') ?? []
  const from = place.startsWith(under) ? place : under
  return (await select(database, INVITATIONS, SHAPE, [now, from, `${under}:`, from, id])) as InvitationRow[]
}
