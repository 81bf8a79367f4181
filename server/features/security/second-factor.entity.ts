import { Entity, Index } from 'typeorm'
import { Key, Moment, Text, Whole } from '../../database/columns'

/**
 * The authenticator of a person, sealed (`factor-seal.ts`): `secret` once it has been confirmed with a code, `pending` until then. `lastStep` is the step of the last
 * code that was taken, so that each works once. Five failures in a row lock it until `lockedUntil`.
 */
@Entity('second_factor')
export class SecondFactor {
  @Key() personId!: string
  @Text(120, { nullable: true }) secret!: string | null
  @Text(120, { nullable: true }) pending!: string | null
  @Whole({ default: 0 }) lastStep!: number
  @Whole({ default: 0 }) failures!: number
  @Moment({ nullable: true }) lockedUntil!: Date | null
}

/** A code that stands in for the authenticator once. Only its SHA-256, together with whose it is, is kept. */
@Entity('recovery_code')
@Index('ix_recovery_code_person', ['personId'])
export class RecoveryCode {
  @Key(64) id!: string
  @Text(36) personId!: string
  @Moment({ nullable: true }) usedAt!: Date | null
}
