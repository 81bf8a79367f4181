import { Check, Entity, Index } from 'typeorm'
import { Key, Whole } from '../../database/columns'

/**
 * How much of a team's capacity is taken in one period: a slot (2026-11-26.morning), a day (2026-11-26) or a week (2026-W48).
 * Raised only by a conditional update that compares with the capacity, lowered when an order leaves; never negative.
 */
@Entity('team_booking')
@Index('ix_team_booking_period', ['period'])
@Check('ck_team_booking', 'taken >= 0')
export class TeamBooking {
  @Key() teamId!: string
  @Key(24) period!: string
  @Whole() taken!: number
}
