import { Check, Entity, Index, Unique } from 'typeorm'
import type { TeamKind } from '../../../shared/vocabulary/categories'
import { Key, LongText, Moment, Text, Whole } from '../../database/columns'

/**
 * A volunteer team with a home, a reach and a capacity. It serves the places of its areas and everything within its radius.
 * Capacity counts accepted orders per slot, day and week; bookings hold to it.
 */
@Entity('team')
@Unique('uq_team_code', ['publicCode'])
@Index('ix_team_home', ['homeCode'])
@Index('ix_team_box', ['latE6', 'lngE6'])
@Check('ck_team_capacity', 'perSlot > 0 AND perDay > 0 AND perWeek > 0')
export class Team {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(40) name!: string
  @Text(16) kind!: TeamKind
  @Text(12) homeCode!: string
  @Whole() latE6!: number
  @Whole() lngE6!: number
  @LongText() about!: string
  @Whole({ default: 0 }) members!: number
  @Whole({ default: 0 }) radiusKm!: number
  @Whole({ default: 1 }) perSlot!: number
  @Whole({ default: 2 }) perDay!: number
  @Whole({ default: 6 }) perWeek!: number
  /** Sums of ratings of closed orders, so that a mean needs no scan: stars given, and how many gave them. */
  @Whole({ default: 0 }) stars!: number
  @Whole({ default: 0 }) rated!: number
  @Moment() createdAt!: Date
}
