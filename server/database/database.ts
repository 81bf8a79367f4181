/**
 * The database of a process: SQLite in a file, or MySQL/MariaDB by URL. Everything above this folder sees one meaning for both.
 *
 *     const database = await openDatabase({ file: 'data/hongmian.sqlite' }, { entities, migrations })
 *     await migrate(database)
 *     await database.transaction(async (tx) => { … })
 */
import type { DataSource, EntityManager, EntitySchema, MixedList } from 'typeorm'
import { insertAsGiven } from './insert-as-given'
import { openMysql } from './open-mysql'
import { openSqlite } from './open-sqlite'
import { guardWrites, type WriteGuard } from './transaction'

export { isLockTimeout, isStorageFull, isUnavailable, isUniqueViolation } from './errors'
export { migrate } from './migrate'

/** The tables, and the steps that lead to them. */
export interface Model {
  // biome-ignore lint/complexity/noBannedTypes: TypeORM's own name for an entity class
  readonly entities: MixedList<Function | string | EntitySchema>
  // biome-ignore lint/complexity/noBannedTypes: TypeORM's own name for a migration class
  readonly migrations: MixedList<Function | string>
}

/** Where the database is. */
export type Whereabouts = { readonly url: string } | { readonly file: string }

export interface Database {
  readonly dialect: 'sqlite' | 'mysql'
  /** For metadata and schema tools. Statements on it belong into `transaction`; SQLite refuses them anywhere else. */
  readonly writes: DataSource
  /** Reads only, and sees only what is committed: inside a transaction, use `tx` to see its own changes. */
  readonly reads: DataSource
  /**
   * Runs the work as one transaction: committed when it resolves, undone when it throws. Inside another transaction of the same
   * database it is a savepoint. The work may run several times (after a deadlock, a lost certification on a cluster, a busy file), so it
   * must have no effect but through `tx`; it awaits each statement before the next. Throws what the work threw; see `isUniqueViolation`
   * and `isLockTimeout`.
   */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>
  /** For schema tools: the write connection alone, outside any transaction. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Waits for the transactions that were asked for, then closes every connection. */
  close(): Promise<void>
}

class GuardedDatabase implements Database {
  readonly #guard: WriteGuard

  constructor(
    readonly dialect: Database['dialect'],
    readonly writes: DataSource,
    readonly reads: DataSource,
  ) {
    insertAsGiven(writes)
    this.#guard = guardWrites(writes, dialect)
  }

  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#guard.transaction(work)
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#guard.exclusively(work)
  }

  async close(): Promise<void> {
    await this.#guard.settled()
    await this.reads.destroy()
    // Last, so that SQLite folds its write-ahead log back into the file.
    await this.writes.destroy()
  }
}

/** Opens the database; runs no migration. Rejects when it cannot be reached. */
export async function openDatabase(where: Whereabouts, model: Model): Promise<Database> {
  if ('url' in where) {
    const { writes, reads } = await openMysql(where.url, model)
    return new GuardedDatabase('mysql', writes, reads)
  }
  const { writes, reads } = await openSqlite(where.file, model)
  return new GuardedDatabase('sqlite', writes, reads)
}
