/** Bringing a database's tables up to date. */
import type { Database } from './database'

/** How long a process waits for another that is migrating the same database. */
const MIGRATION_WAIT_SECONDS = 600

/**
 * Text is compared byte by byte, as SQLite does it: public codes that differ only in capitals are different codes. New tables take this
 * from their database.
 */
async function compareTextByBytes({ writes }: Database): Promise<void> {
  const [row] = await writes.query('select database() as name, @@collation_database as collation')
  if (row.collation !== 'utf8mb4_bin') {
    await writes.query(`alter database ${writes.driver.escape(row.name)} character set utf8mb4 collate utf8mb4_bin`)
  }
}

async function underLock(database: Database, work: () => Promise<void>): Promise<void> {
  const runner = database.writes.createQueryRunner()
  // A lock's name holds for the whole server and at most 64 characters; the digest tells one database from another.
  const lock = "concat('migrate ', md5(database()))"
  try {
    const [row] = await runner.query(`select get_lock(${lock}, ${MIGRATION_WAIT_SECONDS}) as held`)
    if (Number(row.held) !== 1) throw new Error('Another process has been migrating this database for ten minutes')
    await work()
  } finally {
    // Also gives back the lock, if this connection has it: the pool would keep both.
    await runner.query(`select release_lock(${lock})`)
    await runner.release()
  }
}

/**
 * Runs the migrations that have not run yet, oldest first. Processes that start at once against one MySQL server do it once: the others
 * wait. (The nodes of a Galera cluster do not share this lock: there, migrate from one process before the others start. A SQLite file
 * belongs to one process.)
 */
export async function migrate(database: Database): Promise<void> {
  const run = async () => {
    await database.writes.runMigrations()
  }
  await database.exclusively(() =>
    database.dialect === 'sqlite'
      ? run()
      : underLock(database, async () => {
          await compareTextByBytes(database)
          await run()
        }),
  )
}
