import { Entity, Unique } from 'typeorm'
import type { OrderState } from '../../../shared/lifecycle/order'
import { Json, Key, LongText, Moment, Text, Whole } from '../../database/columns'

/**
 * One thing that happened to an order. Appended, numbered without gaps, never changed or deleted: the timeline that both sides read.
 * `words` names no private person; `said` is what was written with it and goes to the two sides only.
 */
@Entity('order_event')
@Unique('uq_order_event', ['orderId', 'seq'])
export class OrderEvent {
  @Key() id!: string
  @Text(36) orderId!: string
  @Whole() seq!: number
  @Text(20) action!: string
  @Text(12) state!: OrderState
  @Text(10) by!: 'requester' | 'site' | 'team' | 'system'
  @Text(36, { nullable: true }) personId!: string | null
  @Text(12) ownerCode!: string
  @Text(160) words!: string
  @LongText() said!: string
  @Json({ nullable: true }) facts!: Record<string, unknown> | null
  @Moment() at!: Date
}

/** A team or staff member that is out for one order: it gave the order back, or what it did was said not to have solved it. */
@Entity('order_exclusion')
export class OrderExclusion {
  @Key() orderId!: string
  /** A team's id, or a person's where the site handled it itself. */
  @Key() excludedId!: string
  @Text(12) why!: 'gave_back' | 'not_solved'
}
