/**
 * The operator's commands, on the database and data folder that the environment names:
 *
 *     npm run backup -- /backups/2026-11-25
 *     npm run restore -- /backups/2026-11-25
 */
import 'reflect-metadata'
import path from 'node:path'
import { openDatabase } from '../database/database'
import { migrations } from '../database/migrations'
import { entities } from '../entities'
import { readSettings, UnsafeSettings } from '../settings'
import { BackupRefused, backUp, type Progress } from './backup'
import { restore } from './restore'
import type { TableDigest } from './snapshot'

const COMMANDS = { backup: backUp, restore }
const SHOWN_EVERY_MS = 500

async function run(name: string, folder: string): Promise<void> {
  const command = name === 'backup' || name === 'restore' ? COMMANDS[name] : undefined
  if (command === undefined || folder === '') throw new BackupRefused('npm run backup -- FOLDER, or npm run restore -- FOLDER')
  const settings = readSettings(process.env)
  const database = await openDatabase(settings.database, { entities, migrations })
  try {
    const digests = await command(database, path.join(settings.dataFolder, 'uploads'), path.resolve(folder), progress())
    process.stdout.write(`${JSON.stringify({ [name]: folder, ...totals(digests) })}\n`)
  } finally {
    await database.close()
  }
}

function totals(digests: Record<string, TableDigest>): object {
  const all = Object.values(digests)
  return { tables: all.length, rows: all.reduce((sum, { rows }) => sum + rows, 0) }
}

function progress(): Progress {
  let shown = performance.now()
  return (table, rows) => {
    if (performance.now() - shown < SHOWN_EVERY_MS) return
    shown = performance.now()
    process.stderr.write(`${table}: ${rows} rows\n`)
  }
}

const [name = '', folder = ''] = process.argv.slice(2)
run(name, folder).catch((error: unknown) => {
  const isExpected = error instanceof BackupRefused || error instanceof UnsafeSettings
  process.stderr.write(`${isExpected ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})
