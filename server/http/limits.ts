import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limit } from '../../shared/contract/endpoint'
import type { Settings } from '../settings'
import { Refusal } from './refusal'

/** Takes one point of this kind from whoever asks, or refuses with the seconds to wait. */
export type Limiter = (kind: Limit, who: string) => Promise<void>

/** Limits per minute for one person, or for one address where nobody is signed in; kept in this process. */
export function limiter(limits: Settings['limits']): Limiter {
  const kinds = new Map(
    Object.entries(limits).map(([kind, points]) => [kind, new RateLimiterMemory({ keyPrefix: kind, points, duration: 60 })]),
  )
  return async (kind, who) => {
    try {
      await kinds.get(kind)?.consume(who)
    } catch (reason) {
      if (reason instanceof RateLimiterRes) throw new Refusal('too_many_requests', [], Math.max(1, Math.ceil(reason.msBeforeNext / 1000)))
      throw reason
    }
  }
}
