import { Check, Entity, Index } from 'typeorm'
import type { Role } from '../../../shared/vocabulary/people'
import { Holds, Key, Moment, Text } from '../../database/columns'

/**
 * Authority: one person, one role, at one site or in one team, never both and never neither.
 * It counts from the moment it is made until `endedAt`; ended ones stay as history.
 */
@Entity('membership')
@Index('ix_membership_person', ['personId', 'endedAt'])
@Index('ix_membership_site', ['siteCode', 'role', 'endedAt'])
@Index('ix_membership_place', ['siteCode', 'id'])
@Index('ix_membership_team', ['teamId', 'role', 'endedAt'])
@Check('ck_membership_of_one', '(siteCode IS NULL) <> (teamId IS NULL)')
export class Membership {
  @Key() id!: string
  @Text(36) personId!: string
  @Text(16) role!: Role
  @Text(12, { nullable: true }) siteCode!: string | null
  @Text(36, { nullable: true }) teamId!: string | null
  @Moment() startedAt!: Date
  @Moment({ nullable: true }) endedAt!: Date | null
  @Holds() holds?: number
}
