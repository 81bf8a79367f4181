import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../server/app'
import { actOnClocks } from '../../server/clocks/act-on-clocks'
import { Clocks } from '../../server/clocks/clocks'
import { Person } from '../../server/features/people/person.entity'
import { startSession } from '../../server/features/people/start-session'
import { LocalPlanner } from '../../server/features/plans/local-planner'
import { diskStore } from '../../server/media/file-store'
import type { Services } from '../../server/services'
import { readSettings } from '../../server/settings'
import type { BodyIn, Endpoint, ParamsIn, QueryIn, ReplyOf } from '../../shared/contract/endpoint'
import { freshDatabase } from './database'

interface Asked<E extends Endpoint> {
  params?: ParamsIn<E>
  query?: QueryIn<E>
  body?: BodyIn<E>
  key?: string
  file?: Buffer
}

interface Refused {
  error: { code: string; message: string; fields?: { field: string; message: string }[] }
}

export interface Answered<E extends Endpoint> {
  status: number
  body: ReplyOf<E> & Refused
  bytes: Buffer
  headers: Headers
}

/** Somebody who calls the API over real HTTP. */
export interface Client {
  call<E extends Endpoint>(endpoint: E, asked?: Asked<E>): Promise<Answered<E>>
}

/** Who calls a server that runs somewhere, with this token or as a visitor. */
export const clientOf = (baseUrl: string, token: string | null): Client => ({
  call: (endpoint, asked = {}) => ask(baseUrl, token, endpoint, asked),
})

const AMPLE = '100000'

/** The real server on a fresh database and a port of its own, with a clock that the test moves. Every reply is compared with the contract. */
export async function startTestServer(options: { now?: Date; services?: Partial<Services> } = {}) {
  let now = options.now ?? new Date('2026-11-24T02:00:00.000Z')
  const folder = await mkdtemp(join(tmpdir(), 'hongmian-files-'))
  const database = await freshDatabase()
  const settings = readSettings({
    NODE_ENV: 'test',
    SIGN_IN: 'demonstration',
    LOG_LEVEL: 'silent',
    READS_PER_MINUTE: AMPLE,
    WRITES_PER_MINUTE: AMPLE,
    SIGN_INS_PER_MINUTE: AMPLE,
    UPLOADS_PER_MINUTE: AMPLE,
  })
  const services: Services = {
    settings,
    database,
    clocks: new Clocks(),
    files: diskStore(folder),
    planner: new LocalPlanner(database),
    wechat: null,
    log: pino({ level: process.env.SHOW_ERRORS === '1' ? 'error' : 'silent' }),
    now: () => now,
    ...options.services,
  }
  const app = createApp({ services, clientFolder: join(folder, 'no-client'), checkReplies: true })
  const server = app.listen(0)
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const withToken = (token: string | null): Client => clientOf(baseUrl, token)
  return {
    baseUrl,
    services,
    database,
    visitor: withToken(null),
    withToken,
    /** A person by public code, signed in at the first call. */
    as(code: string): Client {
      let token: Promise<string> | undefined
      return {
        async call(endpoint, asked) {
          token ??= database.reads.manager
            .findOneByOrFail(Person, { publicCode: code })
            .then((person) => database.transaction((tx) => startSession(tx, person.id, 'phone', now)))
          return withToken(await token).call(endpoint, asked)
        },
      }
    },
    clock: {
      set: (at: Date) => {
        now = at
      },
      advance: (minutes: number) => {
        now = new Date(now.getTime() + minutes * 60_000)
      },
      /** What the worker does: acts on every clock that has run out by now. */
      act: () => actOnClocks(services),
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await database.close()
      await rm(folder, { recursive: true })
    },
  }
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>

async function ask<E extends Endpoint>(baseUrl: string, token: string | null, endpoint: E, asked: Asked<E>): Promise<Answered<E>> {
  const params = (asked.params ?? {}) as Record<string, string>
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const headers: Record<string, string> = {}
  if (token !== null) headers.authorization = `Bearer ${token}`
  if (endpoint.repeat === 'key') headers['idempotency-key'] = asked.key ?? randomUUID()
  let body: string | FormData | undefined
  if (endpoint.file !== undefined) {
    body = new FormData()
    body.append(endpoint.file, new Blob([new Uint8Array(asked.file ?? Buffer.alloc(0))]), 'x')
  } else if (asked.body !== undefined) {
    body = JSON.stringify(asked.body)
    headers['content-type'] = 'application/json'
  }
  const query = new URLSearchParams((asked.query ?? {}) as Record<string, string>)
  const response = await fetch(`${baseUrl}/api${path}?${query}`, {
    method: endpoint.method,
    headers,
    ...(body === undefined ? {} : { body }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const json = response.headers.get('content-type')?.startsWith('application/json') === true
  return { status: response.status, body: json ? JSON.parse(bytes.toString()) : null, bytes, headers: response.headers }
}
