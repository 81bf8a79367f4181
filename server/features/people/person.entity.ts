import { Entity, Index, Unique } from 'typeorm'
import { Holds, Key, Moment, Text } from '../../database/columns'

/** Somebody who has signed in. Holds no authority: that is a membership. Name and village are empty until the person gives them. */
@Entity('person')
@Unique('uq_person_code', ['publicCode'])
@Unique('uq_person_openid', ['openid'])
@Index('ix_person_phone', ['phone'])
@Index('ix_person_village', ['villageCode', 'id'])
export class Person {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(20, { default: '' }) name!: string
  @Text(12, { nullable: true }) phone!: string | null
  @Text(12, { nullable: true }) villageCode!: string | null
  @Text(64, { nullable: true }) openid!: string | null
  /** Set on seeded demonstration people: what they are, and which page of the client shows them at work. */
  @Text(60, { nullable: true }) demonstrates!: string | null
  @Text(80, { nullable: true }) opens!: string | null
  /** When WeChat last vouched for the openid: its text screening works for two hours after. */
  @Moment({ nullable: true }) seenInWechatAt!: Date | null
  @Moment() createdAt!: Date
  @Holds() holds?: number
}
