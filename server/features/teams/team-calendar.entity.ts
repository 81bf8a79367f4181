import { Entity, Index, PrimaryColumn } from 'typeorm'
import type { Part } from '../../../shared/time/slot'
import { Key, Text } from '../../database/columns'

/** A place that a team serves, with everything below it. */
@Entity('team_area')
@Index('ix_team_area_place', ['placeCode', 'teamId'])
export class TeamArea {
  @Key() teamId!: string
  @Key(12) placeCode!: string
}

/** A part of a weekday (1 Monday … 7 Sunday) at which a team can serve. */
@Entity('team_weekly')
export class TeamWeekly {
  @Key() teamId!: string
  @PrimaryColumn({ type: 'int' }) weekday!: number
  @Key(10) part!: Part
}

/** Days, both ends included, on which a team does not serve whatever its week says. */
@Entity('team_blackout')
@Index('ix_team_blackout', ['teamId', 'toDate'])
export class TeamBlackout {
  @Key() id!: string
  @Text(36) teamId!: string
  @Text(10) fromDate!: string
  @Text(10) toDate!: string
  @Text(40, { default: '' }) note!: string
}
