import { Entity, Index, Unique } from 'typeorm'
import type { ProjectState } from '../../../shared/lifecycle/project'
import type { Category } from '../../../shared/vocabulary/categories'
import { Key, LongText, Moment, Text, Whole } from '../../database/columns'

/**
 * An item of the menu, offered by a team: its state and its latest version. What it says is in its versions, of which an order keeps its own.
 * `homeCode` is the team's home and follows it. Only a listed project is public.
 */
@Entity('service_project')
@Unique('uq_project_code', ['publicCode'])
@Index('ix_project_list', ['state', 'id'])
@Index('ix_project_category', ['state', 'category', 'id'])
@Index('ix_project_service', ['serviceCode', 'state'])
@Index('ix_project_team', ['teamId', 'state'])
@Index('ix_project_home', ['homeCode', 'id'])
export class ServiceProject {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) teamId!: string
  @Text(12) homeCode!: string
  @Text(12) state!: ProjectState
  @Text(40) serviceCode!: string
  @Text(12) category!: Category
  @Whole({ default: 1 }) version!: number
  @Text(36) versionId!: string
  @LongText({ nullable: true }) returnReason!: string | null
  @Moment() createdAt!: Date
  @Moment() updatedAt!: Date
}

/** What a project said at one time. Never changed once written. */
@Entity('service_project_version')
@Unique('uq_project_version', ['projectId', 'version'])
export class ServiceProjectVersion {
  @Key() id!: string
  @Text(36) projectId!: string
  @Whole() version!: number
  @Text(30) title!: string
  @Text(40) serviceCode!: string
  @Text(60) summary!: string
  @LongText() detail!: string
  @Text(60) qualification!: string
  @Whole() people!: number
  @Whole() risk!: 1 | 2 | 3
  @Text(60) insurance!: string
  @Text(36) writtenBy!: string
  @Moment() createdAt!: Date
}

/** Two neighbouring characters of a project's title or its team's name: the index that finds Chinese text on every database. */
@Entity('project_token')
export class ProjectToken {
  @Key(8) token!: string
  @Key() projectId!: string
}
