import { Entity, Index, Unique } from 'typeorm'
import type { ChangeSubject } from '../../../shared/vocabulary/administration'
import { Json, Key, Moment, Text } from '../../database/columns'

/**
 * One thing that an administrator changed: who, when, what it was before and what after. Appended, never changed.
 * A change is undone at most once, by another row that names it.
 */
@Entity('administrative_change')
@Unique('uq_change_undone', ['undoes'])
@Index('ix_change_place', ['placeCode', 'id'])
@Index('ix_change_subject', ['subject', 'subjectKey', 'id'])
export class AdministrativeChange {
  @Key() id!: string
  /** The place whose administrators may see and undo it; the topmost place for what holds everywhere. */
  @Text(12) placeCode!: string
  @Text(16) subject!: ChangeSubject
  @Text(60) subjectKey!: string
  /** Null where there was nothing before, or is nothing any more. */
  @Json({ nullable: true }) before!: object | null
  @Json({ nullable: true }) after!: object | null
  @Text(100, { default: '' }) reason!: string
  /** The change that this one takes back. */
  @Text(36, { nullable: true }) undoes!: string | null
  @Text(36) changedBy!: string
  @Moment() at!: Date
}
