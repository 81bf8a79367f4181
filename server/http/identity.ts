import { hash } from 'node:crypto'
import { CONSENTS, type Role } from '../../shared/vocabulary/people'
import type { Database } from '../database/database'
import { select } from '../database/select'
import { type Actor, type Standing, visitor } from '../features/people/actor'
import type { Person } from '../features/people/person.entity'
import type { Session } from '../features/people/session.entity'
import { touchSession } from '../features/people/touch-session'
import { Refusal } from './refusal'

/** How a session's token is kept: its SHA-256, hexadecimal. */
export const hashOf = (secret: string): string => hash('sha256', secret, 'hex')

const SESSION = `select s.kind, s.createdAt as startedAt, s.expiresAt, s.endedAt, s.factorAt, p.id, p.publicCode, p.name, p.phone, p.villageCode, p.openid, p.demonstrates, p.opens,
  p.seenInWechatAt, p.createdAt, m.role, m.siteCode, m.teamId,
  (select max(c.version) from consent c where c.personId = p.id and c.purpose = 'privacy') as consented
  from session s join person p on p.id = s.personId
  left join membership m on m.personId = p.id and m.endedAt is null
  where s.tokenHash = ?`

const SESSION_SHAPE = {
  kind: 'text',
  startedAt: 'moment',
  expiresAt: 'moment',
  endedAt: 'moment?',
  factorAt: 'moment?',
  id: 'text',
  publicCode: 'text',
  name: 'text',
  phone: 'text?',
  villageCode: 'text?',
  openid: 'text?',
  demonstrates: 'text?',
  opens: 'text?',
  seenInWechatAt: 'moment?',
  createdAt: 'moment',
  role: 'text?',
  siteCode: 'text?',
  teamId: 'text?',
  consented: 'whole?',
} as const

/** The token of an Authorization header, or null where there is none. */
export function tokenIn(header: string | undefined): string | null {
  const match = /^Bearer ([\w-]{20,100})$/.exec(header ?? '')
  return match?.[1] ?? null
}

/** Who asks, and by which kind of session; a visitor has none. */
interface Identified {
  readonly actor: Actor
  readonly session: Pick<Session, 'kind' | 'factorAt'> | null
}

/**
 * Who stands behind a token: read anew for every request, with the memberships that hold at this moment.
 * @throws Refusal session_ended when there is a token but no session that it opens.
 */
export async function identify(database: Database, token: string | null, now: Date): Promise<Identified> {
  if (token === null) return { actor: visitor, session: null }
  const tokenHash = hashOf(token)
  const rows = await select(database, SESSION, SESSION_SHAPE, [tokenHash])
  const [first] = rows
  if (first === undefined || first.endedAt !== null || first.expiresAt <= now) throw new Refusal('session_ended')
  const { kind: kept, startedAt, expiresAt, endedAt, factorAt, role, siteCode, teamId, consented, ...person } = first
  const kind = kept === 'desk' ? 'desk' : 'phone'
  await touchSession(database, { tokenHash, kind, createdAt: startedAt, expiresAt }, now)
  const standings = rows.flatMap((row): Standing[] =>
    row.role === null ? [] : [{ role: row.role as Role, siteCode: row.siteCode, teamId: row.teamId }],
  )
  const actor = { kind: 'person', person: person satisfies Person, standings, consented: (consented ?? 0) >= CONSENTS.privacy } as const
  return { actor, session: { kind, factorAt } }
}
