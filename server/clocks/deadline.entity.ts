import { Entity, Index, Unique } from 'typeorm'
import type { Appointment, CountedClock } from '../../shared/vocabulary/clocks'
import { Key, Moment, Text, Whole } from '../database/columns'

/**
 * A clock that runs, waits or has ended. Of one subject and clock at most one lives: `liveKey` is set while it does, and unique.
 * An appointment is one whose moment was set, not counted. A waiting (paused) one has no `dueAt` but the time that was left. The worker takes due rows by a lease and acts as the system.
 */
@Entity('deadline')
@Unique('uq_deadline_live', ['liveKey'])
@Index('ix_deadline_due', ['dueAt', 'id'])
@Index('ix_deadline_subject', ['subjectId'])
export class Deadline {
  @Key() id!: string
  @Text(12) clock!: CountedClock | Appointment
  @Text(36) subjectId!: string
  @Text(60, { nullable: true }) liveKey!: string | null
  /** Null once ended or while waiting, so that the worker's index holds running clocks only. */
  @Moment({ nullable: true }) dueAt!: Date | null
  /** Minutes that were left when it was paused: working minutes, or wall minutes where the clock runs day and night. */
  @Whole({ nullable: true }) minutesLeft!: number | null
  @Text(12, { nullable: true }) ended!: 'ran_out' | 'stopped' | null
  @Moment({ nullable: true }) leasedUntil!: Date | null
  @Moment() createdAt!: Date
}
