import { Check, Entity, Index, Unique } from 'typeorm'
import type { Role } from '../../../shared/vocabulary/people'
import { Key, Moment, Text } from '../../database/columns'

/**
 * An offer of one membership to whoever holds its code, of which only the SHA-256 is kept. It works once, until `expiresAt`, and only
 * while the administrator who made it still administers the place. Ended ones stay as history.
 */
@Entity('invitation')
@Unique('uq_invitation_code', ['codeHash'])
@Index('ix_invitation_place', ['placeCode', 'id'])
@Check('ck_invitation_of_one', '(siteCode IS NULL) <> (teamId IS NULL)')
export class Invitation {
  @Key() id!: string
  @Text(64) codeHash!: string
  @Text(16) role!: Role
  @Text(12, { nullable: true }) siteCode!: string | null
  @Text(36, { nullable: true }) teamId!: string | null
  /** The site's place, or the team's home: whose administrators it belongs to. */
  @Text(12) placeCode!: string
  @Text(36) invitedBy!: string
  @Moment() createdAt!: Date
  @Moment() expiresAt!: Date
  @Text(36, { nullable: true }) acceptedBy!: string | null
  @Moment({ nullable: true }) acceptedAt!: Date | null
  @Moment({ nullable: true }) withdrawnAt!: Date | null
}
