import { Entity, type EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { Key, Text } from '../../server/database/columns'
import type { Database } from '../../server/database/database'
import { IdempotencyKey } from '../../server/http/idempotency.entity'
import { type KeyedWrite, once } from '../../server/http/once'
import { freshDatabase } from '../support/database'
import { roundsOr } from '../support/rounds'

/** What a write leaves behind: done twice, there are two. */
@Entity('effect')
class Effect {
  @Key() declare id: string
  @Text(40) declare of: string
}

const CONTENDERS = 128
const PROCESSES = 4
const ROUNDS = roundsOr(10)
const NOW = new Date('2026-11-24T02:00:00.000Z')

let database: Database
beforeEach(async () => {
  database = await freshDatabase({ entities: [IdempotencyKey, Effect] })
})
afterEach(() => database.close())

const atOnce = <T>(each: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: CONTENDERS }, (_, index) => each(index)))

/** The same database as another process has it, which does not know what this one is doing. */
const elsewhere = (same: Database): Database => ({
  dialect: same.dialect,
  writes: same.writes,
  reads: same.reads,
  transaction: (work) => same.transaction(work),
  exclusively: (work) => same.exclusively(work),
  close: () => same.close(),
})

const effectsOf = (key: string): Promise<number> => database.reads.manager.countBy(Effect, { of: key })

const leaveEffect = (key: string) => async (tx: EntityManager) => {
  const id = uuidv7()
  await tx.insert(Effect, { id, of: key })
  return { id }
}

it(
  '128 repetitions of one write at four processes do it once, and all of them hear the same',
  async () => {
    const processes = Array.from({ length: PROCESSES }, () => elsewhere(database))
    for (let round = 0; round < ROUNDS; round += 1) {
      const key = `key of round ${round}`
      const replies = await atOnce((index) => {
        const at = processes[index % PROCESSES] ?? database
        const write: KeyedWrite = { database: at, who: 'somebody', key, endpoint: 'orders.submit', asked: { round }, now: NOW }
        return once(write, leaveEffect(key))
      })
      expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
      expect(await effectsOf(key)).toBe(1)
    }
  },
  60_000 + ROUNDS * 2000,
)

it('without the guard, by looking for the key and then writing it, all 128 do it', async () => {
  const key = 'looked for first'
  const found = await atOnce(() => database.reads.manager.existsBy(IdempotencyKey, { id: key }))
  await atOnce(async (index) => {
    if (found[index] === true) return
    await database.transaction(leaveEffect(key))
  })
  expect(await effectsOf(key)).toBe(CONTENDERS)
})
