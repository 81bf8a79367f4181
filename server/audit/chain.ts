import { createHash } from 'node:crypto'

/** What an entry says, as it is hashed; `at` in ISO 8601, UTC, to the millisecond. */
export interface EntryContent {
  readonly id: string
  readonly at: string
  readonly personId: string | null
  readonly endpoint: string
  readonly object: string
  readonly idempotencyKey: string | null
}

/** The hash before the first. */
export const GENESIS = '0'.repeat(64)

/** The hash that seals an entry at a place: over the hash before, the place and all that the entry says. SHA-256, hexadecimal. */
export function sealOf(before: string, seq: number, { id, at, personId, endpoint, object, idempotencyKey }: EntryContent): string {
  return createHash('sha256')
    .update(JSON.stringify([before, seq, id, at, personId, endpoint, object, idempotencyKey]))
    .digest('hex')
}
