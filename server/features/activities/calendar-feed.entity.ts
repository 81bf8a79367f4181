import { Entity, Unique } from 'typeorm'
import { Key, Moment, Text } from '../../database/columns'

/**
 * A secret address under which a calendar program reads a person's sign-ups, or a site's public activities. Of one person and subject one
 * lives: `liveKey` is set while it does, and unique. Only the token's SHA-256 is kept.
 */
@Entity('calendar_feed')
@Unique('uq_calendar_feed_token', ['tokenHash'])
@Unique('uq_calendar_feed_live', ['liveKey'])
export class CalendarFeed {
  @Key() id!: string
  @Text(64) tokenHash!: string
  @Text(36) personId!: string
  /** The site whose activities it shows; null for the person's own sign-ups. */
  @Text(12, { nullable: true }) siteCode!: string | null
  @Text(49, { nullable: true }) liveKey!: string | null
  @Moment() createdAt!: Date
  @Moment({ nullable: true }) endedAt!: Date | null
}
