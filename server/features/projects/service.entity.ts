import { Entity, Index } from 'typeorm'
import type { Category } from '../../../shared/vocabulary/categories'
import { Key, Moment, Text, Whole } from '../../database/columns'

/** A kind of service below one of the five categories. Data of the deployment; orders and projects name it by its code. */
@Entity('service')
@Index('ix_service_category', ['category', 'position'])
export class Service {
  @Key(40) code!: string
  @Text(12) category!: Category
  @Text(30) name!: string
  @Text(120) about!: string
  @Whole() position!: number
  /** Since when it is offered no more; orders that have it keep it. */
  @Moment({ nullable: true }) retiredAt!: Date | null
}
