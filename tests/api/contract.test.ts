import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { Person } from '../../server/features/people/person.entity'
import { startSession } from '../../server/features/people/start-session'
import { policies } from '../../server/policies'
import { mismatches, routes } from '../../server/routes'
import { allEndpoints } from '../../shared/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { startTestServer, type TestServer } from '../support/server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.close())

const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`
const keyed = allEndpoints.filter((endpoint) => endpoint.method !== 'GET' && endpoint.repeat === 'key')
/** A listed project or published activity is public, and others are nobody's business: the policy decides with it in hand. */
const personal = allEndpoints.filter(({ policy }) => policy !== 'anyone' && policy !== 'project.read' && policy !== 'activity.read')

/** A value for each parameter of a path, of a form that some endpoint of the contract takes. */
const DUMMIES: Readonly<Record<string, string>> = {
  code: '2222abcd',
  date: '2026-11-25',
  id: '01900000-0000-7000-8000-000000000000',
  feed: 'x'.repeat(43),
  verification: '2222abcd2222abcd',
}

test('every endpoint of the contract is answered by exactly one route', () => {
  expect(mismatches()).toEqual([])
  expect(routes).toHaveLength(allEndpoints.length)
})

test.each(allEndpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s is missed when its route is taken away',
  (name, endpoint) => {
    expect(mismatches(routes.filter((route) => route.endpoint !== endpoint))).toEqual([name])
  },
)

test('a route that is there twice, or that the contract does not know, is noticed', () => {
  const [first] = routes
  if (first === undefined) throw new Error('There are no routes')
  expect(mismatches([...routes, first])).toEqual([nameOf(first.endpoint)])
  const unknown = { ...first, endpoint: { ...first.endpoint, path: '/unheard-of' } }
  expect(mismatches([...routes, unknown])).toEqual([`${first.endpoint.method} /unheard-of`])
})

test('no two endpoints share an address or a name in the log', () => {
  const addresses = allEndpoints.map((endpoint) => nameOf(endpoint).replaceAll(/:\w+/g, ':'))
  expect(new Set(addresses).size).toBe(addresses.length)
  const names = allEndpoints.map(({ audit }) => audit)
  expect(new Set(names).size).toBe(names.length)
})

test.each(allEndpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s says who may call it, how often, what the log calls it and what it is, in Chinese',
  (_name, endpoint) => {
    expect(Object.keys(policies)).toContain(endpoint.policy)
    expect(Object.keys(server.services.settings.limits)).toContain(endpoint.limit)
    expect(endpoint.audit).toMatch(/^[a-z_]+(\.[a-zA-Z_]+)+$/)
    expect(endpoint.audit.length).toBeLessThanOrEqual(40)
    expect(endpoint.summary).toMatch(/[\u4e00-\u9fff]/)
    expect(endpoint.repeat === 'read').toBe(endpoint.method === 'GET')
  },
)

test('the only writes without a key are those of signing in and out and of invitations, whose secret works once', () => {
  const unkeyed = allEndpoints.filter((endpoint) => endpoint.method !== 'GET' && endpoint.repeat !== 'key')
  expect(unkeyed.map(nameOf).sort()).toEqual([
    'DELETE /session',
    // Their reply is kept nowhere: it says what may be worth a look.
    'POST /integrity/clear',
    'POST /integrity/look',
    'POST /invitations',
    'POST /invitations/accept',
    'POST /invitations/look',
    'POST /me/data/erase',
    'POST /me/data/export',
    'POST /me/second-factor/confirm',
    'POST /me/second-factor/enrol',
    'POST /me/second-factor/give',
    'POST /session/choose',
    'POST /session/desk',
    'POST /session/desk/poll',
    'POST /session/wechat',
  ])
  expect(unkeyed.every(({ repeat }) => repeat === 'once')).toBe(true)
})

test.each(personal.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s does not answer a visitor', async (_name, endpoint) => {
  expect(await askBare(endpoint, {})).toEqual({ status: 401, code: 'sign_in_needed' })
})

test.each(allEndpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s tells a token that opens nothing that it has ended',
  async (_name, endpoint) => {
    expect(await askBare(endpoint, { authorization: `Bearer ${'x'.repeat(43)}` })).toEqual({ status: 401, code: 'session_ended' })
  },
)

test.each(keyed.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s demands an Idempotency-Key', async (_name, endpoint) => {
  const authorization = `Bearer ${await somebody()}`
  const refused = { status: 400, code: 'idempotency_key_missing' }
  expect(await askBare(endpoint, { authorization })).toEqual(refused)
  expect(await askBare(endpoint, { authorization, 'idempotency-key': 'short' })).toEqual(refused)
  expect((await askBare(endpoint, { authorization, 'idempotency-key': randomUUID() })).code).not.toBe('idempotency_key_missing')
})

/** Asks with no body and no query, and says how that was refused. */
async function askBare(endpoint: Endpoint, headers: Record<string, string>): Promise<{ status: number; code: string | undefined }> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => DUMMIES[name] ?? '')
  const response = await fetch(`${server.baseUrl}/api${path}`, { method: endpoint.method, headers })
  const body = (await response.json()) as { error?: { code: string } }
  return { status: response.status, code: body.error?.code }
}

/** The token of somebody who has just signed in for the first time. */
async function somebody(): Promise<string> {
  const now = server.services.now()
  const person = { id: uuidv7(), publicCode: newPublicCode(), name: '', createdAt: now }
  return server.database.transaction(async (tx) => {
    await tx.insert(Person, person)
    return startSession(tx, person.id, 'phone', now)
  })
}
