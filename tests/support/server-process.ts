import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Whereabouts } from '../../server/database/database'

const root = path.resolve(__dirname, '../..')
const PATIENCE_MS = 60_000

/** A server in a process of its own. */
export interface ServerProcess {
  readonly origin: string
  /** The bytes of an answer. @throws when it is not 200. */
  read(path: string, headers: Record<string, string>): Promise<Buffer>
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>
  /** Ends it where it stands, as a power cut would. */
  kill(): Promise<void>
}

/** The settings with which a server works on a database that lies there. */
export function whereabouts(where: Whereabouts): Record<string, string> {
  if ('url' in where) return { DATABASE_URL: where.url, DATA_DIR: tmpdir() }
  return { DATABASE_URL: '', DATA_DIR: path.dirname(where.file) }
}

/** Starts a file of this repository, TypeScript or built, as a server on a free port, and waits until it is ready. */
export async function startServer(file: string, environment: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort()
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : []
  const child = spawn(process.execPath, [...profile, ...loader, path.join(root, file)], {
    cwd: root,
    env: { ...process.env, ...environment, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = once(child, 'exit')
  const origin = `http://127.0.0.1:${port}`
  const read = async (at: string, headers: Record<string, string>): Promise<Buffer> => {
    const response = await fetch(`${origin}${at}`, { headers })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (response.status !== 200) throw new Error(`${file} answered ${response.status} to ${at}: ${bytes.toString().slice(0, 300)}`)
    return bytes
  }
  const end = (signal: 'SIGTERM' | 'SIGKILL') => async (): Promise<void> => {
    child.kill(signal)
    await gone
  }
  const [stop, kill] = [end('SIGTERM'), end('SIGKILL')]
  const patience = performance.now() + PATIENCE_MS
  while (true) {
    if (child.exitCode !== null) throw new Error(`${file} stopped instead of starting`)
    const ready = await read('/ready', {}).catch(() => null)
    if (ready !== null) return { origin, read, stop, kill }
    if (performance.now() > patience) {
      await stop()
      throw new Error(`${file} did not become ready`)
    }
    await pause(100)
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
