import 'reflect-metadata'
import { createHash, randomUUID } from 'node:crypto'
import { type Database, openDatabase } from '../../server/database/database'
import { migrations } from '../../server/database/migrations'
import { type ScratchPlace, scratchPlace } from '../../server/database/scratch'
import { entities } from '../../server/entities'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { Person } from '../../server/features/people/person.entity'
import { INSERT_KEY } from '../../server/http/once'
import { inTime } from '../../server/http/patience'
import { seedDemonstration, seedNetwork } from '../../server/seed/seed'
import { orders } from '../../shared/contract'
import { startTestServer } from '../support/server'
import { type ServerProcess, startServer, whereabouts } from '../support/server-process'
import { plainOrder, type SignedIn, signedInAs } from '../support/villager'
import { type WeakLine, weakLine } from '../support/weak-line'

const SERVER = process.env.DATABASE_URL || undefined

const submit = (villager: SignedIn, key: string) =>
  villager.client.call(orders.submit, { body: plainOrder(villager, '门口的水沟堵了'), key })
const placed = (database: Database, code: string) => database.reads.manager.countBy(ServiceOrder, { publicCode: code })

test('what takes too long is refused, what does not is passed on', async () => {
  await expect(inTime(new Promise(() => undefined), 5)).rejects.toMatchObject({ code: 'busy', retryAfter: 10 })
  await expect(inTime(Promise.reject(new Error('its own')), 1000)).rejects.toThrow('its own')
  await expect(inTime(Promise.resolve(7), 1000)).resolves.toBe(7)
})

if (SERVER === undefined) {
  test('a full disk: what is new is refused with words, what is there can be read, and with room again all goes on', async () => {
    const server = await startTestServer()
    try {
      await seedNetwork(server.database)
      await seedDemonstration(server.database, Date.parse('2026-11-24T02:00:00.000Z'))
      const villager = await signedInAs(server.baseUrl, '张伯')
      const limit = (pages: string) => server.database.exclusively(() => server.database.writes.query(`pragma max_page_count = ${pages}`))
      const [{ page_count: full }] = await server.database.reads.query('pragma page_count')
      await limit(full)
      let key = randomUUID()
      let last = await submit(villager, key)
      for (let tries = 0; tries < 500 && last.status === 200; tries += 1) {
        key = randomUUID()
        last = await submit(villager, key)
      }
      expect(last).toMatchObject({ status: 507, body: { error: { code: 'storage_full' } } })
      expect(last.body.error.message).toContain('没有丢')
      expect((await villager.client.call(orders.mine)).status).toBe(200)
      await limit('1073741823')
      const again = await submit(villager, key)
      expect(again.status).toBe(200)
      expect(await placed(server.database, again.body.code)).toBe(1)
    } finally {
      await server.close()
    }
  })
}

describe('a server in a process of its own', () => {
  let place: ScratchPlace
  let line: WeakLine | null = null
  let running: ServerProcess
  let database: Database
  beforeEach(async () => {
    place = await scratchPlace(SERVER)
    line = 'url' in place.where ? await weakLine(place.where.url) : null
    running = await startServer('server/main.ts', {
      ...whereabouts(line === null ? place.where : { url: line.url }),
      NODE_ENV: 'test',
      SIGN_IN: 'demonstration',
      LOG_LEVEL: 'silent',
      REPLY_WITHIN_MS: '1500',
    })
    database = await openDatabase(place.where, { entities, migrations })
  })
  afterEach(async () => {
    line?.mend()
    await running.stop()
    await line?.close()
    await database.close()
    await place.remove()
  })

  test('another process holds what a write needs: the person is told to come back, and the same key then orders once', async () => {
    const villager = await signedInAs(running.origin, '张伯')
    const key = randomUUID()
    const before = await database.reads.manager.count(ServiceOrder)
    let giveUp = () => {}
    const held = new Promise<never>((_resolve, reject) => {
      giveUp = () => reject(new Error('given up'))
    })
    const { id: personId } = await database.reads.manager.findOneByOrFail(Person, { name: '张伯' })
    const id = createHash('sha256').update(`${personId}\n${key}`).digest('hex')
    const holding = database.transaction(async (tx) => {
      await tx.query(INSERT_KEY, [id, 'order.submit', '', '2026-11-24 02:00:00.000'])
      await held
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await submit(villager, key)).toMatchObject({ status: 503, body: { error: { code: 'busy' } } })
    giveUp()
    await expect(holding).rejects.toThrow('given up')
    const again = await submit(villager, key)
    expect(again.status).toBe(200)
    expect(await placed(database, again.body.code)).toBe(1)
    expect(await database.reads.manager.count(ServiceOrder)).toBe(before + 1)
  })

  if (SERVER !== undefined) {
    test('the database is gone and comes back: clear words meanwhile, then all goes on without help, and the same key orders once', async () => {
      const villager = await signedInAs(running.origin, '张伯')
      const key = randomUUID()
      line?.cut()
      const refused = await submit(villager, key)
      expect(refused).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } })
      expect(refused.headers.get('retry-after')).toBe('5')
      expect((await fetch(`${running.origin}/ready`)).status).toBe(503)
      expect((await fetch(`${running.origin}/health`)).status).toBe(200)
      line?.mend()
      const again = await submit(villager, key)
      expect(again.status).toBe(200)
      expect((await submit(villager, key)).body.code).toBe(again.body.code)
      expect(await placed(database, again.body.code)).toBe(1)
    })

    test('the database falls silent: requests are answered in time, and what it finishes later is not done twice', async () => {
      const villager = await signedInAs(running.origin, '张伯')
      const key = randomUUID()
      const before = await database.reads.manager.count(ServiceOrder)
      line?.freeze()
      const began = performance.now()
      expect(await submit(villager, key)).toMatchObject({ status: 503, body: { error: { code: 'busy' } } })
      expect(performance.now() - began).toBeLessThan(10_000)
      line?.mend()
      const again = await submit(villager, key)
      expect(again.status).toBe(200)
      expect(await database.reads.manager.count(ServiceOrder)).toBe(before + 1)
    })
  }
})
