import { Entity, Index, Unique } from 'typeorm'
import type { HoursCaseState } from '../../../shared/lifecycle/hours-entry'
import { Key, Moment, Text } from '../../database/columns'

/**
 * A case about an entry, which its beneficiary opened with 不是我, or about a make-up, which somebody opened with 有异议 while it was public.
 * One at a time may be open about the same thing: `liveKey` is its id meanwhile. Nobody objects to the same make-up twice.
 */
@Entity('hours_case')
@Unique('uq_hours_case_code', ['publicCode'])
@Unique('uq_hours_case_live', ['liveKey'])
@Unique('uq_hours_case_objection', ['makeUpId', 'personId'])
@Index('ix_hours_case_person', ['personId', 'id'])
@Index('ix_hours_case_site', ['siteCode', 'state', 'id'])
export class HoursCase {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36, { nullable: true }) entryId!: string | null
  @Text(36, { nullable: true }) makeUpId!: string | null
  /** Who opened it. */
  @Text(36) personId!: string
  @Text(12) siteCode!: string
  @Text(10) state!: HoursCaseState
  @Text(36, { nullable: true }) liveKey!: string | null
  @Text(200, { default: '' }) text!: string
  @Text(200, { default: '' }) words!: string
  @Moment() openedAt!: Date
  /** By when the site is to have found out. */
  @Moment({ nullable: true }) dueAt!: Date | null
  @Moment({ nullable: true }) decidedAt!: Date | null
  @Text(36, { nullable: true }) decidedBy!: string | null
}
