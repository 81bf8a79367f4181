/**
 * SQLite for TypeORM's `better-sqlite3` data source without better-sqlite3, which has to be compiled or downloaded: Node's own
 * `node:sqlite` where it is complete (22.16 on), else @photostructure/sqlite, the same interface with its binaries inside the package.
 */
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite'

type Engine = typeof import('@photostructure/sqlite')
type Bindable = string | number | bigint | null | Uint8Array

/** Node 22.13 to 22.15 have it too, but cannot tell what a statement returns nor whether a transaction is open. */
function builtInEngine(): Engine | undefined {
  const engine = process.getBuiltinModule('node:sqlite') as Engine | undefined
  return engine && 'isTransaction' in engine.DatabaseSync.prototype && 'columns' in engine.StatementSync.prototype ? engine : undefined
}

const builtIn = builtInEngine()
const { DatabaseSync } = builtIn ?? (require('@photostructure/sqlite') as Engine)

/** The form in which a moment is stored: `2026-07-28 01:02:03.004`, UTC, which sorts as it reads. */
export function sqliteMoment(moment: Date): string {
  return moment.toISOString().replace('T', ' ').replace('Z', '')
}

/**
 * A JavaScript value as SQLite takes it. Moments and booleans are bound as the columns store them, whole numbers as integers (node:sqlite
 * would store 5 in a text column as "5.0"). Anything else that is an object is refused: the engines would read a first one as a list of
 * named parameters and bind nulls.
 */
function bindable(value: unknown): Bindable {
  if (typeof value === 'number') return builtIn !== undefined && Number.isSafeInteger(value) ? BigInt(value) : value
  if (typeof value === 'string' || value === null || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return sqliteMoment(value)
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite cannot bind ${value === undefined ? 'undefined' : `a value of type ${typeof value}`}`)
}

/** A prepared statement, as TypeORM's query runner uses it. */
export class SqliteStatement {
  readonly reader: boolean
  readonly #statement: StatementSyncInstance

  constructor(statement: StatementSyncInstance) {
    this.#statement = statement
    this.reader = statement.columns().length > 0
  }

  all(...values: unknown[]): unknown[] {
    return this.#statement.all(...values.map(bindable))
  }

  /** The names of the columns, in the order of the values of `lists`. */
  get names(): string[] {
    return this.#statement.columns().map(({ name }) => name)
  }

  /** Each row as the list of its values: the engines make objects cell by cell, at a third more than all the rest of the work. */
  lists(values: readonly unknown[]): unknown[][] {
    this.#statement.setReturnArrays(true)
    try {
      return this.#statement.all(...values.map(bindable)) as unknown as unknown[][]
    } finally {
      this.#statement.setReturnArrays(false)
    }
  }

  run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint } {
    return this.#statement.run(...values.map(bindable))
  }
}

interface SqliteOptions {
  readonly readonly?: boolean
  /** Milliseconds that a statement may wait, blocking the whole process, for another process's lock. */
  readonly timeout?: number
}

/** One connection to a file. */
export class SqliteConnection {
  readonly #database: DatabaseSyncInstance

  constructor(file: string, { readonly = false, timeout = 0 }: SqliteOptions = {}) {
    this.#database = new DatabaseSync(file, { readOnly: readonly, timeout })
  }

  /** Whether a transaction is open; SQLite ends one by itself after some failures. */
  get inTransaction(): boolean {
    return this.#database.isTransaction
  }

  /**
   * A plain BEGIN takes the write lock only at the first write, and fails there without remedy when another process wrote in between;
   * IMMEDIATE takes it at once.
   */
  prepare(sql: string): SqliteStatement {
    return new SqliteStatement(this.#database.prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql))
  }

  exec(sql: string): void {
    this.#database.exec(sql)
  }

  pragma(pragma: string): unknown[] {
    return this.#database.prepare(`PRAGMA ${pragma}`).all()
  }

  close(): void {
    this.#database.close()
  }
}
