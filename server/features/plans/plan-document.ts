import type { Slot } from '../../../shared/time/slot'
import type { Urgency } from '../../../shared/vocabulary/orders'

/** A line of a draft as it is kept: ids, and the words that were looked at. */
export interface KeptLine {
  readonly orderId: string
  readonly code: string
  readonly villageCode: string
  readonly ownerCode: string
  /** How often teams had been asked for it: another number now means that somebody asked since. */
  readonly orderRound: number
  readonly urgency: Urgency
  readonly state: 'proposed' | 'kept' | 'unserved' | 'pooled'
  readonly teamId: string | null
  readonly slot: Slot | null
  /** Metres; null without a team. */
  readonly distance: number | null
  /** Teams that are asked at the same time, each for the slots that it has free; `turn`: because it has waited long for an invitation. */
  readonly also: readonly { readonly teamId: string; readonly slots: readonly Slot[]; readonly turn: boolean }[]
  readonly reasons: readonly string[]
  readonly pinned: boolean
  /** The other team, where two come together; absent of all other lines. */
  readonly partner?: { readonly teamId: string; readonly distance: number }
}

/** How well the orders of a place are provided for, in one way of providing for them; see the contract. */
export interface Measures {
  readonly served: number
  readonly unserved: number
  readonly unservedUrgent: number
  readonly metres: number
  readonly teams: number
  readonly busiest: number
}

/** What is said of a draft as a whole. */
export interface Figures {
  readonly planned: Measures
  readonly today: Measures
  readonly proof: { readonly best: boolean; readonly words: string }
  /** Pins that could not be held, in words. */
  readonly unmet: readonly string[]
  /** Milliseconds that the planning took. */
  readonly took: number
  /** How many changes of each scope had been seen (see PlanChange). */
  readonly seen: Readonly<Record<string, number>>
}

/** One team's part in a way of providing for orders. */
interface Served {
  readonly urgency: Urgency
  readonly teamId: string | null
  readonly distance: number | null
  readonly partner?: { readonly teamId: string; readonly distance: number }
}

export function measured(orders: readonly Served[]): Measures {
  const loads = new Map<string, number>()
  let metres = 0
  let served = 0
  let unservedUrgent = 0
  for (const { teamId, distance, urgency, partner } of orders) {
    if (teamId === null) unservedUrgent += urgency === 'normal' ? 0 : 1
    else {
      served += 1
      for (const visit of [{ teamId, distance }, ...(partner === undefined ? [] : [partner])]) {
        metres += visit.distance ?? 0
        loads.set(visit.teamId, (loads.get(visit.teamId) ?? 0) + 1)
      }
    }
  }
  return {
    served,
    unserved: orders.length - served,
    unservedUrgent,
    metres,
    teams: loads.size,
    busiest: Math.max(0, ...loads.values()),
  }
}
