import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { freePort } from '../../support/server-process'

/** A MariaDB of the test's own, which it may kill. */
export interface OwnMariadb {
  readonly url: string
  /** As a power cut would end it. */
  kill(): Promise<void>
  /** Starts it again on the same port and waits until it answers. */
  start(): Promise<void>
  /** Waits until it answers and, as a node of a cluster, has what the others have and hears so many, itself among them. */
  isThere(members?: number): Promise<void>
  /** Lets it neither hear nor speak, as a cut cable would. */
  freeze(): void
  thaw(): void
  remove(): Promise<void>
}

const PATIENCE_MS = 60_000
const GALERA = '/usr/lib/galera/libgalera_smm.so'

/** What a node of a cluster is started with, beside what every MariaDB here is. */
type Extra = (start: 'first' | 'again') => readonly string[]

/** Makes and starts one in a folder of its own; every commit is on the disk before it is answered. */
export const ownMariadb = (): Promise<OwnMariadb> => oneNode(() => [])

/**
 * Three MariaDB nodes that hold the same rows (Galera), each with its own port and folder. A node that others have not heard for two
 * seconds is out; reads wait until what was committed elsewhere has arrived.
 */
export async function ownCluster(): Promise<readonly OwnMariadb[]> {
  const ports = [await freePort(), await freePort(), await freePort()]
  const nodes: OwnMariadb[] = []
  const all = ports.map((port) => `127.0.0.1:${port}`).join(',')
  for (const [index, port] of ports.entries()) {
    const transfer = await freePort()
    const incremental = await freePort()
    const options = [
      `base_port=${port}`,
      `gmcast.listen_addr=tcp://127.0.0.1:${port}`,
      `ist.recv_addr=127.0.0.1:${incremental}`,
      'evs.keepalive_period=PT0.5S',
      'evs.suspect_timeout=PT2S',
      'evs.inactive_timeout=PT4S',
      'gcache.size=64M',
    ].join(';')
    nodes.push(
      await oneNode((start) => [
        '--wsrep-on=1',
        `--wsrep-provider=${GALERA}`,
        `--wsrep-cluster-address=gcomm://${index === 0 && start === 'first' ? '' : all}`,
        `--wsrep-node-address=127.0.0.1:${port}`,
        `--wsrep-node-name=node${index + 1}`,
        `--wsrep-provider-options=${options}`,
        '--wsrep-sst-method=rsync',
        `--wsrep-sst-receive-address=127.0.0.1:${transfer}`,
        '--wsrep-sync-wait=7',
        '--binlog-format=ROW',
        '--innodb-autoinc-lock-mode=2',
      ]),
    )
  }
  return nodes
}

async function oneNode(extra: Extra): Promise<OwnMariadb> {
  const folder = await mkdtemp(join(tmpdir(), 'hongmian-mariadb-'))
  const data = join(folder, 'data')
  // Under root, the daemon that copies one node's files to another would not be let in: they belong to the package's own user.
  const isRoot = userInfo().uid === 0
  const user = isRoot ? 'mysql' : userInfo().username
  chmodSync(folder, 0o755)
  if (isRoot) execFileSync('chown', [user, folder])
  execFileSync('mariadb-install-db', ['--no-defaults', `--user=${user}`, `--datadir=${data}`, '--auth-root-authentication-method=normal'])
  const port = await freePort()
  const program = existsSync('/usr/sbin/mariadbd') ? '/usr/sbin/mariadbd' : 'mariadbd'
  let child: ChildProcess | null = null

  async function start(when: 'first' | 'again'): Promise<void> {
    child = spawn(
      program,
      [
        '--no-defaults',
        `--user=${user}`,
        `--datadir=${data}`,
        `--socket=${join(folder, 'socket')}`,
        `--port=${port}`,
        `--log-error=${join(folder, 'log.err')}`,
        '--bind-address=127.0.0.1',
        '--max-connections=400',
        '--innodb-flush-log-at-trx-commit=1',
        ...extra(when),
      ],
      { stdio: 'ignore' },
    )
    await isThere()
  }

  async function isThere(members = 1): Promise<void> {
    const until = performance.now() + PATIENCE_MS
    while (!(await serves(port, members))) {
      if (performance.now() > until || child?.exitCode !== null) throw new Error(`MariaDB does not answer: see ${join(folder, 'log.err')}`)
      await pause(20)
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  await start('first')
  return {
    url: `mysql://root@127.0.0.1:${port}/test`,
    start: () => start('again'),
    kill: () => end('SIGKILL'),
    isThere,
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    remove: async () => {
      child?.kill('SIGCONT')
      await end('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whether it answers and, as a node of a cluster, has all that the others have. */
async function serves(port: number, members: number): Promise<boolean> {
  try {
    const connection = await createConnection({ host: '127.0.0.1', port, user: 'root', connectTimeout: 1000 })
    try {
      const [rows] = await connection.query<RowDataPacket[]>(
        "show status where variable_name in ('wsrep_ready', 'wsrep_provider_name', 'wsrep_cluster_size')",
      )
      const status = new Map(rows.map(({ Variable_name, Value }) => [Variable_name, Value]))
      if ((status.get('wsrep_provider_name') ?? '') === '') return true
      return status.get('wsrep_ready') === 'ON' && Number(status.get('wsrep_cluster_size')) >= members
    } finally {
      await connection.end()
    }
  } catch {
    return false
  }
}
