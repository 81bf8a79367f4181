import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Services } from '../services'
import { SecurityEvent } from './audit.entity'

/** In a minute: of one person (or address), and of all together. Those beyond are in the log and in the metrics alone. */
const OF_ONE = 10
const OF_ALL = 20

/** Notes a refusal; never throws, and nobody waits for it. */
export type RefusalNotes = (event: SecurityEvent, who: string) => Promise<void>

/**
 * Keeps refused authorisations as security events, so few a minute that nobody can fill a disk by being refused (at most 28,800 a day, of
 * about 200 bytes, 400 days long: 2.3 GB if somebody tries all that time). Written after the reply, in a transaction of its own, because the
 * refused request's was undone.
 */
export function refusalNotes({ database, log }: Pick<Services, 'database' | 'log'>): RefusalNotes {
  const ofOne = new RateLimiterMemory({ points: OF_ONE, duration: 60 })
  const ofAll = new RateLimiterMemory({ points: OF_ALL, duration: 60 })
  return async (event, who) => {
    try {
      await ofOne.consume(who)
      await ofAll.consume('all')
      await database.transaction((tx) => tx.insert(SecurityEvent, event))
    } catch (error) {
      if (!(error instanceof RateLimiterRes))
        log.error({ id: event.id, kind: error instanceof Error ? error.name : '' }, 'a refusal was not noted')
    }
  }
}
