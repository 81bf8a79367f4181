import { Entity, Index, Unique } from 'typeorm'
import { Key, Moment, Text, Whole } from '../../database/columns'

/** A photo or a recording that somebody added to an order; re-encoded, without metadata. Belongs to nobody else until it is linked. */
@Entity('attachment')
@Unique('uq_attachment_code', ['publicCode'])
@Index('ix_attachment_order', ['orderId'])
export class Attachment {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) uploaderId!: string
  @Text(36, { nullable: true }) orderId!: string | null
  @Text(8) kind!: 'photo' | 'voice'
  @Text(40) mime!: string
  @Whole() bytes!: number
  @Whole({ nullable: true }) seconds!: number | null
  @Text(80) fileKey!: string
  @Moment() createdAt!: Date
}
