import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Koa from 'koa'
import { clientFiles } from '../../server/http/client-files'

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

let root: string
let server: Server & { closeAllConnections(): void }
let baseUrl: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'hongmian-client-'))
  await writeFile(path.join(root, 'secret.txt'), 'outside')
  await mkdir(path.join(root, 'built', 'js'), { recursive: true })
  const app = new Koa()
  // As behind the routes: what nobody answers stays a 404 without a body of its own.
  app.use(clientFiles(path.join(root, 'built')))
  server = app.listen(0)
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(root, { recursive: true })
})

async function build(): Promise<void> {
  await writeFile(path.join(root, 'built', 'index.html'), '<!doctype html><title>page</title>')
  await writeFile(path.join(root, 'built', 'js', 'app.1a2b3c.js'), 'run()')
}

async function get(address: string, init: RequestInit = {}) {
  const response = await fetch(`${baseUrl}${address}`, init)
  return { status: response.status, text: await response.text(), cache: response.headers.get('cache-control') }
}

it('a file named after its content may be kept for a year, the page is asked for anew each time', async () => {
  await build()
  expect(await get('/js/app.1a2b3c.js')).toEqual({ status: 200, text: 'run()', cache: 'max-age=31536000,immutable' })
  expect(await get('/')).toMatchObject({ status: 200, text: expect.stringContaining('<title>page'), cache: 'no-cache' })
  expect(await get('/index.html')).toMatchObject({ status: 200, cache: 'no-cache' })
})

it('whatever address a browser opens is answered with the page', async () => {
  await build()
  for (const address of ['/pages/order/index', '/js', '/station/pages/inbox/index?site=1']) {
    expect(await get(address, { headers: BROWSER })).toMatchObject({ status: 200, text: expect.stringContaining('<title>page') })
  }
})

it('a script that is not there, and whatever lies below /api, is not answered with the page', async () => {
  await build()
  expect((await get('/js/app.gone.js')).status).toBe(404)
  expect((await get('/api/nothing', { headers: BROWSER })).status).toBe(404)
  expect((await get('/pages/order/index', { method: 'POST', headers: BROWSER })).status).toBe(404)
})

it('nothing outside the folder is given away', async () => {
  await build()
  for (const address of ['/..%2fsecret.txt', '/js/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt', '/%ff', '/js/%00']) {
    const { status, text } = await get(address)
    expect([address, status, text.includes('outside')]).toEqual([address, 404, false])
  }
})

it('nothing is answered while there is no built client', async () => {
  expect((await get('/', { headers: BROWSER })).status).toBe(404)
  expect((await get('/js/app.1a2b3c.js')).status).toBe(404)
})
