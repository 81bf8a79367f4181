import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { scratchFolder } from '../support/scratch-folder'
import { startServer } from '../support/server-process'
import { say } from './support/say'

const root = path.resolve(__dirname, '../..')
/** Installing and building the whole client again would only repeat what the suites before this one did: see image.test.ts. */
const DONE_BEFORE = ['npm ci', 'npm run build:server', 'npm run build:h5']

test("the operator's commands do what the page says, one after the other", async () => {
  const page = readFileSync(path.join(root, 'server/operations/README.md'), 'utf8')
  const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trim().split('\n'))
  expect(commands.filter((command) => DONE_BEFORE.includes(command))).toEqual(DONE_BEFORE)
  const folder = await scratchFolder()
  try {
    const data = folder.at('data')
    const server = await startServer('dist/server/main.js', { NODE_ENV: 'test', DATABASE_URL: '', DATA_DIR: data, LOG_LEVEL: 'silent' })
    try {
      const outputs = commands
        .filter((command) => !DONE_BEFORE.includes(command))
        .map((command) => {
          const env = { ...process.env, DATABASE_URL: '', DATA_DIR: data, BACKUPS: folder.at('backups') }
          return { command, output: execFileSync('sh', ['-ec', command], { cwd: root, env, encoding: 'utf8' }) }
        })
      const totals = outputs.flatMap(({ output }) => output.match(/"tables":\d+,"rows":\d+/) ?? [])
      expect(totals.length).toBe(2)
      expect(totals[0]).toBe(totals[1])
      expect(Number(totals[0]?.split(':')[2])).toBeGreaterThan(1000)
      say('operatorCommands', { commands: outputs.length, wrong: 0 })
    } finally {
      await server.stop()
    }
  } finally {
    await folder.remove()
  }
})
