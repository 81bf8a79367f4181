import { Check, Entity, Index, PrimaryColumn, Unique } from 'typeorm'
import type { ActivityAction, ActivityState } from '../../../shared/lifecycle/activity'
import type { Credential, Nature, Skill } from '../../../shared/vocabulary/activities'
import type { Category } from '../../../shared/vocabulary/categories'
import { Flag, Holds, Key, LongText, Moment, Text, Whole } from '../../database/columns'

/**
 * A dated event that a team holds at a place. Changed only by moving it (move-activity.ts), which raises `version`. Meeting point and
 * leader's contact are for those who signed up; everything else of it is public once it recruits.
 */
@Entity('activity')
@Unique('uq_activity_code', ['publicCode'])
@Index('ix_activity_team', ['teamId', 'id'])
@Index('ix_activity_site', ['siteCode', 'state', 'startsAt'])
@Index('ix_activity_town_work', ['townCode', 'state', 'startsAt'])
@Index('ix_activity_county_work', ['countyCode', 'state', 'startsAt'])
@Index('ix_activity_public', ['shown', 'startsAt', 'id'])
@Index('ix_activity_county', ['countyCode', 'shown', 'startsAt', 'id'])
@Index('ix_activity_town', ['townCode', 'shown', 'startsAt', 'id'])
@Index('ix_activity_village', ['villageCode', 'shown', 'startsAt', 'id'])
@Index('ix_activity_box', ['state', 'latE6', 'lngE6'])
@Check('ck_activity_times', 'endsAt > startsAt')
@Check('ck_activity_minutes', 'minutesPlanned > 0 AND minutesPlanned <= 480')
export class Activity {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(12) state!: ActivityState
  /** Whether the public activity list shows it: in one of PUBLIC_ACTIVITY_STATES. */
  @Flag({ default: false }) shown!: boolean
  @Whole({ default: 1 }) version!: number

  @Text(36) teamId!: string
  /** The site that reviews it and sees it through. */
  @Text(12) siteCode!: string
  @Text(6) countyCode!: string
  @Text(9) townCode!: string
  @Text(12) villageCode!: string

  @Text(40) title!: string
  @Text(12) category!: Category
  @Text(12) nature!: Nature
  @LongText() about!: string
  /** What a text of the public list is looked for in: title, team and the services of its orders; never a word about a person. */
  @LongText() foundBy!: string
  @Whole() risk!: 1 | 2 | 3
  /** What could happen and what is done about it: volunteers are told before they sign up (Decree 685 art. 12). */
  @Text(300) riskText!: string
  @Text(60, { default: '' }) insurance!: string
  /** Rescue and the like: never for minors, whatever a guardian says. */
  @Flag({ default: false }) rescue!: boolean

  @Moment() startsAt!: Date
  @Moment() endsAt!: Date
  /** Minutes of service planned for one person; hours posted never exceed them by more than the tolerance. */
  @Whole() minutesPlanned!: number
  /** When signing up opens; popular ones open late so that everybody has a chance. */
  @Moment() opensAt!: Date
  /** When signing up ends, at the latest when it starts. */
  @Moment() closesAt!: Date

  @Text(80) address!: string
  @Text(80) meetingPoint!: string
  /** Where it is (WGS-84), and how far from there counts as there. */
  @Whole() latE6!: number
  @Whole() lngE6!: number
  @Whole({ default: 300 }) withinMetres!: number

  /** 32 random bytes, base64url: what check-in codes are signed with. Given to the leader's phone alone. */
  @Text(44) checkSecret!: string

  @Text(200, { nullable: true }) returnReason!: string | null
  @Text(200, { nullable: true }) cancelReason!: string | null
  @Text(300, { nullable: true }) outcome!: string | null
  @Text(36) createdBy!: string
  @Moment() createdAt!: Date
  @Moment() updatedAt!: Date
  @Moment({ nullable: true }) endedAt!: Date | null
  @Moment({ nullable: true }) settledAt!: Date | null
  @Moment({ nullable: true }) settleBy!: Date | null
}

/**
 * A kind of place in an activity. `taken` counts approved sign-ups and never exceeds `places`, `waiting` the waitlisted ones: both change
 * only by conditional updates (seats.ts) in the transaction that changes the sign-up. `openVersion` is the activity's version while people
 * may sign up and 0 before and after; those updates compare it, so that no sign-up lands in what was cancelled or postponed meanwhile.
 */
@Entity('activity_post')
@Unique('uq_activity_post_code', ['publicCode'])
@Index('ix_activity_post_activity', ['activityId', 'position'])
@Check('ck_activity_post_places', 'places > 0 AND taken >= 0 AND taken <= places AND waiting >= 0')
export class ActivityPost {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) activityId!: string
  @Whole() position!: number
  @Text(30) name!: string
  @Text(120, { default: '' }) duties!: string
  @Whole() places!: number
  @Whole({ default: 0 }) taken!: number
  @Whole({ default: 0 }) waiting!: number
  @Whole({ default: 0 }) openVersion!: number
  @Whole({ nullable: true }) leastAge!: number | null
  @Whole({ nullable: true }) mostAge!: number | null
  @Text(16, { nullable: true }) skill!: Skill | null
  @Text(16, { nullable: true }) credential!: Credential | null
  /** The leader looks at each sign-up before it holds. */
  @Flag({ default: false }) approval!: boolean
  @Holds() holds?: number
}

/** One step of an activity's life. Appended, numbered without gaps by the version that it ends, never changed or deleted. */
@Entity('activity_event')
@Unique('uq_activity_event', ['activityId', 'seq'])
export class ActivityEvent {
  @Key() id!: string
  @Text(36) activityId!: string
  @Whole() seq!: number
  @Text(12) action!: ActivityAction | 'plan'
  @Text(12) state!: ActivityState
  /** Null for what the clock did. */
  @Text(36, { nullable: true }) personId!: string | null
  /** What was said with it: why it was returned, put off or called off. */
  @Text(200, { default: '' }) said!: string
  @Moment() at!: Date
}

/** An order that an activity serves. Of one order at most one link lives: `liveOrderId` is set while it does, and unique. */
@Entity('activity_order')
@Unique('uq_activity_order_live', ['liveOrderId'])
export class ActivityOrder {
  @PrimaryColumn({ type: 'varchar', length: 36 }) activityId!: string
  @PrimaryColumn({ type: 'varchar', length: 36 }) orderId!: string
  @Text(36, { nullable: true }) liveOrderId!: string | null
}
