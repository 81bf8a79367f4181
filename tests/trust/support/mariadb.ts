import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'
import { freePort } from '../../support/server-process'

/** A MariaDB of the test's own, which it may kill. */
export interface OwnMariadb {
  readonly url: string
  /** As a power cut would end it. */
  kill(): Promise<void>
  /** Starts it again on the same port and waits until it answers. */
  start(): Promise<void>
  remove(): Promise<void>
}

const PATIENCE_MS = 60_000

/** Makes and starts one in a folder of its own; every commit is on the disk before it is answered. */
export async function ownMariadb(): Promise<OwnMariadb> {
  const folder = await mkdtemp(join(tmpdir(), 'hongmian-mariadb-'))
  const data = join(folder, 'data')
  // MariaDB refuses to run as root unless it is told to.
  const user = userInfo().username
  chmodSync(folder, 0o755)
  execFileSync('mariadb-install-db', ['--no-defaults', `--user=${user}`, `--datadir=${data}`, '--auth-root-authentication-method=normal'])
  const port = await freePort()
  const url = `mysql://root@127.0.0.1:${port}/test`
  const program = existsSync('/usr/sbin/mariadbd') ? '/usr/sbin/mariadbd' : 'mariadbd'
  let child: ChildProcess | null = null

  async function start(): Promise<void> {
    child = spawn(
      program,
      [
        '--no-defaults',
        `--user=${user}`,
        `--datadir=${data}`,
        `--socket=${join(folder, 'socket')}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        '--max-connections=200',
        '--innodb-flush-log-at-trx-commit=1',
        '--skip-log-bin',
      ],
      { stdio: 'ignore' },
    )
    const until = performance.now() + PATIENCE_MS
    while (!(await answers(port))) {
      if (performance.now() > until || child.exitCode !== null) throw new Error('MariaDB did not start')
      await pause(20)
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child === null || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  await start()
  return {
    url,
    start,
    kill: () => end('SIGKILL'),
    remove: async () => {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' })
    await connection.end()
    return true
  } catch {
    return false
  }
}
