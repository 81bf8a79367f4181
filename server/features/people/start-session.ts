import { randomBytes } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { hashOf } from '../../http/identity'
import { Session } from './session.entity'
import { lastsUntil } from './touch-session'

/** 256 random bits, 43 characters of base64url: a session's token, or the secret of a browser. Only its hash is ever stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Begins a session and returns its token, which nobody can learn from the database afterwards. */
export async function startSession(tx: EntityManager, personId: string, kind: Session['kind'], now: Date): Promise<string> {
  const token = newSecret()
  await tx.insert(Session, {
    tokenHash: hashOf(token),
    personId,
    kind,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: lastsUntil({ kind, createdAt: now }, now),
    endedAt: null,
    factorAt: null,
  })
  return token
}
