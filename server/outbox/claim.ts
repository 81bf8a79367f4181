import { change } from '../database/change'
import type { Database } from '../database/database'
import { select } from '../database/select'
import { OutboxItem } from './outbox.entity'

/** How long a worker has a row to itself: far longer than WeChat's time-outs add up to. */
const LEASE_MS = 60_000
/** Rows that one round looks at. */
const ROUND = 50
/** How often something is tried, a worker that died while trying included. */
export const MOST_ATTEMPTS = 6
/** The wait after the first failure; it doubles with each: 1, 2, 4, 8, 16 minutes. */
const FIRST_WAIT_MS = 60_000

export const DUE_SQL = `select id from outbox where dueAt <= ? and (leasedUntil is null or leasedUntil <= ?)
  order by dueAt, id limit ${ROUND}`

const CLAIM = `update outbox set leasedUntil = ?, attempts = attempts + 1
  where id = ? and dueAt <= ? and (leasedUntil is null or leasedUntil <= ?)`

// Whoever took over after the lease ran out counted an attempt more; the late one then changes nothing.
const SETTLE = 'update outbox set leasedUntil = null, dueAt = ?, result = ? where id = ? and attempts = ? and dueAt is not null'

/** The ids of what is due and nobody's at this moment, the longest due first. */
export async function dueItems(database: Database, now: Date): Promise<string[]> {
  return (await select(database, DUE_SQL, { id: 'text' }, [now, now])).map((row) => row.id)
}

/** Takes the row for this worker alone until the lease ends, and counts the attempt; null when another was first. */
export function claimItem(database: Database, id: string, now: Date): Promise<OutboxItem | null> {
  return database.transaction(async (tx) => {
    const claimed = await change(tx, CLAIM, [new Date(now.getTime() + LEASE_MS), id, now, now])
    return claimed === 1 ? tx.findOneBy(OutboxItem, { id }) : null
  })
}

/** What became of one attempt; `again` asks for another one later. */
export interface Outcome {
  readonly result: string
  readonly again: boolean
}

/** Writes down what became of the attempt: done or given up (nothing more is due), or due again after a wait that doubles. */
export async function settleItem(database: Database, item: OutboxItem, { result, again }: Outcome, now: Date): Promise<void> {
  const exhausted = again && item.attempts >= MOST_ATTEMPTS
  const dueAt = again && !exhausted ? new Date(now.getTime() + FIRST_WAIT_MS * 2 ** (item.attempts - 1)) : null
  const words = exhausted ? `given up after ${item.attempts} attempts: ${result}` : result
  await database.transaction((tx) => change(tx, SETTLE, [dueAt, words.slice(0, 200), item.id, item.attempts]))
}
