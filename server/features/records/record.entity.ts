import { Entity, Index, PrimaryColumn, Unique } from 'typeorm'
import { Json, Key, Moment, Text, Whole } from '../../database/columns'

/**
 * A record sheet (志愿服务记录单) as it was issued: what it says is kept with its hash, so that it prints the same for ever and a change of
 * it would show. Revoked when an entry on it is reversed; never taken away.
 */
@Entity('service_record')
@Unique('uq_service_record_code', ['publicCode'])
@Unique('uq_service_record_verification', ['verification'])
@Index('ix_service_record_person', ['personId', 'id'])
export class ServiceRecord {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(16) verification!: string
  @Text(36) personId!: string
  @Text(10) fromDate!: string
  @Text(10) untilDate!: string
  @Whole() timedMinutes!: number
  @Whole() manualMinutes!: number
  @Whole() entries!: number
  @Text(60) issuer!: string
  /** What the sheet prints. */
  @Json() content!: unknown
  /** SHA-256 of the content, in hex. */
  @Text(64) hash!: string
  @Moment() issuedAt!: Date
  @Moment({ nullable: true }) revokedAt!: Date | null
}

/** Which entries stand on a sheet. */
@Entity('service_record_entry')
@Index('ix_service_record_entry', ['entryId'])
export class ServiceRecordEntry {
  @PrimaryColumn({ type: 'varchar', length: 36 }) recordId!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) entryId!: string
}
