import { change } from '../../database/change'
import { type Database, isLockTimeout } from '../../database/database'
import type { Session } from './session.entity'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** In milliseconds: how long after its last use a session ends, and how much must be gained for the row to be written again. */
const IDLE = { phone: 90 * DAY, desk: 30 * MINUTE } as const
const WORTH_WRITING = { phone: DAY, desk: MINUTE } as const

/** A desk stands where others pass by: whatever is done there, it signs in again after this many milliseconds. */
const DESK_AT_MOST = 12 * 60 * MINUTE

/** When a session that is used now will end unless it is used again: 90 days later on a phone; at a desk 30 minutes, 12 hours in all. */
export function lastsUntil({ kind, createdAt }: Pick<Session, 'kind' | 'createdAt'>, now: Date): Date {
  const idle = now.getTime() + IDLE[kind]
  return new Date(kind === 'desk' ? Math.min(idle, createdAt.getTime() + DESK_AT_MOST) : idle)
}

/**
 * Lets a session that is in use last longer. Writes at most once a day for a phone and once a minute for a desk, so that reads stay reads;
 * when the database is too busy, the next request does it.
 */
export async function touchSession(
  database: Database,
  session: Pick<Session, 'tokenHash' | 'kind' | 'createdAt' | 'expiresAt'>,
  now: Date,
): Promise<void> {
  const until = lastsUntil(session, now)
  if (until.getTime() - session.expiresAt.getTime() < WORTH_WRITING[session.kind]) return
  try {
    await database.transaction((tx) =>
      change(tx, 'update `session` set `lastSeenAt` = ?, `expiresAt` = ? where `tokenHash` = ? and `endedAt` is null and `expiresAt` < ?', [
        now,
        until,
        session.tokenHash,
        until,
      ]),
    )
  } catch (error) {
    if (!isLockTimeout(error)) throw error
  }
}
