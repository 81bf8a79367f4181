import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Deadline } from '../../server/clocks/deadline.entity'
import { type Database, openDatabase } from '../../server/database/database'
import { migrations } from '../../server/database/migrations'
import { type ScratchPlace, scratchPlace } from '../../server/database/scratch'
import { entities } from '../../server/entities'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { orders } from '../../shared/contract'
import { clientOf } from '../support/server'
import { type ServerProcess, startServer, whereabouts } from '../support/server-process'
import { plainOrder, signedInAs } from '../support/villager'
import { type OwnMariadb, ownMariadb } from './support/mariadb'
import { say } from './support/say'

const PROCESSES = 2
const ORDERS = 24
const ACTED_WITHIN_MS = 30_000
/** Long enough for many rounds of both workers, so that acting twice would be seen too. */
const QUIET_MS = 1500

let mariadb: OwnMariadb
let place: ScratchPlace
let database: Database
let servers: ServerProcess[]
beforeEach(async () => {
  mariadb = await ownMariadb()
  place = await scratchPlace(mariadb.url)
  const environment = {
    ...whereabouts(place.where),
    NODE_ENV: 'test',
    SIGN_IN: 'demonstration',
    LOG_LEVEL: 'silent',
    WORKER_EVERY_MS: '50',
    WRITES_PER_MINUTE: '100000',
  }
  database = await openDatabase(place.where, { entities, migrations })
  const started = await Promise.allSettled(Array.from({ length: PROCESSES }, () => startServer('dist/server/main.js', environment)))
  servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(started.filter(({ status }) => status === 'rejected')).toEqual([])
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await database.close()
  await mariadb.remove()
})

test('two processes on one empty database start at once, take one key once, and act on each clock and notice once', async () => {
  const [first, second] = servers
  if (first === undefined || second === undefined) throw new Error('two processes')
  const villager = await signedInAs(first.origin, '张伯')
  const elsewhere = clientOf(second.origin, villager.token)
  const before = await database.reads.manager.count(ServiceOrder)
  const codes = await Promise.all(
    Array.from({ length: ORDERS }, async (_, number) => {
      const asked = { body: plainOrder(villager, `第${number}件事`), key: randomUUID() }
      const answers = await Promise.all([villager.client.call(orders.submit, asked), elsewhere.call(orders.submit, asked)])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect(answers[0].body.code).toBe(answers[1].body.code)
      return answers[0].body.code
    }),
  )
  expect(await database.reads.manager.count(ServiceOrder)).toBe(before + ORDERS)

  const placed = await Promise.all(codes.map((publicCode) => database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode })))
  await database.transaction(async (tx) => {
    for (const { id } of placed) await tx.update(Deadline, { subjectId: id, clock: 'answer' }, { dueAt: new Date(Date.now() - 60_000) })
  })
  const escalated = async (): Promise<{ orderId: string; times: string }[]> => {
    const rows = await database.reads.query("select orderId, count(*) as times from order_event where action = 'escalate' group by orderId")
    return rows.filter(({ orderId }: { orderId: string }) => placed.some(({ id }) => id === orderId))
  }
  const until = performance.now() + ACTED_WITHIN_MS
  while ((await escalated()).length < ORDERS && performance.now() < until) await pause(50)
  await pause(QUIET_MS)
  expect((await escalated()).map(({ times }) => Number(times))).toEqual(placed.map(() => 1))
  const told = await database.reads.query(
    "select count(*) as told, count(distinct n.eventKey, n.personId) as different from notice n join order_event e on n.eventKey = e.id where e.action = 'escalate'",
  )
  expect(Number(told[0].told)).toBeGreaterThanOrEqual(ORDERS)
  expect(told[0].told).toBe(told[0].different)
  say('twoProcesses', { processes: PROCESSES, orders: ORDERS, notices: Number(told[0].told), wrong: 0 })
})
