/**
 * Runs the races with many rounds, on SQLite and, where DATABASE_URL names a server, on MySQL as well:
 *
 *     npm run test:races            200 rounds each
 *     npm run test:races -- 20      or as many as said, here or in ROUNDS
 */
const { spawnSync } = require('node:child_process')
const path = require('node:path')

const rounds = process.argv[2] ?? process.env.ROUNDS ?? '200'
if (!/^[1-9]\d*$/.test(rounds)) {
  process.stderr.write(`A number of rounds is a whole number, not "${rounds}".\n`)
  process.exit(1)
}
const databases = [...new Set(['', process.env.DATABASE_URL ?? ''])]
const jest = path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js')
for (const url of databases) {
  process.stdout.write(`${rounds} rounds on ${url === '' ? 'SQLite' : 'MySQL'}\n`)
  const { status } = spawnSync(process.execPath, [jest, '--selectProjects', 'races'], {
    cwd: path.resolve(__dirname, '../..'),
    env: { ...process.env, DATABASE_URL: url, ROUNDS: rounds },
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}
