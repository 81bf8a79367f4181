import { Entity, Index, Unique } from 'typeorm'
import type { emergencies } from '../../../shared/contract/emergencies'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { EmergencyAction, EmergencyState } from '../../../shared/lifecycle/emergency'
import type { EmergencyKind, HelpKind } from '../../../shared/vocabulary/emergencies'
import { Json, Key, Moment, Text, Whole } from '../../database/columns'

export type Report = NonNullable<ReplyOf<typeof emergencies.progress>['report']>

/**
 * A typhoon, heavy rain, heat: what people of some places are to do until when, and who commands there. Changed only by moving it
 * (move-emergency.ts), which raises `version`. Its report is written once, when it is closed, and names nobody.
 */
@Entity('emergency')
@Unique('uq_emergency_code', ['publicCode'])
@Index('ix_emergency_owner', ['ownerCode', 'id'])
export class Emergency {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(8) kind!: EmergencyKind
  @Text(40) title!: string
  @Text(200) words!: string
  /** The place whose site commands. */
  @Text(12) ownerCode!: string
  /** Codes of the places as they were chosen. */
  @Json() places!: string[]
  @Text(8) state!: EmergencyState
  @Whole({ default: 1 }) version!: number
  @Text(36) openedBy!: string
  @Moment() openedAt!: Date
  @Moment() untilAt!: Date
  @Moment({ nullable: true }) closedAt!: Date | null
  @Text(200, { default: '' }) closingWords!: string
  @Json({ nullable: true }) report!: Report | null
}

/**
 * A village that an emergency is about. Only one commands at a village (Decree 685 art. 24): `liveKey` is the village's code until the
 * emergency is closed, and unique.
 */
@Entity('emergency_village')
@Unique('uq_emergency_village', ['emergencyId', 'villageCode'])
@Unique('uq_emergency_village_live', ['liveKey'])
@Index('ix_emergency_village', ['villageCode', 'emergencyId'])
export class EmergencyVillage {
  @Key() id!: string
  @Text(36) emergencyId!: string
  @Text(12) villageCode!: string
  @Text(12, { nullable: true }) liveKey!: string | null
}

/** An order that was asked for in an emergency: an order like any other, with the emergency's clock. */
@Entity('emergency_order')
@Index('ix_emergency_order', ['emergencyId', 'orderId'])
export class EmergencyOrder {
  @Key() orderId!: string
  @Text(36) emergencyId!: string
  @Text(10) kind!: HelpKind
}

/** A step of an emergency: who, when, what was said. Appended, never changed. */
@Entity('emergency_event')
@Index('ix_emergency_event', ['emergencyId', 'id'])
export class EmergencyEvent {
  @Key() id!: string
  @Text(36) emergencyId!: string
  @Text(8) action!: EmergencyAction | 'open'
  @Text(36) personId!: string
  @Text(200, { default: '' }) said!: string
  @Moment() at!: Date
}
