import { type EntityManager, In } from 'typeorm'
import { isLiveSignUp, LIVE_SIGN_UP_STATES, type SignUpState } from '../../../shared/lifecycle/sign-up'
import type { Credential, Skill } from '../../../shared/vocabulary/activities'
import { change } from '../../database/change'
import { rowReader } from '../../database/rows'
import type { Asking, Facts } from './fitness'
import { SignUp, VolunteerCredential, VolunteerProfile } from './sign-up.entity'

/** Whether somebody has, or had, a sign-up in an activity. */
export const hasSignedUp = (tx: EntityManager, activityId: string, personId: string): Promise<boolean> =>
  tx.existsBy(SignUp, { activityId, personId })

/** The live sign-up of somebody in an activity, else their last one; null where they never had one. */
export async function signUpOf(tx: EntityManager, activityId: string, personId: string): Promise<SignUp | null> {
  const live = await tx.findOneBy(SignUp, { liveKey: liveKeyOf(activityId, personId) })
  return live ?? tx.findOne(SignUp, { where: { activityId, personId }, order: { id: 'DESC' } })
}

/** What makes the live sign-up of one person and activity the only one. */
export const liveKeyOf = (activityId: string, personId: string): string => `${activityId}:${personId}`

/** The live sign-ups of an activity, the earliest first. */
export const liveSignUpsOf = (tx: EntityManager, activityId: string): Promise<SignUp[]> =>
  tx.find(SignUp, { where: { activityId, state: In([...LIVE_SIGN_UP_STATES]) }, order: { id: 'ASC' } })

export const HOLD_PERSON = 'update `person` set `holds` = `holds` + 1 where `id` = ?'

/** Keeps others from signing this person up elsewhere at the same moment; SQLite lets nobody else write anyway. */
export async function holdPerson(tx: EntityManager, personId: string): Promise<void> {
  if (tx.dataSource.options.type !== 'better-sqlite3') await change(tx, HOLD_PERSON, [personId])
}

/** When somebody is to be where, and what a leader turned them away from: their sign-ups of these times that live or ended so. */
export const ENGAGEMENTS = `select \`activityId\`, \`postId\`, \`state\`, \`startsAt\`, \`endsAt\` from \`sign_up\`
  where \`personId\` = ? and \`endsAt\` > ? and \`startsAt\` < ?
  and \`state\` in ('applied', 'approved', 'waitlisted', 'rejected', 'removed')`

const readEngagements = rowReader({ activityId: 'text', postId: 'text', state: 'text', startsAt: 'moment', endsAt: 'moment' })

/** One of the times that somebody has promised, or would like; or was not given. */
export interface Engagement {
  readonly activityId: string
  readonly postId: string
  readonly state: SignUpState
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The sign-ups of somebody that touch these times: those that live, and those that a leader ended. */
export async function engagementsOf(tx: EntityManager, personId: string, startsAt: Date, endsAt: Date): Promise<Engagement[]> {
  return readEngagements(await tx.query(ENGAGEMENTS, [personId, startsAt, endsAt])) as Engagement[]
}

interface Timed {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** How somebody's sign-ups stand to a post of an activity. Only waiting elsewhere at the same time hinders nobody. */
export function standingAmong(
  engagements: readonly Engagement[],
  activity: Timed,
  postId: string,
): Pick<Asking, 'signedUp' | 'clashes' | 'turnedAway'> {
  const here = engagements.filter(({ activityId }) => activityId === activity.id)
  const rejected = here.some(({ state, postId: of }) => state === 'rejected' && of === postId)
  return {
    signedUp: here.some(({ state }) => isLiveSignUp(state)),
    turnedAway: here.some(({ state }) => state === 'removed') ? 'removed' : rejected ? 'rejected' : null,
    clashes: engagements.some(
      ({ activityId, state, startsAt, endsAt }) =>
        activityId !== activity.id && isPromise(state) && startsAt < activity.endsAt && endsAt > activity.startsAt,
    ),
  }
}

const isPromise = (state: SignUpState): boolean => state === 'applied' || state === 'approved'

/** What somebody has told of themself, and the papers that a site has seen. */
export async function factsOf(tx: EntityManager, personId: string): Promise<Facts> {
  const profile = await tx.findOneBy(VolunteerProfile, { personId })
  return {
    birthDate: profile?.birthDate ?? null,
    skills: profile?.skills ?? ([] as Skill[]),
    credentials: await credentialsOf(tx, personId),
  }
}

/** The papers of somebody that a site has seen, with their last valid day. */
export async function credentialsOf(tx: EntityManager, personId: string): Promise<ReadonlyMap<Credential, string | null>> {
  const rows = await tx.find(VolunteerCredential, { where: { personId }, order: { credential: 'ASC' } })
  return new Map(rows.map(({ credential, validUntil }) => [credential, validUntil]))
}

export const AHEAD = "select count(*) as n from `sign_up` where `postId` = ? and `state` = 'waitlisted' and `id` <= ?"
const readCount = rowReader({ n: 'whole' })

/** The place of a waiting sign-up in its post's list: 1 for the next to be promoted. */
export async function waitingPlace(tx: EntityManager, { postId, id }: Pick<SignUp, 'postId' | 'id'>): Promise<number> {
  const [row] = readCount(await tx.query(AHEAD, [postId, id]))
  return row?.n ?? 0
}
