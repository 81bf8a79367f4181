import { Entity, Index, Unique } from 'typeorm'
import type { HoursCaseState } from '../../../shared/lifecycle/hours-entry'
import { Key, Moment, Text } from '../../database/columns'

/** A case that the beneficiary of an entry opened with 不是我. One at a time may be open about an entry: `liveKey` is its id meanwhile. */
@Entity('hours_case')
@Unique('uq_hours_case_code', ['publicCode'])
@Unique('uq_hours_case_live', ['liveKey'])
@Index('ix_hours_case_person', ['personId', 'id'])
@Index('ix_hours_case_site', ['siteCode', 'state', 'id'])
export class HoursCase {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) entryId!: string
  @Text(36) personId!: string
  @Text(12) siteCode!: string
  @Text(10) state!: HoursCaseState
  @Text(36, { nullable: true }) liveKey!: string | null
  @Text(200, { default: '' }) text!: string
  @Text(200, { default: '' }) words!: string
  @Moment() openedAt!: Date
  @Moment({ nullable: true }) decidedAt!: Date | null
  @Text(36, { nullable: true }) decidedBy!: string | null
}
