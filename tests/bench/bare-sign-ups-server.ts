/**
 * What a sign-up costs where nothing stands between node:http and the driver: no identity, no limits, no contract, no log. Runs the same
 * statements in one transaction, prepared once, for the person that a header names.
 */
import 'reflect-metadata'
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { createPool, type RowDataPacket } from 'mysql2/promise'
import { uuidv7 } from 'uuidv7'
import { INSERT_ENTRY } from '../../server/audit/note-write'
import { mysqlAddress } from '../../server/database/open-mysql'
import { newPublicCode } from '../../server/database/public-code'
import { SqliteConnection } from '../../server/database/sqlite-driver'
import { SEAT_MOVES } from '../../server/features/activities/seats'
import { ENGAGEMENTS, HOLD_PERSON } from '../../server/features/sign-ups/sign-up.queries'
import { INSERT_SIGN_UP, OPENING } from '../../server/features/sign-ups/sign-up-person'
import { INSERT_KEY, KEEP_REPLY } from '../../server/http/once'

const { DATABASE_URL = '', DATA_DIR = '', PORT = '', HOST = '' } = process.env

interface Asked {
  readonly personId: string
  readonly activityCode: string
  readonly postCode: string
  readonly key: string
}

interface Opening {
  readonly id: string
  readonly postId: string
  readonly postName: string
  readonly openVersion: number
  readonly startsAt: Date
  readonly endsAt: Date
}

type Run = (sql: string, values: readonly unknown[]) => Promise<unknown[]> | unknown[]

/** The statements of a sign-up that finds a place, one after the other. */
async function signUp(run: Run, { personId, activityCode, postCode, key }: Asked, holds: boolean): Promise<object> {
  const now = new Date()
  const id = createHash('sha256').update(`${personId}\n${key}`).digest('hex')
  await run(INSERT_KEY, [id, 'sign_up.sign_up', createHash('sha256').update(postCode).digest('hex'), now])
  const [opening] = (await run(OPENING, [postCode, personId, activityCode])) as Opening[]
  if (opening === undefined) throw new Error('There is no such post')
  if (holds) await run(HOLD_PERSON, [personId])
  const { startsAt, endsAt } = opening
  const engaged = await run(ENGAGEMENTS, [personId, startsAt, endsAt])
  if (engaged.length > 0) throw new Error('The person is engaged')
  const code = newPublicCode()
  const guardian = [null, null, null, false]
  const live = `${opening.id}:${personId}`
  const row = [uuidv7(), code, opening.id, opening.postId, personId, 'approved', live, startsAt, endsAt, personId, ...guardian, now, now]
  await run(INSERT_SIGN_UP, row)
  await run(SEAT_MOVES.take, [opening.postId, opening.openVersion])
  const reply = { code, post: { code: postCode, name: opening.postName }, state: 'approved', waitingPlace: null, mayWithdraw: true }
  await run(INSERT_ENTRY, [uuidv7(), now, personId, 'sign_up.sign_up', activityCode, key])
  await run(KEEP_REPLY, [200, JSON.stringify(reply), id])
  return reply
}

type SignUp = (asked: Asked) => Promise<object>
let connection: SqliteConnection | undefined

function onSqlite(): SignUp {
  // Held outside, because a statement does not keep its connection alive.
  const own = new SqliteConnection(path.join(DATA_DIR, 'hongmian.sqlite'))
  connection = own
  // It waits while the other server's worker seals the audit chain in the same file.
  const pragmas = ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -32768', 'temp_store = MEMORY', 'busy_timeout = 5000']
  for (const pragma of pragmas) own.pragma(pragma)
  const statements = new Map<string, ReturnType<SqliteConnection['prepare']>>()
  const run: Run = (sql, values) => {
    const statement = statements.get(sql) ?? own.prepare(sql)
    statements.set(sql, statement)
    if (statement.reader) return statement.all(...values)
    statement.run(...values)
    return []
  }
  let turn: Promise<unknown> = Promise.resolve()
  return (asked) => {
    const mine = turn.then(async () => {
      run('BEGIN TRANSACTION', [])
      const reply = await signUp(run, asked, false)
      run('COMMIT', [])
      return reply
    })
    turn = mine.catch(() => undefined)
    return mine
  }
}

function onMysql(): SignUp {
  const pool = createPool({ ...mysqlAddress(DATABASE_URL), connectionLimit: 20, timezone: 'Z', charset: 'utf8mb4_bin' })
  return async (asked) => {
    const one = await pool.getConnection()
    try {
      await one.query('set transaction isolation level read committed')
      await one.beginTransaction()
      const run: Run = async (sql, values) => {
        const [rows] = await one.execute<RowDataPacket[]>(sql, [...values] as string[])
        return Array.isArray(rows) ? rows : []
      }
      const reply = await signUp(run, asked, true)
      await one.commit()
      return reply
    } catch (error) {
      await one.rollback()
      throw error
    } finally {
      one.release()
    }
  }
}

const act = DATABASE_URL === '' ? onSqlite() : onMysql()

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.end('ready')
    return
  }
  const { post } = JSON.parse(await bodyOf(request)) as { post: string }
  const [, activityCode = ''] = /\/activities\/(\w+)\//.exec(request.url ?? '') ?? []
  const key = String(request.headers['idempotency-key'])
  try {
    const reply = await act({ personId: String(request.headers['bench-person']), activityCode, postCode: post, key })
    response.setHeader('content-type', 'application/json')
    response.end(Buffer.from(JSON.stringify(reply)))
  } catch (error) {
    response.statusCode = 500
    response.end(error instanceof Error ? error.message : '')
  }
})
server.listen(Number(PORT), HOST)
process.once('SIGTERM', () => {
  connection?.close()
  process.exit(0)
})
