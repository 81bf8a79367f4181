import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { startTestServer, type TestServer } from '../support/server'

describe('what an operator asks', () => {
  let server: TestServer

  beforeEach(async () => {
    server = await startTestServer()
  })

  afterEach(() => server.close())

  test('/health says that the process lives, and /ready that it can answer', async () => {
    expect(await ask('/health')).toEqual({ status: 200, body: '{"alive":true}' })
    expect(await ask('/ready')).toEqual({ status: 200, body: '{"ready":true}' })
  })

  test('/ready answers 503 when the database cannot be read, and /health lives on', async () => {
    const query = jest.spyOn(server.database.reads, 'query').mockRejectedValue(new Error('gone'))
    expect(await ask('/ready')).toEqual({ status: 503, body: '{"ready":false}' })
    expect((await ask('/health')).status).toBe(200)
    query.mockRestore()
    expect((await ask('/ready')).status).toBe(200)
  })

  test('/metrics counts requests by endpoint and status, and holds nothing of a request', async () => {
    await ask('/api/places?name=宅群')
    await ask('/api/nowhere-of-note')
    const { status, body } = await ask('/metrics')
    expect(status).toBe(200)
    expect(body).toMatch(/^hongmian_request_seconds_count\{endpoint="place\.[a-z]+",status="200"\} \d+$/m)
    expect(body).toMatch(/^hongmian_request_seconds_count\{endpoint="other",status="404"\} \d+$/m)
    expect(body).toMatch(/^hongmian_clocks_late_seconds 0$/m)
    expect(body).not.toContain('nowhere-of-note')
  })

  test('only reading is answered there', async () => {
    for (const at of ['/health', '/ready', '/metrics']) {
      expect((await fetch(`${server.baseUrl}${at}`, { method: 'POST' })).status).toBe(404)
    }
  })

  async function ask(at: string): Promise<{ status: number; body: string }> {
    const response = await fetch(`${server.baseUrl}${at}`)
    return { status: response.status, body: await response.text() }
  }
})

describe('the process', () => {
  const root = path.resolve(__dirname, '../..')
  let folder: string
  let running: ChildProcessWithoutNullStreams | undefined

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hongmian-process-'))
  })

  afterEach(async () => {
    if (running?.exitCode === null && running.signalCode === null) {
      running.kill('SIGKILL')
      await once(running, 'exit')
    }
    running = undefined
    await rm(folder, { recursive: true })
  })

  function start(environment: Record<string, string>): ChildProcessWithoutNullStreams {
    running = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'server/main.ts')], {
      cwd: root,
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn', ...environment },
    })
    return running
  }

  /** The port that it says it listens on. */
  async function portOf(child: ChildProcessWithoutNullStreams): Promise<number> {
    let said = ''
    for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
      said += String(piece)
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1]
      if (port !== undefined) return Number(port)
    }
    throw new Error(`It stopped without listening: ${said}`)
  }

  test('is not started as a demonstration in production, and says why', async () => {
    const child = start({ NODE_ENV: 'production', SIGN_IN: 'demonstration' })
    const [said, [code]] = await Promise.all([textOf(child.stderr), once(child, 'exit')])
    expect(code).toBe(1)
    expect(said).toContain('SIGN_IN=demonstration')
    expect(said).not.toContain('    at ')
  })

  test('stops within two seconds of SIGTERM, and answers first what was being asked', async () => {
    const wechat = {
      NODE_ENV: 'production',
      SIGN_IN: 'wechat',
      WECHAT_APP_ID: 'wx0',
      WECHAT_SECRET: 'secret',
      SECOND_FACTOR_KEYS: Buffer.alloc(32).toString('base64'),
    }
    const child = start(wechat)
    const port = await portOf(child)
    // A request whose body is still on its way when the signal comes, and a connection that waits for nothing.
    const idle = await fetch(`http://127.0.0.1:${port}/health`)
    expect(idle.status).toBe(200)
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    const body = JSON.stringify({ code: '22222222' })
    socket.write(
      `POST /api/session/choose HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`,
    )
    socket.write(`\r\n${body.slice(0, 5)}`)
    // The server has begun with it once it answers something that was asked later.
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
    const exited = once(child, 'exit')
    const asked = performance.now()
    child.kill('SIGTERM')
    await refused(port)
    socket.write(body.slice(5))
    const answer = await textOf(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(answer).toContain('"error"')
    expect(await exited).toEqual([0, null])
    expect(performance.now() - asked).toBeLessThan(2000)
  })

  /** Waits until nobody is let in any more. */
  async function refused(port: number): Promise<void> {
    while (true) {
      const probe = connect(port, '127.0.0.1')
      const open = await once(probe, 'connect').then(
        () => true,
        () => false,
      )
      probe.destroy()
      if (!open) return
    }
  }
})
