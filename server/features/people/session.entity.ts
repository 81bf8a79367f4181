import { Entity, Index } from 'typeorm'
import { Key, Moment, Text } from '../../database/columns'

/** A signed-in browser or phone. Only the token's SHA-256 is kept; a session ends by time, by signing out, or with its person's word. */
@Entity('session')
@Index('ix_session_person', ['personId'])
export class Session {
  @Key(64) tokenHash!: string
  @Text(36) personId!: string
  @Text(8) kind!: 'phone' | 'desk'
  @Moment() createdAt!: Date
  @Moment() lastSeenAt!: Date
  @Moment() expiresAt!: Date
  @Moment({ nullable: true }) endedAt!: Date | null
  /** When its second factor was given. */
  @Moment({ nullable: true }) factorAt!: Date | null
}
