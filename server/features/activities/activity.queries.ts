import { type EntityManager, In } from 'typeorm'
import { leadersOf } from '../teams/team.queries'
import { Activity, ActivityPost } from './activity.entity'

/** An activity by what people read and scan; `holding` keeps its row for this transaction (SQLite holds all of them anyway). */
export const activityByCode = (tx: EntityManager, publicCode: string, holding: boolean): Promise<Activity | null> =>
  activityWhere(tx, { publicCode }, holding)

/** An activity by its id; `holding` as above. */
export const activityById = (tx: EntityManager, id: string, holding: boolean): Promise<Activity | null> =>
  activityWhere(tx, { id }, holding)

function activityWhere(tx: EntityManager, where: { id: string } | { publicCode: string }, holding: boolean): Promise<Activity | null> {
  const lockable = holding && tx.dataSource.options.type !== 'better-sqlite3'
  return tx.findOne(Activity, { where, ...(lockable ? { lock: { mode: 'pessimistic_write' as const } } : {}) })
}

/** The posts of an activity, in their order. */
export const postsOf = (tx: EntityManager, activityId: string): Promise<ActivityPost[]> =>
  tx.find(ActivityPost, { where: { activityId }, order: { position: 'ASC' } })

/** Who leads an activity now: whoever planned it while they lead its team, else the leader of longest standing; null where there is none. */
export async function leaderOf(tx: EntityManager, { teamId, createdBy }: Pick<Activity, 'teamId' | 'createdBy'>): Promise<string | null> {
  const leaders = await leadersOf(tx, teamId)
  return leaders.includes(createdBy) ? createdBy : (leaders[0] ?? null)
}

/** The posts with these ids, in no order. */
export const postsByIds = (tx: EntityManager, ids: readonly string[]): Promise<ActivityPost[]> =>
  tx.findBy(ActivityPost, { id: In([...ids]) })
