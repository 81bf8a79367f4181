import { Entity, Index, Unique } from 'typeorm'
import { Key, LongText, Moment, Text } from '../../database/columns'

/**
 * A supervisor's word to whoever has an order (督单), and the reply that is owed to it. Written once, answered once, never deleted. Of one
 * order at most one waits: `waitsFor` is the order's id until the reply, and unique.
 */
@Entity('urge')
@Unique('uq_urge_code', ['publicCode'])
@Unique('uq_urge_waits', ['waitsFor'])
@Index('ix_urge_order', ['orderId', 'id'])
@Index('ix_urge_county', ['countyCode', 'id'])
@Index('ix_urge_town', ['townCode', 'id'])
@Index('ix_urge_village', ['villageCode', 'id'])
export class Urge {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) orderId!: string
  @Text(36, { nullable: true }) waitsFor!: string | null
  @Text(6) countyCode!: string
  @Text(9) townCode!: string
  @Text(12) villageCode!: string
  /** The place in whose name it was sent. */
  @Text(12) siteCode!: string
  @Text(36) sentBy!: string
  @LongText() text!: string
  @Moment() sentAt!: Date
  /** The site that answered; it may have been handed the order since. */
  @Text(12, { nullable: true }) answeredFor!: string | null
  @Text(36, { nullable: true }) answeredBy!: string | null
  @LongText({ nullable: true }) answer!: string | null
  @Moment({ nullable: true }) answeredAt!: Date | null
}
