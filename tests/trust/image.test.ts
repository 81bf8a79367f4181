import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, cpSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { scratchFolder } from '../support/scratch-folder'
import { freePort } from '../support/server-process'
import { say } from './support/say'

const root = path.resolve(__dirname, '../..')
const NOBODY = 65534
const PATIENCE_MS = 60_000

interface Stage {
  readonly name: string | null
  readonly steps: readonly (readonly [instruction: string, rest: string])[]
}

/** The stages of the Dockerfile, each with its instructions in order. */
function stagesOf(text: string): Stage[] {
  const steps = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): [string, string] => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)])
  const starts = steps.flatMap(([instruction], index) => (instruction === 'FROM' ? [index] : []))
  return starts.map((start, index) => ({
    name: steps[start]?.[1].split(' AS ')[1] ?? null,
    steps: steps.slice(start + 1, starts[index + 1]),
  }))
}

const exec = (form: string): [string, string[]] => {
  const [program = '', ...rest] = JSON.parse(form) as string[]
  return [program, rest]
}

/** Everything that git knows and .dockerignore lets through: what COPY . . brings in. */
function sourcesInto(folder: string): void {
  const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').trim().split('\n')
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
  for (const file of files) {
    if (ignored.some((name) => file === name || file.startsWith(`${name}/`))) continue
    cpSync(path.join(root, file), path.join(folder, file))
  }
}

test(
  'the steps of the image, without a container engine: builds, then serves as nobody from files that it cannot write',
  async () => {
    const [build, final] = stagesOf(readFileSync(path.join(root, 'Dockerfile'), 'utf8'))
    if (build === undefined || final === undefined) throw new Error('The Dockerfile has two stages')
    expect(build.name).toBe('build')
    const folder = await scratchFolder()
    let running: ChildProcess | undefined
    try {
      const builder = folder.at('build')
      sourcesInto(builder)
      for (const [instruction, rest] of build.steps)
        if (instruction === 'RUN') execFileSync('sh', ['-ec', rest], { cwd: builder, stdio: 'pipe', env: { ...process.env, NODE_ENV: '' } })

      const app = folder.at('app')
      for (const [instruction, rest] of final.steps) {
        const [from, to] = rest.replace('--from=build ', '').replace('/app/', '').split(' ')
        if (instruction === 'COPY')
          cpSync(path.join(builder, from ?? ''), path.join(app, to === './' ? (from ?? '') : (to ?? '')), { recursive: true })
      }
      execFileSync('chmod', ['-R', 'a-w,a+rX', app])
      const data = folder.at('data')
      mkdirSync(data)
      const isRoot = process.getuid?.() === 0
      if (isRoot) chownSync(data, NOBODY, NOBODY)
      execFileSync('chmod', ['a+rx', folder.at('.')])

      const port = await freePort()
      const env = {
        PATH: process.env.PATH,
        ...settingsOf(final),
        DATA_DIR: data,
        HOST: '127.0.0.1',
        PORT: String(port),
        WECHAT_APP_ID: 'wx0000000000000000',
        WECHAT_SECRET: 'none',
        SECOND_FACTOR_KEYS: Buffer.alloc(32, 1).toString('base64'),
      }
      const command = (instruction: string) =>
        exec(final.steps.find(([name]) => name === instruction)?.[1].replace(/^.*?CMD (?=\[)/, '') ?? '')
      const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
      const [program, parts] = command('CMD')
      running = spawn(program, parts, { cwd: app, env, stdio: 'ignore', ...as })
      const [check, checkParts] = command('HEALTHCHECK')
      const isHealthy = () => spawnSync(check, checkParts, { cwd: app, env, ...as }).status === 0
      const until = performance.now() + PATIENCE_MS
      while (!isHealthy()) {
        if (performance.now() > until || running.exitCode !== null) throw new Error('The image did not become healthy')
        await pause(300)
      }
      expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('<title>')
      expect(final.steps).toContainEqual(['USER', 'node'])
      say('image', { steps: build.steps.length + final.steps.length, wrong: 0 })
    } finally {
      running?.kill('SIGKILL')
      execFileSync('chmod', ['-R', 'u+w', folder.at('.')])
      await folder.remove()
    }
  },
  10 * 60_000,
)

function settingsOf({ steps }: Stage): Record<string, string> {
  const pairs = steps.flatMap(([instruction, rest]) => (instruction === 'ENV' ? rest.split(' ') : []))
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]))
}
