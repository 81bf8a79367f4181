import { Entity, Index } from 'typeorm'
import { Key, Moment, Text } from '../../database/columns'

/** That an administrator opened whose name and number stand behind a membership. Appended, never changed. */
@Entity('membership_reveal')
@Index('ix_membership_reveal', ['membershipId', 'id'])
export class MembershipReveal {
  @Key() id!: string
  @Text(36) membershipId!: string
  @Text(36) openedBy!: string
  @Text(100) reason!: string
  @Moment() at!: Date
}
