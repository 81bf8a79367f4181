import { type EntityManager, IsNull } from 'typeorm'
import { hashOf } from '../../http/identity'
import { Session } from './session.entity'

/** Ends the session that this token opens; its other sessions go on. */
export async function endSession(tx: EntityManager, token: string, now: Date): Promise<void> {
  await tx.update(Session, { tokenHash: hashOf(token), endedAt: IsNull() }, { endedAt: now })
}
