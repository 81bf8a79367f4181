import type { EntityManager } from 'typeorm'
import { change } from '../database/change'
import type { AuditEntry } from './audit.entity'

// By hand, as the key's row: every write runs it.
export const INSERT_ENTRY =
  'insert into `audit_entry` (`id`, `at`, `personId`, `endpoint`, `object`, `idempotencyKey`) values (?, ?, ?, ?, ?, ?)'

const OBJECT_LENGTH = 80

/** Appends the entry of a write, in the write's own transaction. */
export async function noteWrite(tx: EntityManager, entry: AuditEntry): Promise<void> {
  await change(tx, INSERT_ENTRY, [entry.id, entry.at, entry.personId, entry.endpoint, entry.object, entry.idempotencyKey])
}

/**
 * What a request is about: the codes in its address, else the code of what it made (or, signing in, of whom). Only codes and ids stand
 * there, never a name.
 */
export function objectOf(params: Readonly<Record<string, unknown>>, reply: unknown): string {
  const named = Object.values(params).map(String)
  return (named.length > 0 ? named.join('/') : codeIn(reply)).slice(0, OBJECT_LENGTH)
}

/** Where a reply keeps the code of what it is about. */
const WITHIN = ['self', 'signedIn'] as const

function codeIn(reply: unknown): string {
  if (typeof reply !== 'object' || reply === null) return ''
  if ('code' in reply && typeof reply.code === 'string') return reply.code
  const inner = WITHIN.map((name) => (reply as Partial<Record<string, unknown>>)[name]).find((value) => value !== undefined)
  return codeIn(inner)
}
