import { Entity } from 'typeorm'
import type { HoursReason } from '../../../shared/vocabulary/hours'
import { Flag, Json, Key, Moment, Text, Whole } from '../../database/columns'

/** What settling an activity found of one person; brought up to date when the leader has it counted again. */
@Entity('attendance')
export class Attendance {
  @Key() activityId!: string
  @Key() personId!: string
  @Flag() present!: boolean
  /** What was posted; less than `earned` where a day was full or another entry had taken the time. */
  @Whole() minutes!: number
  /** What the records gave by themselves. */
  @Whole() earned!: number
  @Json() reasons!: HoursReason[]
  /** Why the leader does not vouch for it; empty where they do. */
  @Text(100, { default: '' }) setAside!: string
  /** What arrived later is not counted in. */
  @Moment() countedUntil!: Date
}
