import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../../..')
const PROGRAM = path.join(ROOT, 'dist/server/main.js')
const CLIENT = path.join(ROOT, 'client/dist/h5/index.html')

/** Milliseconds within which the server has planted its people and answers. */
const STARTS_WITHIN = 60_000

/** The compiled server at work on a database of its own. */
export interface RunningServer {
  /** `http://localhost:PORT`, without a slash at the end. */
  readonly address: string
  /** The page that signs a person of the demonstration in at once. @param name as seeded: 方小妹 */
  signInPage(name: string): string
  stop(): Promise<void>
}

/** Everything that the process says until its greeting is whole; fails with what it said when it ends before. */
function greetingOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    let complained = ''
    const timer = setTimeout(() => reject(new Error(`the server did not start: ${said}${complained}`)), STARTS_WITHIN)
    child.stderr?.on('data', (chunk: Buffer) => {
      complained += chunk.toString()
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      // The greeting is written at once and names the people in order; the administrator is the last.
      if (!said.includes('余工') || !said.endsWith('\n')) return
      clearTimeout(timer)
      resolve(said)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with ${code}: ${complained}`))
    })
  })
}

/**
 * Starts what `npm run build:server` and `npm run build:h5` have made, on a fresh folder and a free port.
 * @param settings of the environment, over those of every story
 */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  for (const built of [PROGRAM, CLIENT]) if (!existsSync(built)) throw new Error(`${built} is missing: npm run test:browser builds it`)
  const folder = await mkdtemp(path.join(tmpdir(), 'hongmian-browser-'))
  const child = spawn(process.execPath, [PROGRAM], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      SIGN_IN: 'demonstration',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      WORKER_EVERY_MS: '200',
      READS_PER_MINUTE: '100000',
      WRITES_PER_MINUTE: '100000',
      SIGN_INS_PER_MINUTE: '100000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const said = await greetingOf(child)
  const address = /红棉点单 (http:\/\/localhost:\d+)/.exec(said)?.[1]
  if (address === undefined) throw new Error(`the server did not say where it is: ${said}`)
  return {
    address,
    signInPage(name) {
      const page = said
        .split('\n')
        .find((line) => line.startsWith(`${name}（`))
        ?.split(' ')
        .pop()
      if (page === undefined) throw new Error(`nobody is called ${name}`)
      return page
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
