import { Entity, Index, Unique } from 'typeorm'
import type { ComplaintState, ComplaintStep } from '../../../shared/lifecycle/complaint'
import type { ComplaintClock } from '../../../shared/vocabulary/clocks'
import type { ComplaintCategory } from '../../../shared/vocabulary/complaints'
import { Flag, Key, LongText, Moment, Text, Whole } from '../../database/columns'

/**
 * A complaint or suggestion (投诉建议). The desk that has it is always above the site it is about. Changed only by moving it
 * (move-complaint.ts), which raises `version`; never deleted. `dueAt` is set while it waits for the desk.
 */
@Entity('complaint')
@Unique('uq_complaint_number', ['number'])
@Index('ix_complaint_desk', ['deskCode', 'state', 'id'])
@Index('ix_complaint_target', ['targetCode', 'id'])
@Index('ix_complaint_person', ['complainantId', 'id'])
export class Complaint {
  @Key() id!: string
  @Text(9) number!: string
  @Text(12) category!: ComplaintCategory
  @Text(12) state!: ComplaintState
  @Whole({ default: 1 }) version!: number
  /** Null where somebody without an account rang or came, and `contactName` and `contactPhone` say who. */
  @Text(36, { nullable: true }) complainantId!: string | null
  @Text(36) filedBy!: string
  @Text(20, { default: '' }) contactName!: string
  @Text(12, { default: '' }) contactPhone!: string
  /** The site complained of does not learn who said it. */
  @Flag() anonymous!: boolean
  @Text(12) targetCode!: string
  @Text(12) deskCode!: string
  @Text(36, { nullable: true }) orderId!: string | null
  @LongText() text!: string
  @LongText({ nullable: true }) answer!: string | null
  @Flag({ default: false }) appealed!: boolean
  @Flag({ default: false }) raised!: boolean
  /** The clock of the topmost desk has run out. */
  @Flag({ default: false }) overdue!: boolean
  @Text(12, { nullable: true }) dueClock!: ComplaintClock | null
  @Moment({ nullable: true }) dueAt!: Date | null
  @Moment() filedAt!: Date
  @Moment() updatedAt!: Date
}

/** One step of a complaint, or an opening of the complainant's number. Appended, numbered without gaps, never changed. */
@Entity('complaint_event')
@Unique('uq_complaint_event', ['complaintId', 'seq'])
export class ComplaintEvent {
  @Key() id!: string
  @Text(36) complaintId!: string
  @Whole() seq!: number
  @Text(16) action!: ComplaintStep
  @Text(12) by!: 'complainant' | 'desk' | 'system'
  @Text(36, { nullable: true }) personId!: string | null
  @Text(12) deskCode!: string
  @LongText() said!: string
  @Moment() at!: Date
}
