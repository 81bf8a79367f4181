/** SQLite: one connection that writes and one that may only read, which sees what is committed and nothing else. */
import { DataSource, type DataSourceOptions } from 'typeorm'
import type { Model } from './database'
import { SqliteConnection } from './sqlite-driver'

/** How long a statement may block the process while another process holds the file; the guard's own retries wait without blocking. */
const WRITE_WAIT_MS = 20
const READ_WAIT_MS = 1000
const CACHED_STATEMENTS = 500

function prepare(connection: SqliteConnection): void {
  // NORMAL in WAL mode: a commit survives the process, and the file its power cut; the last commits before a power cut may be lost.
  connection.pragma('synchronous = NORMAL')
  connection.pragma('cache_size = -32768')
  connection.pragma('temp_store = MEMORY')
}

function options(file: string, { entities, migrations }: Model): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    driver: SqliteConnection,
    database: file,
    statementCacheSize: CACHED_STATEMENTS,
    prepareDatabase: prepare,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
  }
}

/** Opens the file, creating it and its folder if need be. */
export async function openSqlite(file: string, model: Model): Promise<{ writes: DataSource; reads: DataSource }> {
  if (file === ':memory:') throw new Error('A database in memory cannot be shared by two connections: name a file')
  const writes = new DataSource({ ...options(file, model), enableWAL: true, timeout: WRITE_WAIT_MS } as DataSourceOptions)
  await writes.initialize()
  const reads = new DataSource({ ...options(file, model), readonly: true, timeout: READ_WAIT_MS } as DataSourceOptions)
  try {
    await reads.initialize()
  } catch (error) {
    await writes.destroy()
    throw error
  }
  return { writes, reads }
}
