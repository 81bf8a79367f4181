import { Entity, Index, Unique } from 'typeorm'
import type { VisitAction, VisitState } from '../../../shared/lifecycle/return-visit'
import type { Sizing, VisitAnswers } from '../../../shared/vocabulary/return-visits'
import { Flag, Json, Key, Moment, Text, Whole } from '../../database/columns'

/**
 * One draw of finished orders to be called about (回访抽样). Written once, never changed or deleted. The orders drawn follow from the place,
 * the period, `frozenAt` and the seed alone (draw-sample.ts).
 */
@Entity('visit_draw')
@Unique('uq_visit_draw_code', ['publicCode'])
@Index('ix_visit_draw_place', ['placeCode', 'id'])
export class VisitDraw {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(12) placeCode!: string
  /** YYYY-MM-DD, days in China on which the orders were placed; both included. */
  @Text(10) fromDate!: string
  @Text(10) untilDate!: string
  @Moment() frozenAt!: Date
  @Text(40) seed!: string
  @Text(8) sizing!: Sizing
  @Whole() amount!: number
  @Whole() finished!: number
  @Whole() drawn!: number
  @Text(36) drawnBy!: string
  @Moment() drawnAt!: Date
}

/**
 * The call about one drawn order. Changed only by moving it (move-visit.ts), which raises `version`. `callerId` is set while somebody has
 * taken the call, and stays with its result. A name or number is nowhere in it.
 */
@Entity('return_visit')
@Unique('uq_return_visit_code', ['publicCode'])
@Unique('uq_return_visit_position', ['drawId', 'position'])
@Index('ix_return_visit_state', ['drawId', 'state', 'position'])
@Index('ix_return_visit_order', ['orderId', 'state'])
export class ReturnVisit {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) drawId!: string
  @Text(36) orderId!: string
  /** From 1, in the order in which they were drawn. */
  @Whole() position!: number
  @Text(12) villageCode!: string
  @Text(12) state!: VisitState
  @Whole({ default: 1 }) version!: number
  @Whole({ default: 0 }) tries!: number
  @Text(36, { nullable: true }) callerId!: string | null
  @Json({ nullable: true }) answers!: VisitAnswers | null
  /** An answer after which somebody must look again. */
  @Flag({ default: false }) poor!: boolean
  /** What became of it: put back into care by the order's own machine. */
  @Flag({ default: false }) reopened!: boolean
  @Text(200, { default: '' }) note!: string
  @Moment() updatedAt!: Date
}

/** A step of a visit: who, when. Appended, never changed. */
@Entity('return_visit_event')
@Index('ix_return_visit_event', ['visitId', 'id'])
export class ReturnVisitEvent {
  @Key() id!: string
  @Text(36) visitId!: string
  @Text(16) action!: VisitAction
  @Text(12) toState!: VisitState
  @Text(36) personId!: string
  @Moment() at!: Date
}
