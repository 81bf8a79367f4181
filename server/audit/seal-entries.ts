import { isUniqueViolation } from '../database/database'
import { select } from '../database/select'
import type { Services } from '../services'
import { AuditSeal } from './audit.entity'
import { GENESIS, sealOf } from './chain'

/** Entries that one round seals. */
const ROUND = 1000
/** An entry's id is made when its request comes, and it is seen once its transaction has committed: at most so long afterwards. */
export const SETTLES_WITHIN_MS = 15 * 60_000

const HEAD = 'select seq, entryId, hash from audit_seal order by seq desc limit 1'
const HEAD_SHAPE = { seq: 'whole', entryId: 'text', hash: 'text' } as const

const UNSEALED = `select e.id, e.at, e.personId, e.endpoint, e.object, e.idempotencyKey
  from audit_entry e left join audit_seal s on s.entryId = e.id where e.id >= ? and s.entryId is null order by e.id limit ${ROUND}`

export const ENTRY_SHAPE = {
  id: 'text',
  at: 'iso',
  personId: 'text?',
  endpoint: 'text',
  object: 'text',
  idempotencyKey: 'text?',
} as const

/** The end of the chain: how many entries are sealed, and the last hash. */
export interface Head {
  readonly seq: number
  readonly hash: string
}

/** The smallest id that a request could have had so long before the request with this id. */
export function idsBefore(id: string, milliseconds: number): string {
  const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  const time = Math.max(0, made - milliseconds)
    .toString(16)
    .padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}

/**
 * Gives the entries that have none a place in the chain, in the order of their requests as far as they have committed. For the worker: the
 * chain is sealed a moment after the writes, so that no writer waits for the one before. Of two processes that seal at once, one wins and
 * the other's round does nothing. Returns the new end of the chain, or null when there was nothing to seal.
 */
export async function sealEntries({ database }: Pick<Services, 'database'>): Promise<Head | null> {
  const [last] = await select(database, HEAD, HEAD_SHAPE, [])
  const from = last === undefined ? '' : idsBefore(last.entryId, SETTLES_WITHIN_MS)
  const entries = await select(database, UNSEALED, ENTRY_SHAPE, [from])
  if (entries.length === 0) return null
  let head: Head = last ?? { seq: 0, hash: GENESIS }
  const seals = entries.map((entry): AuditSeal => {
    const seq = head.seq + 1
    head = { seq, hash: sealOf(head.hash, seq, entry) }
    return { ...head, entryId: entry.id }
  })
  try {
    await database.transaction((tx) => tx.insert(AuditSeal, seals))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return null
  }
  return head
}
