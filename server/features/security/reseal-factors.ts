import { change } from '../../database/change'
import type { Services } from '../../services'
import { isSealedByFirst, openFactor, sealFactor } from './factor-seal'
import { SecondFactor } from './second-factor.entity'

/** How a secret looks that a version kept which did not seal them yet. */
const PLAIN = /^[A-Z2-7]{32}$/
const COLUMNS = ['secret', 'pending'] as const

/**
 * Seals every authenticator's secret under the first of the keys that is not yet: at the start of the process, so that a new key works for
 * all once every server has been started with it. Other processes may do the same at the same time.
 * @returns how many were sealed anew, and how many none of the keys opens: their people need a reset
 */
export async function resealFactors({ database, settings }: Pick<Services, 'database' | 'settings'>) {
  const keys = settings.factorKeys
  const counts = { sealed: 0, lost: 0 }
  for (const factor of await database.reads.manager.find(SecondFactor)) {
    for (const column of COLUMNS) {
      const kept = factor[column]
      if (kept === null || isSealedByFirst(keys, kept)) continue
      const secret = PLAIN.test(kept) ? kept : openFactor(keys, factor.personId, kept)
      if (secret === null) {
        counts.lost += 1
        continue
      }
      const sql = `update \`second_factor\` set \`${column}\` = ? where \`personId\` = ? and \`${column}\` = ?`
      const values = [sealFactor(keys, factor.personId, secret), factor.personId, kept]
      counts.sealed += await database.transaction((tx) => change(tx, sql, values))
    }
  }
  return counts
}
