import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { isUniqueViolation } from '../../database/errors'
import { CheckEvent } from './check-event.entity'

/** An event that was noted now, or that had been noted before. */
export interface Noted {
  readonly event: CheckEvent
  readonly repeated: boolean
}

/**
 * Writes down a coming or going once: the same one again, in whatever upload, finds the first. The unique key decides, so that two uploads
 * at the same time cannot write it twice.
 */
export async function noteEvent(tx: EntityManager, event: Omit<CheckEvent, 'id'>): Promise<Noted> {
  const { activityId, personId, direction, source } = event
  const earlier = await tx.findOneBy(CheckEvent, { activityId, personId, direction, source })
  if (earlier !== null) return { event: earlier, repeated: true }
  const row: CheckEvent = { ...event, id: uuidv7() }
  try {
    await tx.insert(CheckEvent, row)
    return { event: row, repeated: false }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return { event: await tx.findOneByOrFail(CheckEvent, { activityId, personId, direction, source }), repeated: true }
  }
}
