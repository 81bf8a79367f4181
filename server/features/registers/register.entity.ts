import { Entity, Index, Unique } from 'typeorm'
import type { RegisterName } from '../../../shared/registers/columns'
import { Flag, Json, Key, Moment, Text, Whole } from '../../database/columns'

/** What of a register somebody asked for; see the contract. */
export interface KeptFilter {
  readonly register: RegisterName
  readonly site: string
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly state?: string | undefined
  readonly service?: string | undefined
  readonly columns: readonly string[]
}

/**
 * That somebody took a register along or printed it: who, what of which place, how many rows, with names in clear or not, and why. The
 * rows themselves are kept nowhere: the file is written while it is fetched. Kept three years (audit/retain.ts).
 */
@Entity('register_export')
@Unique('uq_register_export_code', ['publicCode'])
@Index('ix_register_export_place', ['siteCode', 'id'])
@Index('ix_register_export_age', ['at'])
@Index('ix_register_export_person', ['personId', 'id'])
export class RegisterExport {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) personId!: string
  @Text(12) register!: RegisterName
  @Text(12) siteCode!: string
  @Json() filter!: KeptFilter
  @Text(8) form!: 'xlsx' | 'print'
  @Flag() personal!: boolean
  @Text(100, { default: '' }) why!: string
  /** Rows when it was asked for, and rows written so far. */
  @Whole() rows!: number
  @Whole({ default: 0 }) written!: number
  @Moment() at!: Date
  @Moment({ nullable: true }) finishedAt!: Date | null
}

/** A filter set that somebody keeps under a name; theirs alone. */
@Entity('saved_register')
@Unique('uq_saved_register_code', ['publicCode'])
@Index('ix_saved_register_person', ['personId', 'id'])
export class SavedRegister {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) personId!: string
  @Text(20) name!: string
  @Json() filter!: KeptFilter
  @Moment() at!: Date
}
