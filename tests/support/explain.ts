import type { Pool } from 'mysql2'
import type { EntityManager } from 'typeorm'
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver'
import type { AbstractSqliteDriver } from 'typeorm/driver/sqlite-abstract/AbstractSqliteDriver'
import type { Database } from '../../server/database/database'
import type { Value } from '../../server/database/prepared-select'
import type { SqliteConnection } from '../../server/database/sqlite-driver'

/** How a database goes about a SELECT. */
export interface Plan {
  /** Each table, by the name that the SELECT gives it, with the index by which its rows are looked up; `PRIMARY` for its key. */
  readonly indexes: Readonly<Record<string, string>>
  /** Tables that are read from end to end. */
  readonly scans: readonly string[]
  /** Whether rows are put in order after they were found. */
  readonly sorts: boolean
}

interface Statement {
  readonly sql: string
  readonly values: readonly Value[]
}

/** The plans of the SELECTs that the work runs on this database, one after the other. What it would write is not written. */
export async function plansOf(database: Database, work: (database: Database, reads: EntityManager) => Promise<unknown>): Promise<Plan[]> {
  const statements = await recorded(database, work)
  const plans: Plan[] = []
  for (const statement of statements) plans.push(await planOf(database, statement))
  return plans
}

async function recorded(database: Database, work: (database: Database, reads: EntityManager) => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const restore = watchPrepared(database, (statement) => statements.push(statement))
  const logger = database.reads.logger
  const silent = () => undefined
  database.reads.logger = {
    ...{ logQueryError: silent, logQuerySlow: silent, logSchemaBuild: silent, logMigration: silent, log: silent },
    logQuery: (sql, values) => void statements.push({ sql, values: (values ?? []) as Value[] }),
  }
  try {
    // Prepared statements are kept for each database object: through this one they are prepared anew, where it can be seen.
    const unchanged = { transaction: { value: async () => ({ affected: 0 }) } }
    await work(Object.create(database, unchanged) as Database, database.reads.manager)
  } finally {
    database.reads.logger = logger
    restore()
  }
  return statements.filter(({ sql }, index) => statements.findIndex((other) => other.sql === sql) === index)
}

/** Sees what goes to the driver past TypeORM. */
function watchPrepared(database: Database, see: (statement: Statement) => void): () => void {
  if (database.dialect === 'sqlite') {
    const connection: SqliteConnection = (database.reads.driver as AbstractSqliteDriver).databaseConnection
    const prepare = connection.prepare.bind(connection)
    connection.prepare = (sql) => {
      see({ sql, values: [] })
      return prepare(sql)
    }
    return () => {
      connection.prepare = prepare
    }
  }
  const pool: Pool = (database.reads.driver as MysqlDriver).pool
  const execute = pool.execute.bind(pool)
  pool.execute = ((sql: string, values: Value[], done: never) => {
    see({ sql, values })
    return execute(sql, values, done)
  }) as Pool['execute']
  return () => {
    pool.execute = execute
  }
}

async function planOf(database: Database, statement: Statement): Promise<Plan> {
  return database.dialect === 'sqlite' ? sqlitePlan(database, statement) : mysqlPlan(database, statement)
}

async function sqlitePlan(database: Database, { sql }: Statement): Promise<Plan> {
  const connection: SqliteConnection = (database.reads.driver as AbstractSqliteDriver).databaseConnection
  const steps = (connection.prepare(`explain query plan ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail)
  const indexes: Record<string, string> = {}
  for (const step of steps) {
    const [, table, index] = /^(?:SEARCH|SCAN) (\S+) USING (?:COVERING )?INDEX (\S+)/.exec(step) ?? []
    if (table !== undefined && index !== undefined) indexes[table] = index.startsWith('sqlite_autoindex') ? 'PRIMARY' : index
  }
  return {
    indexes,
    scans: steps.flatMap((step) => /^SCAN (\w+)/.exec(step)?.[1] ?? []),
    sorts: steps.some((step) => step.includes('TEMP B-TREE FOR ORDER BY')),
  }
}

interface Explained {
  readonly table: string | null
  readonly type: string | null
  readonly key: string | null
  readonly Extra: string | null
}

async function mysqlPlan(database: Database, { sql, values }: Statement): Promise<Plan> {
  const rows: Explained[] = await database.reads.query(`explain ${sql}`, [...values])
  return {
    indexes: Object.fromEntries(rows.flatMap(({ table, key }) => (table === null || key === null ? [] : [[table, key]]))),
    scans: rows.flatMap(({ table, type }) => (table !== null && (type === 'ALL' || type === 'index') ? [table] : [])),
    sorts: rows.some(({ Extra }) => Extra?.includes('filesort') === true),
  }
}
