import type { EntityManager } from 'typeorm'
import type { Value } from './prepared-select'

/**
 * Runs a hand-written INSERT, UPDATE or DELETE in a transaction and returns how many rows its WHERE found, on both dialects alike. The one
 * way to guard what is scarce: the condition stands in the WHERE, and 0 means that somebody was first.
 *
 *     const taken = await change(tx, 'update `post` set `taken` = `taken` + 1 where `id` = ? and `taken` < `places`', [post])
 */
export async function change(tx: EntityManager, sql: string, values: readonly Value[]): Promise<number> {
  if (!tx.queryRunner) throw new Error('A change needs the manager of a transaction')
  const { affected } = await tx.queryRunner.query(sql, [...values], true)
  return affected ?? 0
}
