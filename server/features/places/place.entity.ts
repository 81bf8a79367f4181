import { Entity, Index } from 'typeorm'
import type { PlaceLevel } from '../../../shared/vocabulary/places'
import { Key, Text, Whole } from '../../database/columns'

/**
 * A row of the division tree. Its code is its id, and a child's code starts with its parent's.
 * The level follows from the code's length. Coordinates are degrees × 1,000,000.
 */
@Entity('place')
@Index('ix_place_parent', ['parentCode', 'code'])
@Index('ix_place_name', ['name'])
export class Place {
  @Key(12) code!: string
  @Text(8) level!: PlaceLevel
  @Text(12, { nullable: true }) parentCode!: string | null
  @Text(40) name!: string
  @Text(60) officialName!: string
  @Text(12) kind!: string
  @Whole() latE6!: number
  @Whole() lngE6!: number
}
