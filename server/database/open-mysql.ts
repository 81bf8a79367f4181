/**
 * MySQL or MariaDB: a pool that writes and a pool that may only read. They are two so that a transaction that also reads from outside
 * itself never waits for a connection that is waiting for it, and so that reads mean the same as on SQLite.
 */
import { createPool, type PoolOptions } from 'mysql2'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { DataSource } from 'typeorm'
import type { Model } from './database'

const POOL_SIZE = 20
const LOCK_WAIT_SECONDS = 5

/** Where a `mysql://user:password@host:port/database` URL points. */
export interface MysqlAddress {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** Reads the URL. Throws when it names no MySQL server or no database. */
export function mysqlAddress(url: string): MysqlAddress {
  const { protocol, hostname, port, username, password, pathname } = new URL(url)
  const database = decodeURIComponent(pathname.slice(1))
  if (!['mysql:', 'mariadb:'].includes(protocol) || database === '') {
    throw new Error('The database URL has the form mysql://user:password@host:port/database')
  }
  return {
    host: hostname,
    port: port === '' ? 3306 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database,
  }
}

/** The two servers differ in how they describe nullable and JSON columns, and TypeORM must know which it compares with. */
async function serverType(address: MysqlAddress): Promise<'mysql' | 'mariadb'> {
  const connection = await createConnection({ ...address })
  try {
    const [rows] = await connection.query<RowDataPacket[]>('select version() as version')
    return String(rows[0]?.version).includes('MariaDB') ? 'mariadb' : 'mysql'
  } finally {
    await connection.end()
  }
}

/**
 * mysql2 with each new connection set up before its first use: UTC; strict, so that a value that does not fit is refused and not cut;
 * READ COMMITTED, because under REPEATABLE READ looking for a missing row to lock and then inserting it deadlocks as soon as two do it.
 */
function driverFor(access: 'read write' | 'read only') {
  const session =
    `set session time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', ` +
    `innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`
  const isolation = `set session transaction isolation level read committed, ${access}`
  return {
    createPool: (options: PoolOptions) => {
      const pool = createPool(options)
      pool.on('connection', (connection) => {
        for (const statement of [session, isolation]) {
          connection.query(statement, (error) => {
            if (error) connection.destroy()
          })
        }
      })
      return pool
    },
  }
}

async function openPool(type: 'mysql' | 'mariadb', address: MysqlAddress, model: Model, access: 'read write' | 'read only') {
  const { user: username, ...place } = address
  const source = new DataSource({
    type,
    ...place,
    username,
    driver: driverFor(access),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    poolSize: POOL_SIZE,
    // No stack is captured for each query, and JSON arrives as text from both servers.
    extra: { trace: false, jsonStrings: true },
    entities: model.entities,
    migrations: model.migrations,
    migrationsTransactionMode: 'each',
  })
  return source.initialize()
}

/** Connects to the server that the URL names; its database must exist. */
export async function openMysql(url: string, model: Model): Promise<{ writes: DataSource; reads: DataSource }> {
  const address = mysqlAddress(url)
  const type = await serverType(address)
  const writes = await openPool(type, address, model, 'read write')
  try {
    return { writes, reads: await openPool(type, address, model, 'read only') }
  } catch (error) {
    await writes.destroy()
    throw error
  }
}
