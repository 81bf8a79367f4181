import { Entity } from 'typeorm'
import type { Facility } from '../../../shared/vocabulary/places'
import { Flag, Json, Key, Text } from '../../database/columns'

/**
 * The practice site of a place: 站 in a village, 所 in a town, 中心 in a county. Its key is its place's code, so there is at most one.
 * A person can always reach it: phone and hours are never empty.
 */
@Entity('site')
export class Site {
  @Key(12) code!: string
  @Text(60) name!: string
  @Text(20) phone!: string
  @Text(60) hours!: string
  @Json() facilities!: Facility[]
  @Flag({ default: false }) demonstration!: boolean
}
