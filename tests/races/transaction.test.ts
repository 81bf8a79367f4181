import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'
import { DataSource, Entity, type EntityManager } from 'typeorm'
import { change } from '../../server/database/change'
import { Key, Text, Whole } from '../../server/database/columns'
import { type Database, isLockTimeout, isUniqueViolation } from '../../server/database/database'
import { SqliteConnection } from '../../server/database/sqlite-driver'
import { freshDatabase } from '../support/database'
import { patience, shareOr } from '../support/rounds'

const ROUNDS = shareOr(1, 'waits')

@Entity('account')
class Account {
  @Key()
  declare id: string

  @Whole()
  declare balance: number
}

@Entity('note')
class Note {
  @Key()
  declare id: string

  @Text(40)
  declare writer: string
}

const entities = [Account, Note]

/** Lets everything that can go on without a timer do so, and a little more. */
const others = () => pause(10)

function note(tx: EntityManager, id: string) {
  return tx.insert(Note, { id, writer: 'somebody' })
}

async function noted(source: Pick<DataSource, 'getRepository'>): Promise<string[]> {
  const notes = await source.getRepository(Note).find({ order: { id: 'ASC' } })
  return notes.map(({ id }) => id)
}

/** A transaction that fails after writing, while another that began later goes through. Returns how the two ended. */
async function overlap(transaction: (work: (tx: EntityManager) => Promise<void>) => Promise<void>) {
  const failing = transaction(async (tx) => {
    await note(tx, 'undone')
    await others()
    await others()
    throw new Error('changed my mind')
  })
  await pause(3)
  const succeeding = transaction(async (tx) => {
    await note(tx, 'reported')
  })
  const [first, second] = await Promise.allSettled([failing, succeeding])
  return [first.status, second.status]
}

describe('without the guard', () => {
  test('a row that was reported saved on the shared connection is lost when somebody else rolls back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hongmian-'))
    const plain = new DataSource({
      type: 'better-sqlite3',
      driver: SqliteConnection,
      database: join(folder, 'plain.sqlite'),
      entities,
      synchronize: true,
    })
    await plain.initialize()
    const ends = await overlap((work) => plain.transaction(work))
    const kept = await noted(plain)
    await plain.destroy()
    await rm(folder, { recursive: true })
    expect({ ends, kept }).toEqual({ ends: ['rejected', 'fulfilled'], kept: [] })
  })
})

describe('a transaction', () => {
  let database: Database

  beforeEach(async () => {
    database = await freshDatabase({ entities })
  })

  afterEach(() => database.close())

  /** A lock that somebody holds is known at their node alone. */
  async function onOneNode(): Promise<void> {
    await database.close()
    database = await freshDatabase({ entities }, 'one')
  }

  test('keeps what it reported saved, whoever fails meanwhile', async () => {
    expect(await overlap((work) => database.transaction(work))).toEqual(['rejected', 'fulfilled'])
    expect(await noted(database.reads)).toEqual(['reported'])
  })

  test('is undone alone when it fails, whoever succeeds meanwhile', async () => {
    const succeeding = database.transaction(async (tx) => {
      await note(tx, 'a')
      await others()
      await note(tx, 'b')
    })
    const failing = database.transaction(async (tx) => {
      await note(tx, 'c')
      await others()
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    await succeeding
    expect(await noted(database.reads)).toEqual(['a', 'b'])
  })

  test('stands for itself when many begin in the same tick', async () => {
    const ids = Array.from({ length: 20 }, (_, position) => String(position).padStart(2, '0'))
    const even = (id: string) => Number(id) % 2 === 0
    await Promise.allSettled(
      ids.map((id) =>
        database.transaction(async (tx) => {
          await note(tx, id)
          if (!even(id)) throw new Error('odd')
        }),
      ),
    )
    expect(await noted(database.reads)).toEqual(ids.filter(even))
  })

  test('shows nothing to readers before it commits, and everything after', async () => {
    const during = await database.transaction(async (tx) => {
      await note(tx, 'a')
      expect(await noted(tx)).toEqual(['a'])
      return noted(database.reads)
    })
    expect(during).toEqual([])
    expect(await noted(database.reads)).toEqual(['a'])
  })

  test('inside another is a savepoint: it is undone alone, or with the whole', async () => {
    await database.transaction(async (tx) => {
      await note(tx, 'a')
      const inner = database.transaction(async (savepoint) => {
        await note(savepoint, 'b')
        throw new Error('only this')
      })
      await expect(inner).rejects.toThrow('only this')
      await database.transaction((savepoint) => note(savepoint, 'c'))
    })
    expect(await noted(database.reads)).toEqual(['a', 'c'])

    const whole = database.transaction(async () => {
      await database.transaction((savepoint) => note(savepoint, 'd'))
      throw new Error('all of it')
    })
    await expect(whole).rejects.toThrow('all of it')
    expect(await noted(database.reads)).toEqual(['a', 'c'])
  })

  test('lets savepoints asked for at once follow each other, and waits for those that nobody awaits', async () => {
    await database.transaction(async () => {
      const failing = database.transaction(async (savepoint) => {
        await note(savepoint, 'a')
        await others()
        throw new Error('only this')
      })
      void database.transaction(async (savepoint) => {
        await others()
        await note(savepoint, 'b')
      })
      await expect(failing).rejects.toThrow('only this')
    })
    expect(await noted(database.reads)).toEqual(['b'])
  })

  test('that begins after its caller has ended stands on its own', async () => {
    let late: Promise<unknown> | undefined
    const caller = database.transaction(async (tx) => {
      await note(tx, 'a')
      late = others().then(() => database.transaction((own) => note(own, 'b')))
      throw new Error('changed my mind')
    })
    await expect(caller).rejects.toThrow('changed my mind')
    await late
    expect(await noted(database.reads)).toEqual(['b'])
  })

  test('cannot be written to after it has ended', async () => {
    const kept = await database.transaction(async (tx) => tx)
    const unguarded = kept.queryRunner?.query('insert into `note` (`id`, `writer`) values (?, ?)', ['a', 'late'])
    await expect(unguarded).rejects.toThrow()
    expect(await noted(database.reads)).toEqual([])
  })

  test(
    'moves money both ways between two accounts 200 times at once, exactly',
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await database.transaction((tx) =>
          tx.save(Account, [
            { id: 'left', balance: 130 },
            { id: 'right', balance: 0 },
          ]),
        )
        const balance = async (tx: EntityManager, id: string) => (await tx.findOneByOrFail(Account, { id })).balance
        const transfer = (giver: string, receiver: string) =>
          database.transaction(async (tx) => {
            const given = await change(tx, 'update `account` set `balance` = `balance` - 1 where `id` = ? and `balance` >= 1', [giver])
            if (given === 0) throw new Error('empty')
            await change(tx, 'update `account` set `balance` = `balance` where `id` = ?', [receiver])
            const before = await balance(tx, receiver)
            await others()
            await change(tx, 'update `account` set `balance` = ? where `id` = ?', [before + 1, receiver])
          })
        const there = Array.from({ length: 150 }, () => transfer('left', 'right'))
        const back = Array.from({ length: 50 }, () => transfer('right', 'left'))
        const ends = await Promise.allSettled([...there, ...back])
        const refused = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))
        expect(refused.filter((reason) => reason !== 'Error: empty')).toEqual([])
        const succeeded = (some: PromiseSettledResult<void>[]) => some.filter(({ status }) => status === 'fulfilled').length
        const moved = succeeded(ends.slice(0, there.length)) - succeeded(ends.slice(there.length))

        const accounts = await database.reads.getRepository(Account).find({ order: { id: 'ASC' } })
        expect(accounts.map((account) => account.balance)).toEqual([130 - moved, moved])
      }
    },
    patience(ROUNDS, 60),
  )

  test('is run again as a whole when the database gave it up for another', async () => {
    let runs = 0
    await database.transaction(async (tx) => {
      runs++
      await note(tx, `run ${runs}`)
      // How a deadlock's victim, and a commit that lost a cluster's certification, are reported.
      if (runs < 3) throw Object.assign(new Error('Deadlock found when trying to get lock'), { code: 'ER_LOCK_DEADLOCK' })
    })
    expect(await noted(database.reads)).toEqual(['run 3'])
  })

  test('is not run again when the work itself failed', async () => {
    let runs = 0
    const failing = database.transaction(async () => {
      runs++
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(runs).toBe(1)
  })

  test('goes on after a duplicate, which is told from other errors', async () => {
    await database.transaction(async (tx) => {
      await note(tx, 'a')
      const duplicate: unknown = await note(tx, 'a').catch((error: unknown) => error)
      expect(isUniqueViolation(duplicate)).toBe(true)
      expect(isLockTimeout(duplicate)).toBe(false)
      const incomplete: unknown = await tx
        .query('insert into `note` (`id`, `writer`) values (?, ?)', ['b', null])
        .catch((error: unknown) => error)
      expect(incomplete).toBeInstanceOf(Error)
      expect(isUniqueViolation(incomplete)).toBe(false)
      await note(tx, 'c')
    })
    expect(await noted(database.reads)).toEqual(['a', 'c'])
  })

  test('gives up with a lock timeout, without effect, while somebody else holds the row', async () => {
    await onOneNode()
    await database.transaction((tx) => tx.insert(Account, { id: 'left', balance: 1 }))
    const release = await holdFromOutside(database)
    const waiting: unknown = await database
      .transaction((tx) => change(tx, 'update `account` set `balance` = 2 where `id` = ?', ['left']))
      .catch((error: unknown) => error)
    await release()
    expect(isLockTimeout(waiting)).toBe(true)
    expect(await database.reads.getRepository(Account).find()).toEqual([{ id: 'left', balance: 1 }])
    await database.transaction((tx) => change(tx, 'update `account` set `balance` = 3 where `id` = ?', ['left']))
    expect(await database.reads.getRepository(Account).find()).toEqual([{ id: 'left', balance: 3 }])
  }, 30_000)

  test('waits for somebody else who holds the row for a moment', async () => {
    await onOneNode()
    await database.transaction((tx) => tx.insert(Account, { id: 'left', balance: 1 }))
    const release = await holdFromOutside(database)
    const waiting = database.transaction((tx) => change(tx, 'update `account` set `balance` = 2 where `id` = ?', ['left']))
    await pause(100)
    await release()
    expect(await waiting).toBe(1)
  })

  test('may be asked for by a schema tool, which has the writes to itself meanwhile', async () => {
    const tool = database.exclusively(async () => {
      await database.transaction((tx) => note(tx, 'a'))
      await others()
      return noted(database.writes)
    })
    expect(await tool).toEqual(['a'])
  })

  test('that was asked for is finished before the database closes', async () => {
    const asked = database.transaction(async (tx) => {
      await others()
      await note(tx, 'a')
    })
    await Promise.all([database.close(), expect(asked).resolves.toBeUndefined()])
    database = await freshDatabase({ entities })
  })

  if (process.env.DATABASE_URL) {
    test('that lost a deadlock writes nothing more, even if the work hides the error', async () => {
      await database.transaction((tx) =>
        tx.insert(Account, [
          { id: 'left', balance: 0 },
          { id: 'right', balance: 0 },
        ]),
      )
      const touch = (tx: EntityManager, id: string) => change(tx, 'update `account` set `balance` = `balance` + 1 where `id` = ?', [id])
      let both = 0
      const crossing = (first: string, second: string) =>
        database.transaction(async (tx) => {
          await touch(tx, first)
          both++
          while (both < 2) await others()
          await touch(tx, second).catch(() => undefined)
          await tx.insert(Note, { id: first, writer: 'either' }).catch(() => undefined)
        })
      await Promise.all([crossing('left', 'right'), crossing('right', 'left')])
      const accounts = await database.reads.getRepository(Account).find()
      expect(accounts.map(({ balance }) => balance)).toEqual([2, 2])
      expect(await noted(database.reads)).toEqual(['left', 'right'])
    })
  } else {
    test('that SQLite ended by itself writes nothing more, even if the work hides the error', async () => {
      const ended = database.transaction(async (tx) => {
        await note(tx, 'a')
        await tx.query("insert or rollback into `note` (`id`, `writer`) values ('a', 'again')").catch(() => undefined)
        await note(tx, 'b')
      })
      expect(isUniqueViolation(await ended.catch((error: unknown) => error))).toBe(true)
      expect(await noted(database.reads)).toEqual([])
      const failing = database.transaction(async (tx) => {
        await note(tx, 'c')
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      await database.transaction((tx) => note(tx, 'd'))
      expect(await noted(database.reads)).toEqual(['d'])
    })

    test('is the only way to write to SQLite', async () => {
      await expect(database.writes.getRepository(Note).insert({ id: 'a', writer: 'past the guard' })).rejects.toThrow(
        'database.transaction',
      )
      await expect(database.reads.getRepository(Note).insert({ id: 'a', writer: 'by the readers’ door' })).rejects.toThrow('readonly')
      expect(await noted(database.reads)).toEqual([])
    })

    test('gives timers their turn when thousands stand in line', async () => {
      let left = 3000
      const all = Promise.all(
        Array.from({ length: left }, async (_, position) => {
          await database.transaction((tx) => note(tx, String(position)))
          left--
        }),
      )
      await pause(1)
      expect(left).toBeGreaterThan(0)
      await all
    })
  }
})

/** Holds the account's row from a connection that is not the database's own, as another process would. */
async function holdFromOutside({ writes }: Database): Promise<() => Promise<void>> {
  const { options } = writes
  if (options.type === 'better-sqlite3') {
    const outside = new SqliteConnection(options.database)
    outside.exec('begin immediate')
    return async () => {
      outside.exec('rollback')
      outside.close()
    }
  }
  const outside = await createConnection({ uri: process.env.DATABASE_URL ?? '', database: String(options.database) })
  await outside.query('begin')
  await outside.query('select * from `account` for update')
  return async () => {
    await outside.query('rollback')
    await outside.end()
  }
}
