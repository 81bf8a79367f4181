/**
 * A backup is a folder: `rows.ndjson.gz` with every row of one moment, and `uploads/` with the files that rows may name. It can be taken
 * while the server runs and be restored into either dialect, so a station that began with the embedded SQLite may move to MySQL.
 *
 * The rows' file: a line with the format and the migrations, then for each table a line that names it and its columns, a line per row, and
 * a line with the table's digest; at last a line that says how many tables there are. A file that was cut or changed is therefore noticed.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, cp, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Database } from '../database/database'
import { linesInto, type Snapshot, type TableDigest, withSnapshot } from './snapshot'

export const FORMAT = 1
export const ROWS_FILE = 'rows.ndjson.gz'
export const UPLOADS = 'uploads'

/** Why a backup or a restore did not happen, in words for the operator. */
export class BackupRefused extends Error {}

/** Told after each page of rows, so that long work shows where it is. */
export type Progress = (table: string, rows: number) => void

/**
 * Writes a backup into a new folder: under its name there is the whole backup or none.
 * @param uploads the folder of uploaded files; none there means none to keep.
 * @throws BackupRefused when something already has that name.
 */
export async function backUp(
  database: Database,
  uploads: string,
  folder: string,
  progress: Progress = () => undefined,
): Promise<Record<string, TableDigest>> {
  const aside = `${folder}.part`
  await mkdir(dirname(folder), { recursive: true })
  if (await exists(folder)) throw new BackupRefused(`${folder} is already there. Name a new folder for each backup.`)
  await rm(aside, { recursive: true, force: true })
  await mkdir(aside, { mode: 0o700 })
  const digests: Record<string, TableDigest> = {}
  await withSnapshot(database, async (snapshot) => {
    const rows = join(aside, ROWS_FILE)
    await pipeline(Readable.from(linesOf(snapshot, digests, progress)), createGzip(), createWriteStream(rows, { mode: 0o600 }))
    await flush(rows)
  })
  // After the rows: a file is stored before the row that names it, so none that these rows name can be missing here.
  if (await exists(uploads)) await cp(uploads, join(aside, UPLOADS), { recursive: true, filter: (path) => !path.endsWith('.part') })
  await rename(aside, folder)
  return digests
}

async function* linesOf(snapshot: Snapshot, digests: Record<string, TableDigest>, progress: Progress): AsyncGenerator<string> {
  yield line({ hongmian: FORMAT, migrations: snapshot.migrations })
  for (const table of snapshot.tables) {
    const hash = createHash('sha256')
    let rows = 0
    yield line({ table: table.tableName, columns: table.columns.map(({ databaseName }) => databaseName) })
    for await (const page of snapshot.pages(table)) {
      yield linesInto(hash, page)
      rows += page.length
      progress(table.tableName, rows)
    }
    const digest = { rows, sha256: hash.digest('hex') }
    digests[table.tableName] = digest
    yield line({ end: table.tableName, ...digest })
  }
  yield line({ tables: snapshot.tables.length })
}

const line = (value: object): string => `${JSON.stringify(value)}\n`

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whether there is a file or folder of this name. */
export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
