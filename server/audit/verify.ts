/**
 * Recomputes the audit chain and says what is wrong with it; ends with 1 when anything is. With an end of the chain from the log
 * (`audit chain sealed`), also whether that is still part of it:
 *
 *     npm run audit:verify
 *     npm run audit:verify -- 1204 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
 */
import 'reflect-metadata'
import { openDatabase } from '../database/database'
import { migrations } from '../database/migrations'
import { entities } from '../entities'
import { readSettings } from '../settings'
import { verifyChain } from './verify-chain'

async function verify([seq, hash]: readonly string[]): Promise<void> {
  const known = seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash }
  const database = await openDatabase(readSettings(process.env).database, { entities, migrations })
  try {
    const verdict = await verifyChain(database, known)
    process.stdout.write(`${JSON.stringify(verdict)}\n`)
    if (verdict.faults.length > 0) process.exitCode = 1
  } finally {
    await database.close()
  }
}

verify(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
