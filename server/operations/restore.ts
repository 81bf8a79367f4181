import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { EntityMetadata, ObjectLiteral } from 'typeorm'
import * as z from 'zod/mini'
import { type Database, migrate } from '../database/database'
import { BackupRefused, exists, FORMAT, type Progress, ROWS_FILE, UPLOADS } from './backup'
import { digestsOf, type RowValues, type TableDigest, tablesOf, withSnapshot } from './snapshot'

const BATCH_ROWS = 200

const head = z.object({ hongmian: z.literal(FORMAT), migrations: z.array(z.string()) })
const tableBegins = z.object({ table: z.string(), columns: z.array(z.string()) })
const tableEnds = z.object({ end: z.string(), rows: z.number(), sha256: z.string() })
const fileEnds = z.object({ tables: z.number() })

/** What is told to whoever reads a backup from its beginning to its end. */
interface Reader {
  begin?(migrations: readonly string[]): void
  rows(table: string, columns: readonly string[], rows: readonly RowValues[]): Promise<void> | void
}

/**
 * Brings a backup into an empty database, which it brings up to date first. Everything is read and compared with the digests in the backup
 * before a row is written, and what was written is read and compared afterwards.
 * @throws BackupRefused when the backup is damaged or of other tables than this version's, or when something is there already. A restore
 * that was interrupted leaves rows behind: empty the database and begin again.
 */
export async function restore(
  database: Database,
  uploads: string,
  folder: string,
  progress: Progress = () => undefined,
): Promise<Record<string, TableDigest>> {
  const expected = await readBackup(folder, { rows: () => undefined })
  await migrate(database)
  await insistOnEmpty(database, uploads)
  await insistOnSameTables(database, expected)
  const byName = new Map(tablesOf(database).map((table) => [table.tableName, table]))
  const done = new Map<string, number>()
  await readBackup(folder, {
    rows: async (name, columns, rows) => {
      const table = byName.get(name)
      if (table === undefined) throw new BackupRefused(`This version knows no table ${name}.`)
      await database.transaction((tx) =>
        tx.insert(
          table.target,
          rows.map((row) => entityOf(table, columns, row)),
        ),
      )
      done.set(name, (done.get(name) ?? 0) + rows.length)
      progress(name, done.get(name) ?? 0)
    },
  })
  if (await exists(join(folder, UPLOADS))) await cp(join(folder, UPLOADS), uploads, { recursive: true })
  const restored = await withSnapshot(database, digestsOf)
  for (const [name, { rows, sha256 }] of Object.entries(expected.digests)) {
    if (restored[name]?.sha256 !== sha256) throw new BackupRefused(`${name} was restored with other rows than the backup's ${rows}.`)
  }
  return restored
}

interface Contents {
  readonly migrations: readonly string[]
  readonly digests: Record<string, TableDigest>
}

/** Reads the rows' file once. @throws BackupRefused where it was cut, changed, or is none. */
async function readBackup(folder: string, reader: Reader): Promise<Contents> {
  const file = join(folder, ROWS_FILE)
  if (!(await exists(file))) throw new BackupRefused(`There is no backup in ${folder}.`)
  const parser = new BackupParser(reader)
  const bytes = createReadStream(file)
  const text = bytes.pipe(createGunzip())
  bytes.once('error', (error) => text.destroy(error))
  try {
    for await (const line of linesOf(text)) await parser.take(line)
  } catch (error) {
    if (error instanceof BackupRefused || !isDamage(error)) throw error
    throw damaged(`${file} cannot be read to its end`)
  } finally {
    bytes.destroy()
  }
  return parser.finish()
}

/** Lines of a stream whose errors reach whoever reads them, wherever the reader stands. */
async function* linesOf(text: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const part of text.setEncoding('utf8')) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** Gzip's own errors, and lines that are no JSON. */
const isDamage = (error: unknown): boolean =>
  error instanceof SyntaxError || (typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_'))

const damaged = (what: string): BackupRefused => new BackupRefused(`The backup is damaged: ${what}. Nothing of it was used.`)

class BackupParser {
  readonly #reader: Reader
  readonly #digests: Record<string, TableDigest> = {}
  #migrations: readonly string[] | null = null
  #table: { name: string; columns: readonly string[] } | null = null
  #hash = createHash('sha256')
  #rows = 0
  #batch: RowValues[] = []
  #isWhole = false

  constructor(reader: Reader) {
    this.#reader = reader
  }

  async take(text: string): Promise<void> {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return this.#takeRow(value, text)
    if (this.#migrations === null) return this.#takeHead(value)
    const begins = tableBegins.safeParse(value)
    if (begins.success) return this.#begin(begins.data)
    const ends = tableEnds.safeParse(value)
    if (ends.success) return this.#end(ends.data)
    const whole = fileEnds.safeParse(value)
    this.#isWhole = whole.success && whole.data.tables === Object.keys(this.#digests).length
  }

  finish(): Contents {
    if (this.#migrations === null || !this.#isWhole) throw damaged('its end is missing')
    return { migrations: this.#migrations, digests: this.#digests }
  }

  #takeHead(value: unknown): void {
    const first = head.safeParse(value)
    if (!first.success) throw new BackupRefused('This is no backup that this version can read.')
    this.#migrations = first.data.migrations
  }

  #begin({ table, columns }: z.output<typeof tableBegins>): void {
    if (this.#table !== null) throw damaged(`${this.#table.name} has no end`)
    this.#table = { name: table, columns }
    this.#hash = createHash('sha256')
    this.#rows = 0
  }

  async #takeRow(row: unknown[], text: string): Promise<void> {
    this.#hash.update(`${text}\n`)
    this.#rows += 1
    this.#batch.push(row)
    if (this.#batch.length === BATCH_ROWS) await this.#pass()
  }

  async #end({ end, rows, sha256 }: z.output<typeof tableEnds>): Promise<void> {
    await this.#pass()
    if (this.#table?.name !== end || rows !== this.#rows || sha256 !== this.#hash.digest('hex')) {
      throw damaged(`${end} does not hold the ${rows} rows that were saved`)
    }
    this.#digests[end] = { rows, sha256 }
    this.#table = null
  }

  async #pass(): Promise<void> {
    if (this.#table === null && this.#batch.length > 0) throw damaged('rows stand outside a table')
    if (this.#table !== null && this.#batch.length > 0) await this.#reader.rows(this.#table.name, this.#table.columns, this.#batch)
    this.#batch = []
  }
}

function entityOf(table: EntityMetadata, columns: readonly string[], row: RowValues): ObjectLiteral {
  const entity: ObjectLiteral = {}
  columns.forEach((name, index) => {
    const column = table.findColumnWithDatabaseName(name)
    if (column === undefined) throw new BackupRefused(`This version's ${table.tableName} has no ${name}.`)
    const value = row[index]
    entity[column.propertyName] = column.type === 'datetime' && typeof value === 'string' ? new Date(value) : value
  })
  return entity
}

async function insistOnEmpty(database: Database, uploads: string): Promise<void> {
  if (await exists(uploads)) throw new BackupRefused(`${uploads} is already there: a restore needs a data folder without uploads.`)
  for (const table of tablesOf(database)) {
    const [row] = await database.reads.query(`select 1 as found from \`${table.tableName}\` limit 1`)
    if (row !== undefined) throw new BackupRefused(`${table.tableName} holds rows already: a restore needs an empty database.`)
  }
}

/** A backup fits the version that made it: that one restores it, and then it is upgraded as always. */
async function insistOnSameTables(database: Database, { migrations }: Contents): Promise<void> {
  const ours = await withSnapshot(database, async (snapshot) => snapshot.migrations)
  if (ours.join() !== migrations.join()) {
    throw new BackupRefused(
      `The backup was made by another version (its tables end with ${migrations.at(-1) ?? 'nothing'}, here with ${ours.at(-1) ?? 'nothing'}). ` +
        'Restore it with that version, then upgrade.',
    )
  }
}
