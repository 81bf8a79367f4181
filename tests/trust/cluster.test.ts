import 'reflect-metadata'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../../server/database/database'
import { migrations } from '../../server/database/migrations'
import { scratchPlace } from '../../server/database/scratch'
import { entities } from '../../server/entities'
import { type ServerProcess, startServer, whereabouts } from '../support/server-process'
import { auditBooks } from './support/books'
import { chanceFrom } from './support/chance'
import { type OwnMariadb, ownCluster } from './support/mariadb'
import { say } from './support/say'
import { type Writer, writersAt } from './support/writer'

/** How often a node is killed, and as often one is cut off. */
const NODE_KILLS = Number(process.env.NODE_KILLS ?? 3)
const WRITERS = 16
const GOES_ON_WITHIN_MS = 10_000
const GIVEN_UP_AFTER_MS = 60_000
const CUT_OFF_MS = 6000
const LIFE_MS = 1500
/** Service goes on once so many more writes are answered. */
const ENOUGH_WRITES = 5

jest.setTimeout(15 * 60_000)

const settings = { NODE_ENV: 'test', SIGN_IN: 'demonstration', LOG_LEVEL: 'silent', WORKER_EVERY_MS: '200', WRITES_PER_MINUTE: '1000000' }

/** A server beside each node, all on one database. The first one alone makes its tables: nodes do not share the lock for that. */
async function serversOn(nodes: readonly OwnMariadb[], database: string): Promise<ServerProcess[]> {
  const servers: ServerProcess[] = []
  for (const { url } of nodes) {
    const own = new URL(url)
    own.pathname = `/${database}`
    servers.push(await startServer('dist/server/main.js', { ...whereabouts({ url: own.href }), ...settings, REPLY_WITHIN_MS: '3000' }))
  }
  return servers
}

const answered = (writers: readonly Writer[]): number => writers.reduce((sum, { journal }) => sum + journal.length, 0)

async function goesOnAfter(writers: readonly Writer[]): Promise<number> {
  const [began, before] = [performance.now(), answered(writers)]
  while (answered(writers) < before + ENOUGH_WRITES) {
    if (performance.now() - began > GIVEN_UP_AFTER_MS) throw new Error('Service did not go on')
    await pause(20)
  }
  return performance.now() - began
}

test('a cluster of three nodes: with one killed or cut off in mid-write, what was answered stays, and service goes on', async () => {
  const nodes = await ownCluster()
  const [first] = nodes
  if (first === undefined) throw new Error('a cluster has nodes')
  const place = await scratchPlace(first.url)
  if (!('url' in place.where)) throw new Error('a cluster has a URL')
  const servers = await serversOn(nodes, new URL(place.where.url).pathname.slice(1))
  const chance = chanceFrom(26)
  let isOver = false
  try {
    const anyOrigin = () => servers[Math.floor(chance() * servers.length)]?.origin ?? ''
    const writers = await writersAt(servers[0]?.origin ?? '', WRITERS, anyOrigin, chance)
    const running = Promise.all(writers.map((writer) => writer.run(() => isOver)))
    const gaps: number[] = []
    for (let round = 0; round < 2 * NODE_KILLS; round += 1) {
      await pause(LIFE_MS)
      const node = nodes[round % nodes.length] ?? first
      if (round % 2 === 0) {
        await node.kill()
        gaps.push(await goesOnAfter(writers))
        await node.start()
      } else {
        node.freeze()
        const [gap] = await Promise.all([goesOnAfter(writers), pause(CUT_OFF_MS)])
        gaps.push(gap)
        node.thaw()
      }
      // By the word of all: the one that was away still believes for a moment that nothing happened. One of two alone would not serve.
      await Promise.all(nodes.map((each) => each.isThere(nodes.length)))
    }
    isOver = true
    await running
    const journal = writers.flatMap((writer) => writer.journal)
    expect(writers.flatMap(({ open }) => [...open])).toEqual([])
    const wrong: string[] = []
    for (const { url } of nodes) {
      const own = new URL(url)
      own.pathname = new URL(place.where.url).pathname
      const database = await openDatabase({ url: own.href }, { entities, migrations })
      wrong.push(...(await auditBooks(database, journal)))
      await database.close()
    }
    say('cluster', {
      nodes: nodes.length,
      kills: NODE_KILLS,
      cutOff: NODE_KILLS,
      writes: journal.length,
      askedAgain: journal.filter(({ times }) => times > 1).length,
      longestGapMs: Math.round(Math.max(...gaps)),
      wrong: wrong.length,
    })
    expect(wrong).toEqual([])
    expect(Math.max(...gaps)).toBeLessThan(GOES_ON_WITHIN_MS)
  } finally {
    isOver = true
    await Promise.all(servers.map((server) => server.kill()))
    await Promise.all(nodes.map((node) => node.remove()))
  }
})
