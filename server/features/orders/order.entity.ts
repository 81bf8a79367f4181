import { Check, Entity, Index, Unique } from 'typeorm'
import type { OrderState, Turn } from '../../../shared/lifecycle/order'
import type { Slot } from '../../../shared/time/slot'
import type { Category } from '../../../shared/vocabulary/categories'
import type { Channel, Outcome, RefusalReason, Relation, Urgency } from '../../../shared/vocabulary/orders'
import type { ConsentBasis } from '../../../shared/vocabulary/people'
import { Flag, Json, Key, LongText, Moment, Text, Whole } from '../../database/columns'

/**
 * The one demand object: what a village asked for, where it stands, who has it. Changed only by moving it (move-order.ts), which raises
 * `version`; `turn` and `open` follow from `state`. No name, phone or address of anybody stands here: those are in its contact row.
 */
@Entity('service_order')
@Unique('uq_order_code', ['publicCode'])
@Index('ix_order_open', ['open', 'id'])
@Index('ix_order_village', ['villageCode', 'open', 'id'])
@Index('ix_order_town', ['townCode', 'open', 'id'])
@Index('ix_order_town_category', ['townCode', 'category', 'open', 'id'])
@Index('ix_order_county', ['countyCode', 'open', 'id'])
@Index('ix_order_county_category', ['countyCode', 'category', 'open', 'id'])
@Index('ix_order_public', ['shown', 'id'])
@Index('ix_order_public_village', ['villageCode', 'shown', 'id'])
@Index('ix_order_public_town', ['townCode', 'shown', 'id'])
@Index('ix_order_public_county', ['countyCode', 'shown', 'id'])
@Index('ix_order_inbox', ['ownerCode', 'turn', 'id'])
@Index('ix_order_promise', ['ownerCode', 'open', 'promiseDue'])
@Index('ix_order_team', ['teamId', 'open', 'id'])
@Index('ix_order_pool', ['pooled', 'id'])
@Index('ix_order_project', ['projectId', 'open'])
@Check('ck_order_stars', 'stars IS NULL OR (stars >= 1 AND stars <= 5)')
export class ServiceOrder {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(12) state!: OrderState
  @Text(8) turn!: Turn
  @Flag() open!: boolean
  /** Whether the public demand list shows it: it was accepted once and was not ended unserved. */
  @Flag({ default: false }) shown!: boolean
  @Whole({ default: 1 }) version!: number

  @Text(6) countyCode!: string
  @Text(9) townCode!: string
  @Text(12) villageCode!: string
  @Text(12) ownerCode!: string

  @Text(40) title!: string
  /** Null while a free-text order waits for staff to sort it. */
  @Text(12, { nullable: true }) category!: Category | null
  @Text(40, { nullable: true }) serviceCode!: string | null
  @Text(36, { nullable: true }) projectId!: string | null
  @Text(36, { nullable: true }) projectVersionId!: string | null
  @LongText() text!: string
  @Text(8) textVerdict!: 'pass' | 'review' | 'blocked'
  @Text(10) urgency!: Urgency
  @Whole({ default: 1 }) people!: number
  @Json() slots!: Slot[]
  /** Staff's word on what the visit takes: so many people of each team … */
  @Whole({ default: 1 }) helpers!: number
  /** … one part of a day, or two in a row … */
  @Whole({ default: 1 }) partsNeeded!: number
  /** … and one team, or two that meet there. */
  @Whole({ default: 1 }) teamsNeeded!: number

  @Text(8) channel!: Channel
  @Text(36) placerId!: string
  /** Null where the requester has no account here and is reached by phone. */
  @Text(36, { nullable: true }) requesterId!: string | null
  @Text(12) relation!: Relation
  @Text(16, { nullable: true }) consentBasis!: ConsentBasis | null

  @Text(36, { nullable: true }) teamId!: string | null
  /** Of an order that needs two teams, the first that agreed; it has the order only once `teamId` is set too. */
  @Text(36, { nullable: true }) companionId!: string | null
  @Text(36, { nullable: true }) handlerId!: string | null
  @Json({ nullable: true }) assignedSlot!: Slot | null
  @Flag({ default: false }) cancelAsked!: boolean
  @Flag({ default: false }) askedAbove!: boolean
  @Flag({ default: false }) overdue!: boolean
  @Whole({ default: 0 }) reopened!: number
  /** Open to whichever fitting team takes it first; only ever while accepted. */
  @Flag({ default: false }) pooled!: boolean
  @Moment({ nullable: true }) pooledAt!: Date | null
  @Whole({ default: 0 }) round!: number

  @Text(20, { nullable: true }) refusal!: RefusalReason | null
  @Text(20, { nullable: true }) outcome!: Outcome | null
  @Whole({ nullable: true }) stars!: number | null
  @LongText({ nullable: true }) ratingText!: string | null
  @Text(36, { nullable: true }) mergedIntoId!: string | null

  /** The promise in force, copied from its deadline row so that lists need no join; null while none runs. */
  @Text(12, { nullable: true }) promiseClock!: string | null
  @Moment({ nullable: true }) promiseDue!: Date | null
  @Moment({ nullable: true }) deliveredAt!: Date | null
  @Moment() submittedAt!: Date
  @Moment() updatedAt!: Date
}
