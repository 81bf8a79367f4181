import 'reflect-metadata'
import { setTimeout as pause } from 'node:timers/promises'
import { Deadline } from '../../server/clocks/deadline.entity'
import { type Database, openDatabase } from '../../server/database/database'
import { migrations } from '../../server/database/migrations'
import { type ScratchPlace, scratchPlace } from '../../server/database/scratch'
import { entities } from '../../server/entities'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { OrderEvent } from '../../server/features/orders/order-event.entity'
import { Person } from '../../server/features/people/person.entity'
import { orders } from '../../shared/contract'
import { upperSite } from '../../shared/vocabulary/places'
import { type ServerProcess, startServer, whereabouts } from '../support/server-process'
import { plainOrder, signedInAs } from '../support/villager'

/** Long enough for many rounds of its worker, so that acting twice would be seen too. */
const ACTS_WITHIN_MS = 2000

let place: ScratchPlace
let running: ServerProcess | undefined
beforeEach(async () => {
  place = await scratchPlace(process.env.DATABASE_URL || undefined)
})
afterEach(async () => {
  await running?.stop()
  await place.remove()
})

async function start(): Promise<ServerProcess> {
  const settings = { NODE_ENV: 'test', SIGN_IN: 'demonstration', LOG_LEVEL: 'silent', WORKER_EVERY_MS: '100' }
  running = await startServer('server/main.ts', { ...whereabouts(place.where), ...settings })
  return running
}

/** Reads and writes the tables themselves while no server runs. */
async function betweenTimes<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(place.where, { entities, migrations })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** 张伯 of the demonstration orders something in words of his own. */
async function order(server: ServerProcess): Promise<string> {
  const villager = await signedInAs(server.origin, '张伯')
  const placed = await villager.client.call(orders.submit, { body: plainOrder(villager, '门口的水沟堵了') })
  expect(placed.status).toBe(200)
  return placed.body.code
}

test('an order answered for is still there after the process was killed, and a clock that ran out meanwhile acts once', async () => {
  const first = await start()
  const code = await order(first)
  await first.kill()
  const before = await betweenTimes(async (database) => {
    const placed = await database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })
    const ranOut = await database.transaction((tx) =>
      tx.update(Deadline, { subjectId: placed.id, clock: 'answer' }, { dueAt: new Date(Date.now() - 60_000) }),
    )
    expect(ranOut.affected).toBe(1)
    return placed
  })

  const second = await start()
  await pause(ACTS_WITHIN_MS)
  await second.stop()
  running = undefined
  await betweenTimes(async (database) => {
    const { manager } = database.reads
    const after = await manager.findOneByOrFail(ServiceOrder, { publicCode: code })
    expect([before.state, after.state]).toEqual(['submitted', 'submitted'])
    expect(after.ownerCode).toBe(upperSite(before.ownerCode))
    expect(await manager.countBy(OrderEvent, { orderId: after.id, action: 'escalate' })).toBe(1)
    expect(await manager.countBy(Person, { name: '张伯' })).toBe(1)
  })
})
