import { Entity, Unique } from 'typeorm'
import type { CheckChannel, Direction } from '../../../shared/vocabulary/check-ins'
import { Flag, Key, Moment, Text, Whole } from '../../database/columns'

/**
 * Somebody's coming or going, as it was noted; never changed and never taken away. The same one noted again is known by `source`: the slot
 * of the code that was scanned, or the id that the leader's phone gave it. Of a place only the distance is kept, and whether it is near.
 */
@Entity('check_event')
@Unique('uq_check_event', ['activityId', 'personId', 'direction', 'source'])
export class CheckEvent {
  @Key() id!: string
  @Text(36) activityId!: string
  @Text(36) personId!: string
  @Text(3) direction!: Direction
  @Text(4) channel!: CheckChannel
  @Text(40) source!: string
  /** The moment that it counts for. */
  @Moment() at!: Date
  @Moment() receivedAt!: Date
  /** What the phone named itself, the number that it gave the event, and its clock; null for what was noted with signal. */
  @Text(40, { nullable: true }) device!: string | null
  @Whole({ nullable: true }) seq!: number | null
  @Moment({ nullable: true }) localAt!: Date | null
  /** What that clock showed, corrected by how far it stood from the server's at the upload. */
  @Moment({ nullable: true }) correctedAt!: Date | null
  /** At the upload that clock showed less than when this was noted. */
  @Flag({ default: false }) stepped!: boolean
  /** Metres from the activity; null where no place was given. */
  @Whole({ nullable: true }) distance!: number | null
  @Flag({ nullable: true }) near!: boolean | null
  /** Who noted it: the person, or the leader. */
  @Text(36) recordedBy!: string
}
