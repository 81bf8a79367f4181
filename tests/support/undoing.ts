import { AsyncLocalStorage } from 'node:async_hooks'
import type { EntityManager } from 'typeorm'
import type { Database } from '../../server/database/database'

class Undone {
  constructor(readonly result: unknown) {}
}

/**
 * The same database, of which nothing is kept: every transaction does its work, is looked at, and is rolled back. So any number of requests
 * finds the same world, and each is answered as if it had happened.
 * @param look sees what the transaction did before it is undone
 */
export function undoing(database: Database, look: (tx: EntityManager) => Promise<void>): Database {
  const within = new AsyncLocalStorage<true>()
  const transaction = async <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> => {
    if (within.getStore()) return database.transaction(work)
    try {
      return await within.run(true, () =>
        database.transaction(async (tx) => {
          const result = await work(tx)
          await look(tx)
          throw new Undone(result)
        }),
      )
    } catch (error) {
      if (error instanceof Undone) return error.result as T
      throw error
    }
  }
  return new Proxy(database, {
    get: (target, name) => {
      if (name === 'transaction') return transaction
      const value = Reflect.get(target, name, target) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
