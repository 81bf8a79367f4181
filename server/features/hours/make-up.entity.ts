import { Check, Entity, Index, Unique } from 'typeorm'
import type { MakeUpState } from '../../../shared/lifecycle/make-up'
import type { MakeUpReason } from '../../../shared/vocabulary/hours'
import { Key, Moment, Text, Whole } from '../../database/columns'

/**
 * A wish for hours that no check-in and check-out show. Beneficiary, confirmer and approver are three people. Of one person and activity
 * at most one is under way: `liveKey` is set while it is, and unique.
 */
@Entity('make_up')
@Unique('uq_make_up_code', ['publicCode'])
@Unique('uq_make_up_live', ['liveKey'])
@Index('ix_make_up_person', ['personId', 'id'])
@Index('ix_make_up_team', ['teamId', 'state', 'id'])
@Index('ix_make_up_site', ['siteCode', 'state', 'id'])
@Index('ix_make_up_public', ['state', 'id'])
@Check('ck_make_up_times', 'endsAt > startsAt AND minutes > 0 AND minutes <= 480')
export class MakeUp {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) activityId!: string
  @Text(36) personId!: string
  @Text(36) teamId!: string
  @Text(12) siteCode!: string
  @Text(12) villageCode!: string
  @Text(12) state!: MakeUpState
  @Text(73, { nullable: true }) liveKey!: string | null
  @Moment() startsAt!: Date
  @Moment() endsAt!: Date
  @Whole() minutes!: number
  @Text(12) reason!: MakeUpReason
  @Text(200) text!: string
  @Text(36) requestedBy!: string
  @Moment() requestedAt!: Date
  @Text(36, { nullable: true }) confirmedBy!: string | null
  @Text(36, { nullable: true }) approvedBy!: string | null
  @Text(200, { default: '' }) approvalText!: string
  @Moment({ nullable: true }) publicUntil!: Date | null
  @Text(200, { nullable: true }) rejectReason!: string | null
  /** Who objected last while it was public. */
  @Text(36, { nullable: true }) objectedBy!: string | null
  @Moment() updatedAt!: Date
}
