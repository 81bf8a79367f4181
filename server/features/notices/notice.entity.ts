import { Entity, Index, Unique } from 'typeorm'
import { Key, Moment, Text, Whole } from '../../database/columns'

/** One message to one person about one event; the unique key makes a second one impossible. */
@Entity('notice')
@Unique('uq_notice', ['eventKey', 'personId'])
@Index('ix_notice_person', ['personId', 'id'])
@Index('ix_notice_unread', ['personId', 'readAt'])
export class Notice {
  @Key() id!: string
  @Text(36) personId!: string
  /** The event (or offer and its state) that it tells of. */
  @Text(60) eventKey!: string
  @Text(36, { nullable: true }) orderId!: string | null
  @Text(40) title!: string
  @Text(200) body!: string
  @Text(80) opens!: string
  @Moment() at!: Date
  @Moment({ nullable: true }) readAt!: Date | null
}

/** The ledger of WeChat subscription grants: +1 for each consent to one message, −1 for each message sent. A balance is a sum. */
@Entity('message_grant')
@Index('ix_message_grant', ['personId', 'kind'])
@Unique('uq_message_grant_use', ['noticeId'])
export class MessageGrant {
  @Key() id!: string
  @Text(36) personId!: string
  @Text(20) kind!: string
  @Whole() amount!: 1 | -1
  /** The message that used it up; null for a consent. */
  @Text(36, { nullable: true }) noticeId!: string | null
  @Moment() at!: Date
}
