import { randomUUID } from 'node:crypto'
import { session } from '../../../shared/contract'
import type { BodyIn, Endpoint, ParamsIn, QueryIn, ReplyOf } from '../../../shared/contract/endpoint'
import type { RunningServer } from './running-server'

interface Given<E extends Endpoint> {
  params?: ParamsIn<E>
  query?: QueryIn<E>
  body?: BodyIn<E>
}

/** Somebody of the demonstration who asks the server directly, for what a story needs before its pages are looked at. */
export interface Caller {
  /** Fails with what the server said when it said no. */
  call<E extends Endpoint>(endpoint: E, given?: Given<E>): Promise<ReplyOf<E>>
}

const addressOf = (path: string, params: object, query: object): string => {
  const filled = path.replace(/:([a-z]+)/gi, (_whole, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  )
  const asked = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return `/api${filled}${asked === '' ? '' : `?${asked}`}`
}

async function ask<E extends Endpoint>(server: RunningServer, token: string | null, endpoint: E, given: Given<E>): Promise<ReplyOf<E>> {
  const reads = endpoint.method === 'GET'
  const response = await fetch(`${server.address}${addressOf(endpoint.path, given.params ?? {}, given.query ?? {})}`, {
    method: endpoint.method,
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(reads ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
    },
    ...(reads ? {} : { body: JSON.stringify(given.body ?? {}) }),
  })
  const reply: unknown = await response.json()
  if (!response.ok) throw new Error(`${endpoint.audit}: ${response.status} ${JSON.stringify(reply)}`)
  return reply as ReplyOf<E>
}

/** Signs a person of the demonstration in. @param name as seeded: 陈队长 */
export async function callerNamed(server: RunningServer, name: string): Promise<Caller> {
  const { items } = await ask(server, null, session.people, {})
  const person = items.find((one) => one.name === name)
  if (person === undefined) throw new Error(`nobody is called ${name}`)
  const { token } = await ask(server, null, session.choose, { body: { code: person.code } })
  return { call: (endpoint, given = {}) => ask(server, token, endpoint, given) }
}
