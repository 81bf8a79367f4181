import { type EntityManager, In } from 'typeorm'
import { Activity } from './activity.entity'

/** Some activities by their ids. One query. */
export async function activitiesByIds(tx: EntityManager, ids: Iterable<string>): Promise<Map<string, Activity>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  return new Map((await tx.findBy(Activity, { id: In(wanted) })).map((activity) => [activity.id, activity]))
}
