/**
 * Runs the promises that are numbers; each prints a line of JSON (cases, wrong …). On SQLite, or on the server that DATABASE_URL names:
 *
 *     npm run test:trust                                  50,000 hostile requests
 *     npm run test:trust -- --requests=250000 --seed=7    or as many as said, made from another seed
 */
const { spawnSync } = require('node:child_process')
const path = require('node:path')

const COUNTS = { requests: 'REQUESTS', seed: 'SEED', kills: 'KILLS', database_kills: 'DATABASE_KILLS', node_kills: 'NODE_KILLS' }
const env = { ...process.env }
for (const given of process.argv.slice(2)) {
  const [, name, value] = /^--(\w+)=([1-9]\d*)$/.exec(given) ?? []
  if (!(name in COUNTS)) {
    process.stderr.write(
      `Not understood: ${given}. There are: ${Object.keys(COUNTS)
        .map((each) => `--${each}=N`)
        .join(' ')}\n`,
    )
    process.exit(1)
  }
  env[COUNTS[name]] = value
}
const jest = path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js')
const { status } = spawnSync(process.execPath, [jest, '--selectProjects', 'trust', '--runInBand'], {
  cwd: path.resolve(__dirname, '../..'),
  env,
  stdio: 'inherit',
})
process.exit(status ?? 1)
