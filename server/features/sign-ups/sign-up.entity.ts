import { Entity, Index, Unique } from 'typeorm'
import type { SignUpAction, SignUpState } from '../../../shared/lifecycle/sign-up'
import type { Credential, GuardianRelation, Skill } from '../../../shared/vocabulary/activities'
import { Flag, Json, Key, Moment, Text } from '../../database/columns'

/**
 * One person's place, or wish for one, in a post. Of one person and activity at most one lives: `liveKey` is set while it does, and
 * unique. The waiting list of a post is its waitlisted sign-ups by id, the earliest first.
 */
@Entity('sign_up')
@Unique('uq_sign_up_code', ['publicCode'])
@Unique('uq_sign_up_live', ['liveKey'])
@Index('ix_sign_up_post', ['postId', 'state', 'id'])
@Index('ix_sign_up_activity', ['activityId', 'state', 'id'])
@Index('ix_sign_up_times', ['personId', 'endsAt', 'id'])
export class SignUp {
  @Key() id!: string
  @Text(8) publicCode!: string
  @Text(36) activityId!: string
  @Text(36) postId!: string
  @Text(36) personId!: string
  @Text(12) state!: SignUpState
  @Text(73, { nullable: true }) liveKey!: string | null
  /** The times of the activity, kept here so that clashes are found by one index. A postponement moves them. */
  @Moment() startsAt!: Date
  @Moment() endsAt!: Date
  /** Who signed up: the person, or staff for somebody without a phone. */
  @Text(36) signedUpBy!: string
  @Text(20, { nullable: true }) guardianName!: string | null
  @Text(12, { nullable: true }) guardianPhone!: string | null
  @Text(12, { nullable: true }) guardianRelation!: GuardianRelation | null
  @Flag({ default: false }) guardianPresent!: boolean
  @Moment() createdAt!: Date
  @Moment() updatedAt!: Date
}

/** One change of a sign-up, from one state to another. Appended, never changed: the sign-up's row says only how it stands now. */
@Entity('sign_up_event')
@Index('ix_sign_up_event', ['signUpId', 'id'])
export class SignUpEvent {
  @Key() id!: string
  @Text(36) signUpId!: string
  /** `pass_over`: a place was free, and the one who waited could not take it; `said` is the obstacle. */
  @Text(16) action!: SignUpAction | 'pass_over'
  @Text(12) fromState!: SignUpState
  @Text(12) toState!: SignUpState
  /** Who did it; null for the system. */
  @Text(36, { nullable: true }) personId!: string | null
  @Text(100, { default: '' }) said!: string
  @Moment() at!: Date
}

/** What a person tells of themself as a volunteer (MCA Order 67 art. 5); read by them, their site's staff and, as needed for a post, its leader. */
@Entity('volunteer_profile')
export class VolunteerProfile {
  @Key() personId!: string
  /** 'YYYY-MM-DD'; null until given. */
  @Text(10, { nullable: true }) birthDate!: string | null
  @Json() skills!: Skill[]
  @Text(200, { default: '' }) about!: string
  @Moment() updatedAt!: Date
}

/** A paper that a site's staff have seen, until its last valid day. */
@Entity('volunteer_credential')
@Unique('uq_volunteer_credential', ['personId', 'credential'])
export class VolunteerCredential {
  @Key() id!: string
  @Text(36) personId!: string
  @Text(16) credential!: Credential
  /** The last valid day; null where it does not expire. */
  @Text(10, { nullable: true }) validUntil!: string | null
  @Text(36) seenBy!: string
  @Moment() seenAt!: Date
}

/** That somebody opened what a volunteer told: who, whose, for which sign-up, why. Appended, never changed. */
@Entity('volunteer_reveal')
@Index('ix_volunteer_reveal', ['personId', 'id'])
export class VolunteerReveal {
  @Key() id!: string
  /** Whose it is. */
  @Text(36) personId!: string
  /** The sign-up for which it was opened; null where staff opened the register. */
  @Text(36, { nullable: true }) signUpId!: string | null
  @Text(36) openedBy!: string
  @Text(100, { default: '' }) reason!: string
  @Moment() at!: Date
}
