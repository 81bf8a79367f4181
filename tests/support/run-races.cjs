/**
 * Runs the races with many rounds, on SQLite and, where DATABASE_URL names a server, on MySQL at the same time; each line says on which.
 *
 *     npm run test:races            200 rounds each
 *     npm run test:races -- 20      or as many as said, here or in ROUNDS
 */
const { spawn } = require('node:child_process')
const path = require('node:path')
const { createInterface } = require('node:readline')

const rounds = process.argv[2] ?? process.env.ROUNDS ?? '200'
if (!/^[1-9]\d*$/.test(rounds)) {
  process.stderr.write(`A number of rounds is a whole number, not "${rounds}".\n`)
  process.exit(1)
}
const jest = path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js')

/** MySQL's share is the longer one, and much of it is waiting for the server. */
const databases = [{ name: 'SQLite', url: '', workers: 1 }]
if (process.env.DATABASE_URL) databases.push({ name: 'MySQL', url: process.env.DATABASE_URL, workers: 2 })

/** Resolves to whether all races came through. */
function race({ name, url, workers }) {
  const args = [jest, '--selectProjects', 'races', `--maxWorkers=${workers}`]
  const env = { ...process.env, DATABASE_URL: url, ROUNDS: rounds }
  const child = spawn(process.execPath, args, { cwd: path.resolve(__dirname, '../..'), env, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => process.stdout.write(`${name.padEnd(6)} | ${line}\n`))
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(process.stderr.write(`${error.message}\n`) && false))
    child.on('close', (status) => resolve(status === 0))
  })
}

process.stdout.write(`${rounds} rounds on ${databases.map(({ name }) => name).join(' and ')}\n`)
Promise.all(databases.map(race)).then((came) => process.exit(came.every(Boolean) ? 0 : 1))
