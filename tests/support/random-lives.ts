import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import type { Chance } from '../../server/seed/city/chance'
import { type CountedStep, type Counts, countsOf } from '../../shared/figures/counters'
import { addDays } from '../../shared/time/beijing'
import { CATEGORIES } from '../../shared/vocabulary/categories'
import { CHANNELS, REFUSAL_REASONS } from '../../shared/vocabulary/orders'

/** An order with its timeline, made at random, and what it adds to the figures. */
export interface RandomLife {
  readonly id: string
  readonly publicCode: string
  readonly villageCode: string
  readonly date: string
  /** Since midnight in China: the first and the last minute of a day are among them. */
  readonly minutes: number
  readonly state: string
  readonly channel: string
  readonly category: string | null
  readonly serviceCode: string | null
  readonly stars: number | null
  readonly refusal: string | null
  readonly beneficiary: string
  readonly steps: readonly CountedStep[]
  readonly counts: Counts
}

interface World {
  readonly count: number
  readonly villages: readonly string[]
  readonly from: string
  readonly days: number
}

const step = (action: string, state: string, by = 'site'): CountedStep => ({ action, state, by })

/** One way through the life of an order, as far as chance takes it. */
function walk(chance: Chance): { state: string; steps: CountedStep[]; stars: number | null; refusal: string | null } {
  const steps = [step('submit', 'submitted', 'requester')]
  const end = (state: string, stars: number | null = null, refusal: string | null = null) => ({ state, steps, stars, refusal })
  if (chance.next() < 0.2) steps.push(step('escalate', 'submitted', 'system'))
  const first = chance.next()
  if (first < 0.15) return end('submitted')
  if (first < 0.25) {
    steps.push(step('refuse', 'refused'))
    return end('refused', null, chance.one(REFUSAL_REASONS))
  }
  if (first < 0.3) {
    steps.push(step('refer', 'referred'))
    return end('referred')
  }
  steps.push(step('accept', 'accepted'))
  if (chance.next() < 0.15) return end('accepted')
  if (chance.next() < 0.2) steps.push(step('self_handle', 'assigned'))
  else {
    steps.push(step('offer', 'offering'))
    if (chance.next() < 0.2) return end('offering')
    steps.push(step('take', 'assigned', 'team'))
  }
  if (chance.next() < 0.2) return end('serving')
  steps.push(step('start', 'serving', 'team'), step('deliver', 'delivered', 'team'))
  if (chance.next() < 0.3) return end('delivered')
  if (chance.next() < 0.4) return end('closed')
  return end('closed', 1 + chance.below(5))
}

/** So many orders of random lives, places and days. */
export function randomLives(chance: Chance, { count, villages, from, days }: World): RandomLife[] {
  return Array.from({ length: count }, () => {
    const walked = walk(chance)
    const channel = chance.one(CHANNELS)
    return {
      ...walked,
      id: uuidv7(),
      publicCode: newPublicCode(),
      villageCode: chance.one(villages),
      date: addDays(from, chance.below(days)),
      minutes: chance.one([0, 1, 479, 480, 481, 1438, 1439]),
      channel,
      category: chance.next() < 0.2 ? null : chance.one(CATEGORIES),
      serviceCode: chance.next() < 0.3 ? null : chance.one(['haircut', 'elder_visit', 'health_check']),
      beneficiary: `村民${chance.below(12)}`,
      counts: countsOf({ ...walked, channel }, walked.steps),
    }
  })
}
