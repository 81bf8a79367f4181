import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { EntityManager } from 'typeorm'
import { change } from '../database/change'
import { type Database, isLockTimeout, isUniqueViolation } from '../database/database'
import { IdempotencyKey } from './idempotency.entity'
import { Refusal } from './refusal'

/** How long a parallel twin waits for the first to finish. */
const TWIN_WAITS_MS = 5000

/** A write that was asked for under a key. */
export interface KeyedWrite {
  readonly database: Database
  /** Whose key it is: the person's id, or the address of a visitor. */
  readonly who: string
  readonly key: string
  readonly endpoint: string
  /** What was asked, as it came; its hash is kept. */
  readonly asked: unknown
  readonly now: Date
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** SQLite lets one transaction run at a time, so a twin would stand in the line without a limit; here it waits with one. */
const running = new WeakMap<Database, Map<string, Promise<unknown>>>()

/**
 * Does the work once for a key, in one transaction that begins with the key's row: a repetition gets the same reply, a parallel twin waits
 * for it. What is refused leaves no row, so it may be tried again under the same key.
 * @throws Refusal still_running after 5 s, key_reused when the same key comes with something else.
 */
export async function once(write: KeyedWrite, work: (tx: EntityManager) => Promise<unknown>): Promise<unknown> {
  const id = hash(`${write.who}\n${write.key}`)
  const under = running.get(write.database) ?? new Map<string, Promise<unknown>>()
  running.set(write.database, under)
  const twin = under.get(id)
  if (twin !== undefined)
    await Promise.race([
      twin.catch(() => undefined),
      pause(TWIN_WAITS_MS, undefined, { ref: false }).then(() => Promise.reject(new Refusal('still_running'))),
    ])
  const attempt = inOneTransaction(write, id, work)
  under.set(id, attempt)
  try {
    return await attempt
  } catch (error) {
    if (isLockTimeout(error)) throw new Refusal(twin === undefined ? 'busy' : 'still_running')
    throw error
  } finally {
    if (under.get(id) === attempt) under.delete(id)
  }
}

async function inOneTransaction(write: KeyedWrite, id: string, work: (tx: EntityManager) => Promise<unknown>): Promise<unknown> {
  const bodyHash = hash(JSON.stringify(write.asked))
  return write.database.transaction(async (tx) => {
    const earlier = await insertOrFind(tx, { id, endpoint: write.endpoint, bodyHash, status: null, reply: null, createdAt: write.now })
    if (earlier !== null) {
      if (earlier.bodyHash !== bodyHash || earlier.endpoint !== write.endpoint) throw new Refusal('key_reused')
      return earlier.reply
    }
    const reply = await work(tx)
    await change(tx, KEEP_REPLY, [200, JSON.stringify(reply ?? null), id])
    return reply
  })
}

// By hand: every keyed write runs both, and TypeORM's own take longer than many a write.
export const INSERT_KEY = 'insert into `idempotency_key` (`id`, `endpoint`, `bodyHash`, `createdAt`) values (?, ?, ?, ?)'
export const KEEP_REPLY = 'update `idempotency_key` set `status` = ?, `reply` = ? where `id` = ?'

async function insertOrFind(tx: EntityManager, row: IdempotencyKey): Promise<IdempotencyKey | null> {
  try {
    await change(tx, INSERT_KEY, [row.id, row.endpoint, row.bodyHash, row.createdAt])
    return null
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const earlier = await tx.findOneBy(IdempotencyKey, { id: row.id })
    if (earlier === null) throw new Refusal('still_running')
    return earlier
  }
}
