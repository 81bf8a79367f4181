import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import { Agent, FormData, fetch, request } from 'undici'
import { allEndpoints } from '../../shared/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { ERROR_CODES } from '../../shared/vocabulary/errors'
import { jsonOf, validsFor } from '../support/from-schema'
import {
  FILES,
  hostileFor,
  hostileText,
  isUnreadable,
  MARK,
  nearlyValidFor,
  RAW_BODIES,
  textsIn,
  unreadableFor,
  wellFormed,
} from '../support/hostile'
import { tell } from '../support/number'
import { KINDS, type Kind } from './world/kinds'
import { openWorld, type World } from './world/world'

const REQUESTS = Number(process.env.REQUESTS ?? 50_000)
const SEED = Number(process.env.SEED ?? 20261124)
const AT_ONCE = 8
/** How much the heap may have grown at the end, in megabytes: as much as caches hold, whatever the number of requests. */
const GROWTH_MB = 80

type Hostility = 'valid' | 'nearly' | 'unreadable' | 'hostile' | 'raw'
const HOSTILITIES: readonly Hostility[] = ['valid', 'nearly', 'unreadable', 'hostile', 'nearly', 'hostile', 'raw']

/** One request, as it is sent. */
interface Sent {
  readonly endpoint: Endpoint
  readonly kind: Kind
  readonly path: string
  readonly body: string | undefined
  readonly type: string
  readonly file: Buffer | undefined
  /** A text in it holds a character that must not be let through. */
  readonly unreadable: boolean
}

let world: World
const agent = new Agent({ connections: AT_ONCE, pipelining: 1 })
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await agent.close()
  await world.close()
})

/** What leaks out of a server when it is beaten: its code, its statements, its errors. */
const INTERNAL = /\bat [\w.]+ \(|\.ts:\d|node_modules|SqliteError|ER_[A-Z]+|SELECT |insert into|TypeError|RangeError|ZodError|\/tmp\//

/** Refusals in the form of an answer: what somebody scanned is no code of ours, a file of places has a bad row. Nothing of it is kept. */
const REFUSED_WITHIN = /"answer":"unreadable"|"applied":false/

/** The same requests for the same seed. */
function requests(): Iterator<Sent> {
  const bodies = new Map(allEndpoints.map((endpoint) => [endpoint, makers(endpoint)]))
  let made = 0
  return {
    next(): IteratorResult<Sent> {
      const endpoint = allEndpoints[made % allEndpoints.length] as Endpoint
      const round = Math.floor(made / allEndpoints.length)
      made += 1
      const hostility = HOSTILITIES[round % HOSTILITIES.length] ?? 'valid'
      const kind = KINDS[(round + made) % KINDS.length] ?? 'visitor'
      const make = bodies.get(endpoint)
      if (make === undefined) throw new Error('There is an endpoint without a maker')
      return { done: made > REQUESTS, value: { endpoint, kind, ...make(hostility, SEED + made) } }
    },
  }
}

/** Makes requests of one endpoint. Values are drawn in batches: a draw of one costs as much as one of fifty. */
function makers(endpoint: Endpoint) {
  const schemas = { params: jsonOf(endpoint.params), query: jsonOf(endpoint.query), body: jsonOf(endpoint.body) }
  const inBatches = <T>(batch: (seed: number) => T[]) => {
    let left: T[] = []
    return (seed: number): T => {
      if (left.length === 0) left = batch(seed)
      return left.pop() as T
    }
  }
  const drawn = <T>(arbitrary: fc.Arbitrary<T>) => inBatches((seed) => fc.sample(arbitrary, { seed, numRuns: 50 }))
  const valid = inBatches((seed) => validsFor(endpoint.body, seed))
  const validQuery = inBatches((seed) => validsFor(endpoint.query, seed))
  const nearly = drawn(nearlyValidFor(schemas.body))
  const unreadable = drawn(unreadableFor(schemas.body))
  const hostile = drawn(hostileFor(schemas.body))
  const words = drawn(
    fc.record(Object.fromEntries(Object.keys(schemas.query.properties ?? {}).map((name) => [name, hostileText])), { requiredKeys: [] }),
  )
  const names = drawn(fc.array(hostileText, { minLength: 2, maxLength: 2 }))
  const { order } = world.things.own.codes
  return (hostility: Hostility, seed: number): Omit<Sent, 'endpoint' | 'kind'> => {
    const wild = hostility === 'hostile' && seed % 2 === 0
    const [one = '', other = ''] = wild ? names(seed) : [order, order]
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(wellFormed(name === 'order' ? other : one)))
    const query = hostility === 'valid' || hostility === 'raw' ? validQuery(seed) : words(seed)
    const value = { valid, nearly, unreadable, hostile, raw: () => null }[hostility](seed)
    const body = hostility === 'raw' ? RAW_BODIES[seed % RAW_BODIES.length] : JSON.stringify(value)
    const asked = Object.entries(query as Record<string, unknown>).map(([name, value]) => [name, wellFormed(String(value))] as const)
    return {
      unreadable: hostility === 'unreadable' && endpoint.method !== 'GET' && textsIn(value).some(isUnreadable),
      path: `${path}?${new URLSearchParams(Object.fromEntries(asked))}`.slice(0, 8000),
      body: endpoint.method === 'GET' ? undefined : body,
      type: hostility === 'raw' && seed % 3 === 0 ? 'text/plain' : 'application/json',
      file: endpoint.file === undefined ? undefined : FILES[seed % FILES.length],
    }
  }
}

/** Sends it, and says everything that is wrong with the answer. */
async function faultsOf({
  endpoint,
  kind,
  path,
  body,
  type,
  file,
  unreadable,
}: Sent): Promise<{ readonly status: number; readonly faults: readonly string[] }> {
  const headers: Record<string, string> = { 'idempotency-key': randomUUID() }
  const token = world.tokenOf(kind)
  if (token !== null) headers.authorization = `Bearer ${token}`
  const { status, text, json } = file === undefined ? await plain() : await multipart(file)
  const about = `${endpoint.method} ${path.slice(0, 200)} by ${kind}: ${body?.slice(0, 200) ?? ''} → ${status} ${text.slice(0, 200)}`
  const faults: string[] = []
  if (status >= 500 && !(status === 503 && text.includes('sign_in_unavailable'))) faults.push(`failed: ${about}`)
  if (status >= 400 && !isRefusal(text, json)) faults.push(`is no refusal: ${about}`)
  if (status >= 400 && (text.includes(MARK) || INTERNAL.test(text))) faults.push(`tells too much: ${about}`)
  if (status < 400 && unreadable && !REFUSED_WITHIN.test(text)) faults.push(`lets an unreadable character through: ${about}`)
  return { status, faults }

  async function plain() {
    const given = body === undefined ? {} : { body }
    if (body !== undefined) headers['content-type'] = type
    const answer = await request(`${world.undone.baseUrl}/api${path}`, { dispatcher: agent, method: endpoint.method, headers, ...given })
    return {
      status: answer.statusCode,
      text: await answer.body.text(),
      json: String(answer.headers['content-type']).startsWith('application/json'),
    }
  }

  async function multipart(bytes: Buffer) {
    const form = new FormData()
    form.append(endpoint.file ?? '', new Blob([new Uint8Array(bytes)]), `../../${MARK}\u0000.svg`)
    const answer = await fetch(`${world.undone.baseUrl}/api${path}`, { dispatcher: agent, method: endpoint.method, headers, body: form })
    return {
      status: answer.status,
      text: await answer.text(),
      json: String(answer.headers.get('content-type')).startsWith('application/json'),
    }
  }
}

/** A refusal is `{ error: { code, message, fields? } }` with a code of the closed list and a sentence in Chinese, and nothing else. */
function isRefusal(text: string, json: boolean): boolean {
  if (!json) return false
  const { error, ...rest } = JSON.parse(text) as { error: { code: string; message: string; fields?: object[] } }
  return Object.keys(rest).length === 0 && (ERROR_CODES as string[]).includes(error.code) && /[\u4e00-\u9fff].*。$/.test(error.message)
}

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void
function heapMegabytes(): number {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

it('whatever is sent, the server neither fails, nor tells what it must not, nor grows', async () => {
  const source = requests()
  const faults: string[] = []
  const asked = new Set<Endpoint>()
  let sent = 0
  let granted = 0
  const work = async (until: number): Promise<void> => {
    while (sent < until) {
      sent += 1
      const { value, done } = source.next()
      if (done) return
      const answer = await faultsOf(value)
      faults.push(...answer.faults)
      asked.add(value.endpoint)
      if (answer.status === 200) granted += 1
    }
  }
  const inTurns = (until: number) => Promise.all(Array.from({ length: AT_ONCE }, () => work(until)))
  // What is prepared once is prepared by then.
  await inTurns(Math.ceil(REQUESTS / 3))
  const before = heapMegabytes()
  await inTurns(REQUESTS)
  const growth = Math.round(heapMegabytes() - before)
  tell('hostile input', { requests: sent, granted, endpoints: asked.size, seed: SEED, wrong: faults.length, heapGrowthMb: growth })
  expect(faults.slice(0, 20)).toEqual([])
  expect(asked.size).toBe(allEndpoints.length)
  // Not all of it may bounce off the first check: some must get through to what it could hurt.
  expect(granted).toBeGreaterThan(sent / 50)
  expect(growth).toBeLessThan(GROWTH_MB)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
}, 1_800_000)
