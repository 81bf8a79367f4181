/**
 * What a list costs where nothing stands between node:http and the driver: no identity, no limits, no contract, no log. Runs the same SQL
 * as the open list of a town and writes as many bytes; whatever path is asked for, but for /ready and /metrics.
 */
import 'reflect-metadata'
import { createServer } from 'node:http'
import path from 'node:path'
import { createPool, type RowDataPacket } from 'mysql2/promise'
import { mysqlAddress } from '../../server/database/open-mysql'
import { SqliteConnection } from '../../server/database/sqlite-driver'
import { listSql, staffWhere } from '../../server/features/orders/order.queries'
import { PAGE } from '../../server/http/paging'

const { BENCH_TOWN = '', BENCH_BYTES = '', DATABASE_URL = '', DATA_DIR = '', PORT = '', HOST = '' } = process.env
const where = staffWhere({ site: BENCH_TOWN, state: 'open', meant: [] })
const sql = listSql(where)
const bytes = Number(BENCH_BYTES)

type Rows = () => Promise<readonly unknown[]> | readonly unknown[]

let connection: SqliteConnection | undefined

function onSqlite(): Rows {
  // Held outside, because a statement does not keep its connection alive.
  connection = new SqliteConnection(path.join(DATA_DIR, 'hongmian.sqlite'), { readonly: true })
  connection.pragma('cache_size = -32768')
  const statement = connection.prepare(sql)
  return () => statement.all(...where.values)
}

function onMysql(): Rows {
  const pool = createPool({ ...mysqlAddress(DATABASE_URL), connectionLimit: 20, timezone: 'Z', charset: 'utf8mb4_bin' })
  const values = where.values.map((value) => value)
  return async () => (await pool.execute<RowDataPacket[]>(sql, values))[0]
}

const rows = DATABASE_URL === '' ? onSqlite() : onMysql()

/** As many bytes as ours writes: cut, or filled with spaces. */
function sized(text: string): Buffer {
  const reply = Buffer.alloc(bytes, ' ')
  reply.write(text)
  return reply
}

const server = createServer(async (request, response) => {
  if (request.url === '/ready') {
    response.end('ready')
    return
  }
  if (request.url === '/metrics') {
    const { user, system } = process.cpuUsage()
    response.end(`process_cpu_seconds_total ${(user + system) / 1e6}\n`)
    return
  }
  const page = (await rows()).slice(0, PAGE)
  response.setHeader('content-type', 'application/json')
  response.end(sized(JSON.stringify({ items: page, next: null })))
})
server.listen(Number(PORT), HOST)
process.once('SIGTERM', () => {
  connection?.close()
  process.exit(0)
})
