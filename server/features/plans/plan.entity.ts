import { Entity, Index, PrimaryColumn, Unique } from 'typeorm'
import type { Slot } from '../../../shared/time/slot'
import type { ErrorCode } from '../../../shared/vocabulary/errors'
import { Json, Key, Moment, Text, Whole } from '../../database/columns'
import type { Figures, KeptLine } from './plan-document'

/** A staff member's word on one order: this team, in this slot or in any. Ids, not public codes. */
export interface Pin {
  readonly orderId: string
  readonly teamId: string
  readonly slot: Slot | null
}

export type Forbid = Omit<Pin, 'slot'>

/**
 * A staff member's draft for all open orders of a site's places: what they looked at, with what they decided themselves. One person has at
 * most one for a site. `round` rises whenever it is planned anew, and nothing of an older round can be sent. A draft is working paper: it
 * is replaced, expires and is then taken away; what was sent from it stays in the orders' own events.
 */
@Entity('plan')
@Unique('uq_plan_code', ['publicCode'])
@Unique('uq_plan_draft', ['personId', 'siteCode'])
@Index('ix_plan_expires', ['expiresAt'])
export class Plan {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) personId!: string
  @Text(12) siteCode!: string
  @Whole() round!: number
  @Json() pins!: Pin[]
  @Json() forbids!: Forbid[]
  @Json() lines!: KeptLine[]
  @Json() figures!: Figures
  @Moment() plannedAt!: Date
  @Moment() expiresAt!: Date
}

/** That a line of a round of a plan went out, written with its offers: a line that is there is never sent again. */
@Entity('plan_sent')
export class PlanSent {
  @Key() planId!: string
  @Key() orderId!: string
  @PrimaryColumn({ type: 'int' }) round!: number
  @Json() offers!: string[]
  @Moment() at!: Date
}

/**
 * That a line of a round of a plan was tried and did not go out, and why (a code of the closed list). What goes out later is in
 * `plan_sent`, and then counts.
 */
@Entity('plan_refusal')
export class PlanRefusal {
  @Key() planId!: string
  @Key() orderId!: string
  @PrimaryColumn({ type: 'int' }) round!: number
  @Text(40) code!: ErrorCode
  @Moment() at!: Date
}

/**
 * That something changed which plans are made from, written in the same transaction. Only how many there are and which is the newest is
 * read, so that nothing waits for anything and it does not matter in which order transactions commit. `scope`: a county whose orders
 * changed, `teams`, or `*` when old rows were taken away.
 */
@Entity('plan_change')
@Index('ix_plan_change_scope', ['scope', 'id'])
@Index('ix_plan_change_at', ['at'])
export class PlanChange {
  @Key() id!: string
  @Text(12) scope!: string
  @Moment() at!: Date
}
