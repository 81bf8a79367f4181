/**
 * Runs the API suite and the races, or the files that are named, on a Galera cluster of three nodes that exists for as long:
 *
 *     npm run test:cluster
 *     npm run test:cluster -- tests/races/team-booking.test.ts
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { ownCluster } from '../trust/support/mariadb'

async function run(files: readonly string[]): Promise<number> {
  const nodes = await ownCluster()
  try {
    const [first, ...others] = nodes.map(({ url }) => url)
    const jest = path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js')
    const child = spawn(process.execPath, [jest, '--selectProjects', 'api', 'races', '--', ...files], {
      cwd: path.resolve(__dirname, '../..'),
      env: { ...process.env, DATABASE_URL: first, OTHER_NODES: others.join(' ') },
      stdio: 'inherit',
    })
    const [status] = await once(child, 'exit')
    return typeof status === 'number' ? status : 1
  } finally {
    await Promise.all(nodes.map((node) => node.remove()))
  }
}

run(process.argv.slice(2)).then((status) => process.exit(status))
