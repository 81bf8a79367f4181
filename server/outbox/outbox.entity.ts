import { Entity, Index } from 'typeorm'
import { Json, Key, Moment, Text, Whole } from '../database/columns'

/** Something to do outside after a commit, at least once. Leased while a worker tries; `dueAt` is null once it is done or given up. */
@Entity('outbox')
@Index('ix_outbox_due', ['dueAt', 'id'])
export class OutboxItem {
  @Key() id!: string
  @Text(24) kind!: 'wechat_message'
  @Json() payload!: Record<string, unknown>
  @Moment({ nullable: true }) dueAt!: Date | null
  @Moment({ nullable: true }) leasedUntil!: Date | null
  @Whole({ default: 0 }) attempts!: number
  @Text(200, { default: '' }) result!: string
  @Moment() createdAt!: Date
}
