/**
 * The one way to write. TypeORM keeps a single connection for SQLite and shares it between everything that runs at the same time, so
 * overlapping transactions commit and roll back each other's rows; a guard therefore lets one transaction after the other use it, and
 * refuses what does not come through the guard. On MySQL each transaction has a connection of the pool. On both, a transaction asked
 * for inside another becomes a savepoint of it, and one that the database undid for another's sake is run again as a whole.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { DataSource, EntityManager, QueryRunner } from 'typeorm'
import type { AbstractSqliteDriver } from 'typeorm/driver/sqlite-abstract/AbstractSqliteDriver'
import { isTransient } from './errors'
import { Line } from './line'
import type { SqliteConnection } from './sqlite-driver'

/** Between attempts: 2 ms, doubling up to 64, each shortened by chance to as little as half. */
const LONGEST_PAUSE_MS = 64
/** So many attempts are made among all others; who lost them all stands in line with those whom it went alike. */
const ATTEMPTS_AMONG_ALL = 4
/** And so many alone in this process. At each moment one of a cluster's processes wins, so nobody loses them all but by great bad luck. */
const ATTEMPTS_IN_LINE = 60
/** SQLite answers without ever giving timers and sockets a turn; between transactions they get one when this long has passed. */
const BREATH_MS = 5

export type Work<T> = (tx: EntityManager) => Promise<T>

/** Guards the writes of one database. */
export interface WriteGuard {
  transaction<T>(work: Work<T>): Promise<T>
  /** Lets schema tools, which begin and commit by themselves, have the write connection to themselves. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Resolves once every write that was asked for is done. */
  settled(): Promise<unknown>
}

/** One run of a top-level transaction, or of a schema tool. */
interface Attempt {
  live: boolean
  /** What made the database undo all of it. Whatever the work caught, nothing but a rollback may follow. */
  lost?: unknown
}

/** A transaction or savepoint under way, known to everything that runs on its behalf. */
interface Scope {
  readonly attempt: Attempt
  readonly parent?: Scope
  /** Savepoints within it, one at a time. */
  readonly savepoints: Line
  /** Set while work may be done in it. */
  manager?: EntityManager | undefined
}

/** Passes a runner's statements on only for a live attempt, and none after the database has undone it. */
function watch(runner: QueryRunner, current: () => Attempt | undefined, undone: (error: unknown) => boolean): void {
  const query = runner.query.bind(runner)
  const watched = async (sql: string, values?: unknown[], structured?: true): Promise<unknown> => {
    const attempt = current()
    if (!attempt?.live) {
      throw new Error(`Writes go through database.transaction, reads through database.reads. Refused: ${sql.slice(0, 100)}`)
    }
    if (attempt.lost !== undefined && !sql.startsWith('ROLLBACK')) throw attempt.lost
    try {
      return await (structured ? query(sql, values, structured) : query(sql, values))
    } catch (error) {
      if (undone(error)) attempt.lost ??= error
      throw error
    }
  }
  runner.query = watched as QueryRunner['query']
}

/** Runs the work in the scope; savepoints that it did not wait for finish before the scope ends. */
async function workIn<T>(scope: Scope, manager: EntityManager, work: Work<T>): Promise<T> {
  scope.manager = manager
  try {
    return await work(manager)
  } finally {
    await scope.savepoints.settled()
    scope.manager = undefined
  }
}

async function repeated<T>(attempt: () => Promise<T>, attempts: number): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await attempt()
    } catch (error) {
      if (round === attempts || !isTransient(error)) throw error
      await pause(Math.min(2 ** round, LONGEST_PAUSE_MS) * (1 - Math.random() / 2))
    }
  }
}

/**
 * Runs the attempt again while the database gives it up for another. Where hundreds want the same row at several nodes of a cluster, of
 * those that meet one commits and all others have worked in vain, over and over: the losers of this process therefore go on one at a
 * time, in the order in which they came.
 */
async function untilItStands<T>(attempt: () => Promise<T>, losers: Line): Promise<T> {
  try {
    return await repeated(attempt, ATTEMPTS_AMONG_ALL)
  } catch (error) {
    if (!isTransient(error)) throw error
    return losers.join(() => repeated(attempt, ATTEMPTS_IN_LINE))
  }
}

function nearestOpen(scope: Scope | undefined): Scope | undefined {
  return scope === undefined || scope.manager !== undefined ? scope : nearestOpen(scope.parent)
}

/** What differs between the dialects. */
interface Connection {
  /** Called once a top-level transaction has begun. */
  readonly watchTransaction: (manager: EntityManager, attempt: Attempt) => void
  /** Called when an attempt is over, however it ended. */
  readonly afterAttempt: () => void
  /** Does the work when it is its turn. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  readonly settled: () => Promise<unknown>
}

/** MySQL: every transaction has a connection of its own, so nothing waits; a deadlock ends the whole transaction. */
function pooled(): Connection {
  const underway = new Set<Promise<unknown>>()
  return {
    watchTransaction: (manager, attempt) => {
      if (manager.queryRunner) watch(manager.queryRunner, () => attempt, isTransient)
    },
    afterAttempt: () => undefined,
    inTurn: (work) => {
      const turn = work()
      const leave = () => underway.delete(turn)
      underway.add(turn)
      turn.then(leave, leave)
      return turn
    },
    settled: () => Promise.allSettled(underway),
  }
}

/** SQLite: one connection and one runner for all, used in turn; some failures end the whole transaction. */
function shared(writes: DataSource, current: () => Attempt | undefined): Connection {
  const driver = writes.driver as AbstractSqliteDriver
  const connection: SqliteConnection = driver.databaseConnection
  const line = new Line()
  let lastBreath = performance.now()
  const watchRunner = () => watch(writes.createQueryRunner(), current, () => !connection.inTransaction)
  watchRunner()
  return {
    watchTransaction: () => undefined,
    /** TypeORM's runner counts transactions and keeps a wrong count when SQLite has ended one by itself: take a new one. */
    afterAttempt: () => {
      if (!driver.queryRunner?.isTransactionActive) return
      if (connection.inTransaction) connection.exec('ROLLBACK')
      driver.queryRunner = undefined
      watchRunner()
    },
    inTurn: (work) =>
      line.join(async () => {
        if (performance.now() - lastBreath > BREATH_MS) {
          await nextTurn()
          lastBreath = performance.now()
        }
        return work()
      }),
    settled: () => line.settled(),
  }
}

/** Builds the guard for an initialised data source. */
export function guardWrites(writes: DataSource, dialect: 'sqlite' | 'mysql'): WriteGuard {
  const here = new AsyncLocalStorage<Scope>()
  const connection = dialect === 'sqlite' ? shared(writes, () => here.getStore()?.attempt) : pooled()

  const losers = new Line()
  let underway = 0
  const attempted = async <T>(run: (scope: Scope) => Promise<T>): Promise<T> => {
    const attempt: Attempt = { live: true }
    const scope: Scope = { attempt, savepoints: new Line() }
    underway += 1
    try {
      return await here.run(scope, () => run(scope))
    } finally {
      attempt.live = false
      connection.afterAttempt()
      underway -= 1
      // While nothing is written, no promise of the process need be followed, which would cost each of its reads a few per cent.
      if (underway === 0) here.disable()
    }
  }

  const topLevel = <T>(work: Work<T>): Promise<T> =>
    attempted((scope) =>
      writes.transaction((manager) => {
        connection.watchTransaction(manager, scope.attempt)
        return workIn(scope, manager, work)
      }),
    )

  const savepoint = <T>(parent: Scope, manager: EntityManager, work: Work<T>): Promise<T> =>
    parent.savepoints.join(() =>
      manager.transaction((inner) => {
        const scope: Scope = { attempt: parent.attempt, parent, savepoints: new Line() }
        return here.run(scope, () => workIn(scope, inner, work))
      }),
    )

  return {
    transaction: (work) => {
      const outer = nearestOpen(here.getStore())
      if (outer?.manager) return savepoint(outer, outer.manager, work)
      return connection.inTurn(() => untilItStands(() => topLevel(work), losers))
    },
    exclusively: (work) => connection.inTurn(() => attempted((scope) => workIn(scope, writes.manager, work))),
    settled: () => connection.settled(),
  }
}
