import { Entity, Index, Unique } from 'typeorm'
import type { TaskAction, TaskState } from '../../../shared/lifecycle/task'
import type { EvidenceKind, TaskWork } from '../../../shared/vocabulary/tasks'
import { Key, Moment, Text, Whole } from '../../database/columns'

/**
 * One of the ten works for one site. Changed only by moving it (move-task.ts), which raises `version`. A site has each work in hand at
 * most once: `liveKey` is set until it is accepted, and unique.
 */
@Entity('site_task')
@Unique('uq_task_code', ['publicCode'])
@Unique('uq_task_live', ['liveKey'])
@Index('ix_task_site', ['siteCode', 'state', 'id'])
@Index('ix_task_state', ['state', 'siteCode', 'id'])
export class SiteTask {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(20) work!: TaskWork
  @Text(12) siteCode!: string
  @Text(12) state!: TaskState
  @Whole({ default: 1 }) version!: number
  @Text(40, { nullable: true }) liveKey!: string | null
  /** YYYY-MM-DD, the last day. */
  @Text(10) dueOn!: string
  @Text(36) setBy!: string
  /** Who began it; until then it is the whole site's. */
  @Text(36, { nullable: true }) ownerId!: string | null
  @Text(36, { nullable: true }) submittedBy!: string | null
  @Text(200, { default: '' }) returnReason!: string
  @Moment() createdAt!: Date
  @Moment() updatedAt!: Date
}

/** A thing that the system holds and that shows the work, by its code; its words are read where it stands. */
@Entity('task_evidence')
@Unique('uq_task_evidence', ['taskId', 'kind', 'code'])
export class TaskEvidence {
  @Key() id!: string
  @Text(36) taskId!: string
  @Text(12) kind!: EvidenceKind
  @Text(40) code!: string
  @Text(36) addedBy!: string
  @Moment() at!: Date
}

/** A step of a task: who, when, what was said. Appended, never changed. */
@Entity('task_event')
@Index('ix_task_event', ['taskId', 'id'])
export class TaskEvent {
  @Key() id!: string
  @Text(36) taskId!: string
  @Text(12) action!: TaskAction
  @Text(12) fromState!: TaskState
  @Text(12) toState!: TaskState
  @Text(36) personId!: string
  @Text(200, { default: '' }) said!: string
  @Moment() at!: Date
}
