/**
 * Hot lists at the driver's own speed. TypeORM builds its SQL again for each call and hydrates through its metadata, which halves a list's
 * rate; this prepares hand-written SQL once, on TypeORM's own read-only connections, and converts only the columns that need it.
 */
import type { Pool } from 'mysql2'
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver'
import type { AbstractSqliteDriver } from 'typeorm/driver/sqlite-abstract/AbstractSqliteDriver'
import type { Database } from './database'
import { listReader, type Row, rowReader, type Shape } from './rows'
import type { SqliteConnection, SqliteStatement } from './sqlite-driver'

/** What may stand for a `?`. A moment is given as a Date, a flag as a boolean; a list cannot stand for one `?`. */
export type Value = string | number | boolean | Date | null

type Run<Columns extends Shape> = (values: readonly Value[]) => Promise<Row<Columns>[]>

function onSqlite<Columns extends Shape>(database: Database, sql: string, shape: Columns): Run<Columns> {
  const driver = database.reads.driver as AbstractSqliteDriver
  let ready: { statement: SqliteStatement; read: (lists: unknown[][]) => Row<Columns>[] } | undefined
  const prepare = (connection: SqliteConnection) => {
    const statement = connection.prepare(sql)
    return { statement, read: listReader(shape, statement.names) }
  }
  return async (values) => {
    ready ??= prepare(driver.databaseConnection)
    return ready.read(ready.statement.lists(values))
  }
}

function onMysql<Columns extends Shape>(database: Database, sql: string, shape: Columns): Run<Columns> {
  const read = rowReader(shape)
  const pool: Pool = (database.reads.driver as MysqlDriver).pool
  return (values) =>
    new Promise((resolve, reject) => {
      pool.execute(sql, [...values], (error, rows) => (error ? reject(error) : resolve(read(rows as unknown[]))))
    })
}

/**
 * Prepares a SELECT that is run often. Make it once, where the feature is put together, and keep the function:
 *
 *     const openOrders = preparedSelect(
 *       database,
 *       'select `id`, `state`, `createdAt` from `order` where `town` = ? and `id` < ? order by `id` desc limit ?',
 *       { id: 'text', state: 'text', createdAt: 'moment' },
 *     )
 *     const page = await openOrders([town, before, 20])
 *
 * The SQL must mean the same to SQLite and MySQL: names in backticks, `?` for each value, no double quotes, no function that only one of
 * them has. It is prepared on first use, so tables may be created after this call. It sees what is committed; inside a transaction use
 * its `tx` with `rowReader`. Rejects with the driver's error.
 */
export function preparedSelect<Columns extends Shape>(
  database: Database,
  sql: string,
  shape: Columns,
): (values: readonly Value[]) => Promise<Row<Columns>[]> {
  return database.dialect === 'sqlite' ? onSqlite(database, sql, shape) : onMysql(database, sql, shape)
}
