import { Entity } from 'typeorm'
import { Key, Moment, Text } from '../../database/columns'

/**
 * A desk's wish to be signed in, shown as a code on its screen. Confirmed by a person in the mini-program; good for one sign-in of the
 * browser that holds the secret, of which only the SHA-256 is kept; short-lived.
 */
@Entity('desk_grant')
export class DeskGrant {
  @Key(8) code!: string
  @Text(64) secretHash!: string
  @Text(36, { nullable: true }) personId!: string | null
  @Moment() expiresAt!: Date
  @Moment({ nullable: true }) usedAt!: Date | null
}
