import { Entity, Index, Unique } from 'typeorm'
import type { OfferState } from '../../../shared/lifecycle/offer'
import type { Slot } from '../../../shared/time/slot'
import { Json, Key, Moment, Text, Whole } from '../../database/columns'

/**
 * A dispatch offered to a team, which is free to take it or not. Of one order's offers at most one holds it: `holdsOrderId` is the
 * order's id while this accepted offer does, and unique. Of one order and team at most one is open: `openFor` likewise.
 */
@Entity('offer')
@Unique('uq_offer_code', ['publicCode'])
@Unique('uq_offer_holds', ['holdsOrderId'])
@Unique('uq_offer_open', ['openFor'])
@Index('ix_offer_order', ['orderId', 'state'])
@Index('ix_offer_team', ['teamId', 'state', 'id'])
@Index('ix_offer_time', ['offeredAt', 'teamId', 'state', 'answerMinutes'])
export class Offer {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) orderId!: string
  @Text(36) teamId!: string
  @Text(12) state!: OfferState
  @Text(36, { nullable: true }) holdsOrderId!: string | null
  @Text(73, { nullable: true }) openFor!: string | null
  @Whole() round!: number
  @Json() slots!: Slot[]
  @Json({ nullable: true }) acceptedSlot!: Slot | null
  @Json() reasons!: string[]
  @Whole() distance!: number
  @Text(200, { default: '' }) message!: string
  @Text(100, { default: '' }) declineReason!: string
  @Text(36) offeredBy!: string
  @Moment() offeredAt!: Date
  @Moment() replyBy!: Date
  @Moment({ nullable: true }) answeredAt!: Date | null
  /** How long the team took to answer, in minutes; null while it has not, or when somebody else ended it. */
  @Whole({ nullable: true }) answerMinutes!: number | null
}
