import type { EntityManager } from 'typeorm'
import { change } from '../../database/change'

/** Marks these notices as read by their person; what is somebody else's, unknown or read before stays as it is. */
export async function readNotices(tx: EntityManager, personId: string, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  const marks = ids.map(() => '?').join(', ')
  await change(tx, `update notice set readAt = ? where personId = ? and readAt is null and id in (${marks})`, [now, personId, ...ids])
}
