/** One moment of the whole database, read while others write: the base of a backup and of comparing two databases. */
import { createHash, type Hash } from 'node:crypto'
import type { EntityMetadata, QueryRunner } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata'
import type { Database } from '../database/database'

const PAGE_ROWS = 1000

/** A row's values in the order of its table's columns. Moments are ISO strings, keys within JSON are sorted: alike on both dialects. */
export type RowValues = readonly unknown[]

/** How many rows a table holds and the SHA-256 of their lines in the order of the primary key. */
export interface TableDigest {
  readonly rows: number
  readonly sha256: string
}

/** The database as it was when the snapshot was opened, whatever is written meanwhile. */
export interface Snapshot {
  readonly tables: readonly EntityMetadata[]
  /** Names of the migrations that made the tables, oldest first. */
  readonly migrations: readonly string[]
  /** The rows of a table in the order of its primary key, a page at a time. */
  pages(table: EntityMetadata): AsyncGenerator<readonly RowValues[]>
}

/** The tables of the model, by name. */
export function tablesOf({ reads }: Database): EntityMetadata[] {
  return [...reads.entityMetadatas].sort((one, other) => (one.tableName < other.tableName ? -1 : 1))
}

/**
 * Opens a snapshot for as long as the work lasts. SQLite: a read transaction on the connection that reads, which this process must not
 * use for anything else meanwhile. MySQL: a consistent read of InnoDB on a connection of its own, which locks nothing.
 */
export async function withSnapshot<T>(database: Database, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const runner = database.reads.createQueryRunner()
  try {
    await begin(runner, database.dialect)
    const migrations: { name: string }[] = await runner.query('select name from migrations order by timestamp')
    return await work({
      tables: tablesOf(database),
      migrations: migrations.map(({ name }) => name),
      pages: (table) => pagesOf(runner, table),
    })
  } finally {
    await runner.query('rollback').catch(() => undefined)
    await runner.release()
  }
}

async function begin(runner: QueryRunner, dialect: Database['dialect']): Promise<void> {
  if (dialect === 'sqlite') {
    await runner.query('begin')
    // SQLite takes its snapshot at the first read, not at BEGIN.
    await runner.query('select count(*) from migrations')
    return
  }
  await runner.query('set transaction isolation level repeatable read')
  await runner.query('start transaction with consistent snapshot, read only')
}

async function* pagesOf(runner: QueryRunner, table: EntityMetadata): AsyncGenerator<readonly RowValues[]> {
  const quote = (name: string) => `\`${name}\``
  const keys = table.primaryColumns.map(({ databaseName }) => databaseName)
  const all = table.columns.map(({ databaseName }) => quote(databaseName)).join(', ')
  const key = keys.map(quote).join(', ')
  const after = `where (${key}) > (${keys.map(() => '?').join(', ')})`
  let last: unknown[] | null = null
  while (true) {
    const rows: Record<string, unknown>[] = await runner.query(
      `select ${all} from ${quote(table.tableName)} ${last === null ? '' : after} order by ${key} limit ${PAGE_ROWS}`,
      last ?? [],
    )
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows.map((row) => table.columns.map((column) => exported(row[column.databaseName], column)))
    if (rows.length < PAGE_ROWS) return
    last = keys.map((name) => end[name])
  }
}

function exported(raw: unknown, column: ColumnMetadata): unknown {
  const value: unknown = column.entityMetadata.connection.driver.prepareHydratedValue(raw, column)
  if (value instanceof Date) return value.toISOString()
  return column.type === 'json' ? sorted(value) : (value ?? null)
}

/** The same value with the keys of its objects in order: MySQL keeps JSON in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value ?? null
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

/** Adds rows to a table's digest; returns their lines, one JSON list each. */
export function linesInto(hash: Hash, rows: readonly RowValues[]): string {
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  hash.update(lines)
  return lines
}

/** What every table of the snapshot holds, by table name: two databases with equal digests hold the same rows. */
export async function digestsOf(snapshot: Snapshot): Promise<Record<string, TableDigest>> {
  const digests: Record<string, TableDigest> = {}
  for (const table of snapshot.tables) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const page of snapshot.pages(table)) {
      linesInto(hash, page)
      rows += page.length
    }
    digests[table.tableName] = { rows, sha256: hash.digest('hex') }
  }
  return digests
}
