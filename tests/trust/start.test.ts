import * as z from 'zod/mini'
import { createApp } from '../../server/app'
import { routes } from '../../server/routes'
import type { Endpoint } from '../../shared/contract/endpoint'
import { startTestServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Starts the server with one endpoint that declares something else. */
const startWith = (change: object) => () => {
  const mounted = routes.map((route) =>
    route.endpoint.audit === 'order.reveal' ? { ...route, endpoint: { ...route.endpoint, ...change } as Endpoint } : route,
  )
  return createApp({ services: server.services, clientFolder: 'none', mounted })
}

it('starts with the endpoints as they are', () => {
  expect(() => createApp({ services: server.services, clientFolder: 'none' })).not.toThrow()
})

it.each([
  ['policy', { policy: undefined }],
  ['policy', { policy: 'order.everybody' }],
  ['limit', { limit: undefined }],
  ['limit', { limit: 'none' }],
  ['audit tag', { audit: undefined }],
  ['audit tag', { audit: '' }],
  ['schema of what is asked', { body: undefined }],
  ['schema of what is asked', { body: z.object({}) }],
  ['schema of what is asked', { query: z.any() }],
  ['schema of its address', { params: z.strictObject({}) }],
  ['schema of its reply', { reply: undefined }],
])('is stopped by an endpoint without %s: %j', (what, change) => {
  expect(startWith(change)).toThrow(`POST /orders/:code/reveal: no ${what}`)
})
