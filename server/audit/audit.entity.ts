import { Entity, Index, Unique } from 'typeorm'
import { Key, Moment, Ordinal, Text } from '../database/columns'

/**
 * One successful write: who did what to which object, when, under which request and key. Inserted in the write's own transaction, so there
 * is no write without its entry and no entry without its write; never changed and never removed. Its id is the request's, a UUIDv7.
 */
@Entity('audit_entry')
export class AuditEntry {
  @Key() id!: string
  @Moment() at!: Date
  /** Null where nobody was signed in yet. */
  @Text(36, { nullable: true }) personId!: string | null
  /** The audit tag of the endpoint. */
  @Text(40) endpoint!: string
  /** The codes that the address named, or the code of what was made. */
  @Text(80) object!: string
  @Text(64, { nullable: true }) idempotencyKey!: string | null
}

/**
 * An entry's place in the chain: the SHA-256 over the hash before, the place and the entry's content. A table of its own, so that writers
 * never wait for one another's place, and the entries themselves may be closed to changes by the database's own rights.
 */
@Entity('audit_seal')
@Unique('uq_audit_seal_entry', ['entryId'])
export class AuditSeal {
  /** 1, 2, 3 … without a gap. */
  @Ordinal() seq!: number
  @Text(36) entryId!: string
  @Text(64) hash!: string
}

/**
 * Somebody asked for what is not theirs, or failed to prove who they are. So many a minute are kept and no more (note-refusal.ts), 400 days
 * long.
 */
@Entity('security_event')
@Index('ix_security_event_age', ['at'])
export class SecurityEvent {
  /** The request's id, as in the log. */
  @Key() id!: string
  @Moment() at!: Date
  @Text(36, { nullable: true }) personId!: string | null
  @Text(40) endpoint!: string
  @Text(80) object!: string
  /** The code of the refusal. */
  @Text(32) code!: string
}
