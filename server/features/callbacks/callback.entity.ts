import { Entity, Index, Unique } from 'typeorm'
import { Key, Moment, Text } from '../../database/columns'

/** A call that a site owes a requester without an account: the notice of those who have no phone to read one on. One per event. */
@Entity('callback')
@Unique('uq_callback_event', ['eventId'])
@Index('ix_callback_site', ['siteCode', 'finishedAt', 'id'])
export class Callback {
  @Key() id!: string
  @Text(36) orderId!: string
  @Text(36) eventId!: string
  @Text(12) siteCode!: string
  @Text(10) about!: 'tell' | 'question' | 'rate'
  @Text(200) words!: string
  @Moment() at!: Date
  @Moment({ nullable: true }) finishedAt!: Date | null
  @Text(36, { nullable: true }) finishedBy!: string | null
  @Text(12, { nullable: true }) result!: string | null
}
