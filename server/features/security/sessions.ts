import { type EntityManager, IsNull, MoreThan, Not } from 'typeorm'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { security } from '../../../shared/contract/security'
import { hashOf } from '../../http/identity'
import { demand } from '../../http/refusal'
import { Session } from '../people/session.entity'
import { newSecret } from '../people/start-session'

/** By what a session is named to its person: from its hash, which itself names nothing that could be used. */
const idOf = ({ tokenHash }: Pick<Session, 'tokenHash'>): string => hashOf(tokenHash).slice(0, 16)

const living = (tx: EntityManager, personId: string, now: Date): Promise<Session[]> =>
  tx.find(Session, { where: { personId, endedAt: IsNull(), expiresAt: MoreThan(now) }, order: { lastSeenAt: 'DESC' } })

/** Where the person of this session is signed in now, the last used first. */
export async function sessionsOf(tx: EntityManager, current: Session, now: Date): Promise<ReplyOf<typeof security.sessions>['items']> {
  return (await living(tx, current.personId, now)).map((session) => ({
    id: idOf(session),
    kind: session.kind,
    current: session.tokenHash === current.tokenHash,
    startedAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
  }))
}

/** Ends one of a person's own sessions. @throws Refusal not_found when they have no such one. */
export async function endSessionById(tx: EntityManager, personId: string, id: string, now: Date): Promise<void> {
  const session = demand(
    (await living(tx, personId, now)).find((each) => idOf(each) === id),
    'not_found',
  )
  await tx.update(Session, { tokenHash: session.tokenHash }, { endedAt: now })
}

/** Ends every session of the person but this one. */
export async function endOtherSessions(tx: EntityManager, { personId, tokenHash }: Session, now: Date): Promise<void> {
  await tx.update(Session, { personId, tokenHash: Not(tokenHash), endedAt: IsNull() }, { endedAt: now })
}

/** The session goes on under a new token, with its second factor given; whoever knew the old token knows nothing any more. */
export async function rotated(tx: EntityManager, session: Session, now: Date): Promise<string> {
  const token = newSecret()
  await tx.insert(Session, { ...session, tokenHash: hashOf(token), lastSeenAt: now, factorAt: now })
  await tx.update(Session, { tokenHash: session.tokenHash }, { endedAt: now })
  return token
}
