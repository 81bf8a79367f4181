import type { Part, Slot } from '../../../shared/time/slot'
import type { Category } from '../../../shared/vocabulary/categories'
import type { CostPart } from '../../../shared/vocabulary/costs'
import type { Urgency } from '../../../shared/vocabulary/orders'
import type { Binding } from '../../matching/explain'
import type { Forbid, Pin } from './plan.entity'
import type { Figures, KeptLine, Measures } from './plan-document'

/** What every question to the planner says: when it is asked (epoch ms), and in how many minutes an offer must be answered. */
export interface Asked {
  readonly now: number
  readonly windows: Readonly<Record<Urgency, number>>
}

/** A plan of the open orders of a place, with what a staff member has decided already. */
export interface PlanQuestion extends Asked {
  readonly site: string
  readonly pins: readonly Pin[]
  readonly forbids: readonly Forbid[]
}

export interface PlanAnswer {
  readonly lines: KeptLine[]
  readonly figures: Figures
}

/** A part of a cost, in points and in words. */
export interface PartWords {
  readonly part: CostPart
  readonly points: number
  readonly words: string
}

/** A team that could be asked for one order. */
export interface Candidate {
  readonly teamId: string
  readonly distance: number
  readonly slots: readonly Slot[]
  readonly cost: number
  readonly parts: readonly PartWords[]
  readonly reasons: readonly string[]
}

export interface RankAnswer {
  /** The ten best, best first, and after them the team whose turn it is to be asked where it is not among them. */
  readonly best: readonly Candidate[]
  /** Those that almost fit, with the one thing in the way. */
  readonly almost: readonly { readonly teamId: string; readonly distance: number; readonly obstacle: string }[]
  readonly asking: { readonly teamIds: readonly string[]; readonly words: string } | null
}

/** A team and slot that an order of a plan could have. */
export interface OptionWords {
  readonly teamId: string
  readonly slot: Slot
  readonly distance: number
  readonly cost: number
  readonly parts: readonly PartWords[]
  readonly full: string | null
}

export interface ExplainAnswer {
  readonly why: readonly string[]
  /** The teams that the order has in the plan as it is now. */
  readonly teamIds: readonly string[]
  readonly chosen: OptionWords | null
  readonly nearest: OptionWords | null
  readonly others: readonly OptionWords[]
}

export interface ShortageAnswer {
  readonly orders: number
  readonly unserved: number
  readonly items: readonly {
    readonly service: string | null
    readonly category: Category | null
    readonly townCode: string
    readonly week: string
    readonly gain: number
    /** Ids of the orders that nobody can come for, the weightiest first. */
    readonly waiting: readonly string[]
  }[]
  /** The teams that come to the place or to something in it, those at home there first. */
  readonly teams: readonly { readonly id: string; readonly homeCode: string }[]
  /** Capacities of teams that are full, where one more place would serve most. */
  readonly capacities: readonly { readonly binding: Binding; readonly gain: number }[]
}

/** What is tried without asking anybody: one more team like another, or one more part of a weekday of a team. */
export type Supposition =
  | { readonly kind: 'team'; readonly likeId: string; readonly home: string }
  | { readonly kind: 'day'; readonly teamId: string; readonly weekday: number; readonly part: Part }

export interface WhatIfAnswer {
  readonly before: Measures
  readonly after: Measures
  /** Orders that find a team only so. `teamId` is null where it is the team that was supposed. */
  readonly gained: readonly { readonly orderId: string; readonly teamId: string | null }[]
}

/**
 * Plans, ranks and explains from what the database says at the moment of the question. Every answer is plain data: the planner may work in
 * a thread of its own.
 */
export interface Planner {
  plan(question: PlanQuestion): Promise<PlanAnswer>
  rank(question: Asked & { readonly orderId: string }): Promise<RankAnswer>
  explain(question: PlanQuestion & { readonly orderId: string }): Promise<ExplainAnswer>
  shortages(question: Asked & { readonly site: string }): Promise<ShortageAnswer>
  whatIf(question: Asked & { readonly site: string; readonly supposed: Supposition }): Promise<WhatIfAnswer>
  /** Reads what there is, so that the first question need not wait for it. */
  warmUp(question: Asked): Promise<void>
  close(): Promise<void>
}

/** The questions that a planner answers, by name. */
export type PlannerQuestion = Exclude<keyof Planner, 'close'>
