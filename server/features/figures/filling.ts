import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../database/database'
import type { Services } from '../../services'
import { fillStretches } from './fill-figures'

/** How far the figures of a database have come: all orders placed after this day are in them; null before the first stretch. */
export interface Counting {
  readonly from: string | null
}

const under = new WeakMap<Database, Counting>()

/** How far this process has come with counting old orders; null when they are all in the figures. */
export const countingOf = (database: Database): Counting | null => under.get(database) ?? null

/** Between two attempts when the database fails. */
const RETRY_MS = 5_000

/** Old orders that are being counted while the server serves. */
export interface Filling {
  /** When all are counted, or when it was stopped. */
  readonly done: Promise<void>
  /** Lets the stretch at hand end and starts no other; the next start of a server goes on with the rest. */
  stop(): Promise<void>
}

/**
 * Counts old orders behind the back of a server that serves. Rests after each stretch for as long as the stretch took, so that whoever
 * asks has at least half of the database.
 */
export function startFilling({ database, log }: Pick<Services, 'database' | 'log'>): Filling {
  const stopping = new AbortController()
  const rest = (ms: number): Promise<void> => pause(ms, undefined, { signal: stopping.signal }).catch(() => {})
  under.set(database, { from: null })

  async function fill(): Promise<void> {
    let began = performance.now()
    for await (const { from } of fillStretches(database)) {
      under.set(database, { from })
      await rest(performance.now() - began)
      if (stopping.signal.aborted) return
      began = performance.now()
    }
    under.delete(database)
  }

  async function untilDone(): Promise<void> {
    while (under.has(database) && !stopping.signal.aborted) {
      try {
        await fill()
      } catch (error) {
        log.error({ kind: error instanceof Error ? error.name : '' }, 'old orders are not counted yet')
        await rest(RETRY_MS)
      }
    }
  }

  const done = untilDone()
  return {
    done,
    stop: () => {
      stopping.abort()
      return done
    },
  }
}
