import { Entity, Index } from 'typeorm'
import { Json, Key, Moment, Text, Whole } from '../database/columns'

/**
 * A write that was asked for under a key: who asked, what (its hash), and the reply once there is one. Inserted first in the write's own
 * transaction, so a twin waits for it and then gets the same reply. Kept 24 hours.
 */
@Entity('idempotency_key')
@Index('ix_idempotency_age', ['createdAt'])
export class IdempotencyKey {
  /** SHA-256 of person and key. */
  @Key(64) id!: string
  @Text(40) endpoint!: string
  @Text(64) bodyHash!: string
  @Whole({ nullable: true }) status!: number | null
  @Json({ nullable: true }) reply!: unknown
  @Moment() createdAt!: Date
}
