import { Check, Entity, Index, Unique } from 'typeorm'
import type { HoursEntryState } from '../../../shared/lifecycle/hours-entry'
import type { HoursKind, HoursReason, HoursSource } from '../../../shared/vocabulary/hours'
import { Flag, Json, Key, Moment, Text, Whole } from '../../database/columns'

/** A span of time in epoch ms. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * An amount of somebody's hours, in minutes. Appended, never changed but in its state: an error is undone by an entry of the opposite
 * amount, which an entry has at most one of. Of one person and activity at most one timed entry stands: `liveKey` is set while it does.
 */
@Entity('hours_entry')
@Unique('uq_hours_entry_code', ['publicCode'])
@Unique('uq_hours_entry_live', ['liveKey'])
@Unique('uq_hours_entry_reverses', ['reversesId'])
@Unique('uq_hours_entry_make_up', ['makeUpId'])
@Index('ix_hours_entry_person', ['personId', 'id'])
@Index('ix_hours_entry_times', ['personId', 'endsAt'])
@Index('ix_hours_entry_activity', ['activityId', 'id'])
@Index('ix_hours_entry_site', ['siteCode', 'state', 'id'])
@Index('ix_hours_entry_date', ['date', 'state', 'personId'])
@Check('ck_hours_entry_minutes', '(minutes > 0 AND reversesId IS NULL) OR (minutes < 0 AND reversesId IS NOT NULL)')
export class HoursEntry {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) personId!: string
  @Text(36) activityId!: string
  @Text(12) siteCode!: string
  @Text(8) kind!: HoursKind
  @Text(12) source!: HoursSource
  @Text(10) state!: HoursEntryState
  /** Whether the balance holds it: see countsInBalance. */
  @Flag() counts!: boolean
  @Whole() minutes!: number
  /** The day of service, 'YYYY-MM-DD' in China. */
  @Text(10) date!: string
  @Moment() startsAt!: Date
  @Moment() endsAt!: Date
  /** When exactly between the two, in epoch ms. */
  @Json() spans!: Span[]
  @Json() reasons!: HoursReason[]
  @Text(200, { default: '' }) words!: string
  @Text(73, { nullable: true }) liveKey!: string | null
  @Text(36, { nullable: true }) reversesId!: string | null
  /** The entry in whose place this one stands. */
  @Text(36, { nullable: true }) replacesId!: string | null
  @Text(36, { nullable: true }) makeUpId!: string | null
  @Text(36) confirmedBy!: string
  @Text(36, { nullable: true }) approvedBy!: string | null
  @Moment() postedAt!: Date
}

/** How much of a day's eight hours a person's standing entries take up. Raised by a conditional update, lowered when one is reversed. */
@Entity('hours_day')
@Check('ck_hours_day', 'minutes >= 0 AND minutes <= 480')
export class HoursDay {
  @Key() personId!: string
  @Key(10) date!: string
  @Whole() minutes!: number
}
