import { beijingDate } from '../../../shared/time/beijing'
import {
  ADULT_FROM,
  type Credential,
  GUARDIAN_PRESENT_UNDER,
  type GuardianNeed,
  RISK_TO_INSURE,
  type SignUpObstacle,
  type Skill,
} from '../../../shared/vocabulary/activities'
import type { Activity, ActivityPost } from '../activities/activity.entity'

/** What of an activity and a post decides who may take it. */
export type Asked = Pick<Activity, 'state' | 'startsAt' | 'opensAt' | 'closesAt' | 'rescue' | 'risk'> &
  Pick<ActivityPost, 'leastAge' | 'mostAge' | 'skill' | 'credential'>

/** What of a person decides what they may take. */
export interface Facts {
  /** 'YYYY-MM-DD'; null where it was not given. */
  readonly birthDate: string | null
  readonly skills: readonly Skill[]
  /** The papers that a site has seen, with their last valid day; null where one does not expire. */
  readonly credentials: ReadonlyMap<Credential, string | null>
}

/** Somebody who would take a post. */
export interface Asking extends Facts {
  readonly consented: boolean
  /** Has a live sign-up in this activity. */
  readonly signedUp: boolean
  /** Is approved, or waits for an answer, elsewhere at the same time. */
  readonly clashes: boolean
  /** The leader turned them away before: from this post, or, once they had a place, from the whole activity. */
  readonly turnedAway: 'rejected' | 'removed' | null
  /** What a guardian agreed to; null where none was asked. */
  readonly guardian: { readonly present: boolean } | null
}

/** Whole years on a day, both 'YYYY-MM-DD'. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Under age on the day of the activity; who has not said when they were born counts as adult. */
export const isMinor = (birthDate: string | null, startsAt: Date): boolean =>
  birthDate !== null && ageOn(birthDate, beijingDate(startsAt.getTime())) < ADULT_FROM

/** Why somebody may not take a post now; null when they may. The first reason of all, in the order in which they can be done away with. */
export function obstacleTo(asked: Asked, asking: Asking, now: Date): SignUpObstacle | null {
  if (!asking.consented) return 'consent_needed'
  if (asking.signedUp) return 'already_signed_up'
  return obstacleOfTime(asked, now) ?? obstacleOfPast(asking) ?? misfit(asked, asking)
}

/** Being called off or begun ends sign-ups too: that the activity takes nobody any more is told first. */
function obstacleOfPast({ turnedAway }: Asking): SignUpObstacle | null {
  if (turnedAway === null) return null
  return turnedAway === 'removed' ? 'removed_before' : 'rejected_before'
}

function obstacleOfTime({ state, startsAt, opensAt, closesAt }: Asked, now: Date): SignUpObstacle | null {
  if (state === 'ongoing' || (state === 'recruiting' && startsAt <= now)) return 'started'
  if (state !== 'recruiting' || closesAt <= now) return 'closed'
  return opensAt > now ? 'not_open_yet' : null
}

/**
 * What of a person does not fit a post, whatever the time: also asked when a place becomes free for one who waited. A guardian is asked
 * last, so that none agrees to what cannot be.
 */
export function misfit(asked: Asked, asking: Omit<Asking, 'consented' | 'signedUp' | 'turnedAway'>): SignUpObstacle | null {
  return (
    obstacleOfAge(asked, asking) ??
    obstacleOfPapers(asked, asking) ??
    (asking.clashes ? 'clashes' : null) ??
    obstacleOfGuardian(asked, asking)
  )
}

/** Where a post asks for an age, or there is risk, one must have said when one was born. Rescue is never for minors (MCA, provincial law). */
function obstacleOfAge(asked: Asked, { birthDate }: Pick<Asking, 'birthDate'>): SignUpObstacle | null {
  const { leastAge, mostAge, rescue, risk, startsAt } = asked
  const mustTell = leastAge !== null || mostAge !== null || rescue || risk >= RISK_TO_INSURE
  if (birthDate === null) return mustTell ? 'birth_date_needed' : null
  const age = ageOn(birthDate, beijingDate(startsAt.getTime()))
  if (rescue && age < ADULT_FROM) return 'minors_excluded'
  if (leastAge !== null && age < leastAge) return 'too_young'
  return mostAge !== null && age > mostAge ? 'too_old' : null
}

/** Under 14 a guardian agrees and is there, up to adulthood one agrees (product rule 8). */
function obstacleOfGuardian({ startsAt }: Asked, { birthDate, guardian }: Pick<Asking, 'birthDate' | 'guardian'>): GuardianNeed | null {
  if (birthDate === null) return null
  const age = ageOn(birthDate, beijingDate(startsAt.getTime()))
  if (age < GUARDIAN_PRESENT_UNDER && guardian?.present !== true) return 'guardian_presence_needed'
  return age < ADULT_FROM && guardian === null ? 'guardian_consent_needed' : null
}

function obstacleOfPapers({ skill, credential, startsAt }: Asked, { skills, credentials }: Facts): SignUpObstacle | null {
  if (skill !== null && !skills.includes(skill)) return 'skill_needed'
  if (credential === null) return null
  const validUntil = credentials.get(credential)
  if (validUntil === undefined) return 'credential_needed'
  return validUntil !== null && validUntil < beijingDate(startsAt.getTime()) ? 'credential_expired' : null
}
