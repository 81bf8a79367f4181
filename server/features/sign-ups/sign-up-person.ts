import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { ACTIVITY_STATES, type ActivityState } from '../../../shared/lifecycle/activity'
import type { SignUpState } from '../../../shared/lifecycle/sign-up'
import type { Credential, GuardianRelation, Skill } from '../../../shared/vocabulary/activities'
import { change } from '../../database/change'
import { isUniqueViolation } from '../../database/database'
import { newPublicCode } from '../../database/public-code'
import { rowReader } from '../../database/rows'
import { demand, insist, Refusal } from '../../http/refusal'
import type { ActivityWork } from '../activities/move-activity'
import { moveSeat, type SeenPost } from '../activities/seats'
import { tellSides } from '../activities/tell-sides'
import { obstacleTo } from './fitness'
import { SignUp } from './sign-up.entity'
import { credentialsOf, engagementsOf, holdPerson, liveKeyOf, standingAmong } from './sign-up.queries'

/** What a guardian agreed to, for somebody under age. */
export interface Guardian {
  readonly name: string
  readonly phone: string
  readonly relation: GuardianRelation
  readonly present: boolean
}

/** Who is to have which post, on whose word. */
export interface Wish {
  readonly activityCode: string
  readonly postCode: string
  readonly personId: string
  /** The person themself, or staff. */
  readonly signedUpBy: string
  readonly guardian: Guardian | null
}

/** The post with its activity and what the person has told of themself: all that must be known of them, in one statement. */
export const OPENING = `select a.\`id\`, a.\`publicCode\`, a.\`title\`, a.\`teamId\`, a.\`siteCode\`, a.\`state\`, a.\`startsAt\`, a.\`endsAt\`,
  a.\`opensAt\`, a.\`closesAt\`, a.\`rescue\`, a.\`risk\`, p.\`id\` as postId, p.\`publicCode\` as postCode, p.\`name\` as postName, p.\`places\`,
  p.\`taken\`, p.\`openVersion\`, p.\`leastAge\`, p.\`mostAge\`, p.\`skill\`, p.\`credential\`, p.\`approval\`, v.\`birthDate\`, v.\`skills\`
  from \`activity\` a join \`activity_post\` p on p.\`activityId\` = a.\`id\` and p.\`publicCode\` = ?
  left join \`volunteer_profile\` v on v.\`personId\` = ? where a.\`publicCode\` = ?`

const readOpenings = rowReader({
  id: 'text',
  publicCode: 'text',
  title: 'text',
  teamId: 'text',
  siteCode: 'text',
  state: 'text',
  startsAt: 'moment',
  endsAt: 'moment',
  opensAt: 'moment',
  closesAt: 'moment',
  rescue: 'flag',
  risk: 'whole',
  postId: 'text',
  postCode: 'text',
  postName: 'text',
  places: 'whole',
  taken: 'whole',
  openVersion: 'whole',
  leastAge: 'whole?',
  mostAge: 'whole?',
  skill: 'text?',
  credential: 'text?',
  approval: 'flag',
  birthDate: 'text?',
  skills: 'json?',
})

type Read = ReturnType<typeof readOpenings>[number]
interface Opening extends Omit<Read, 'state' | 'risk' | 'skill' | 'credential' | 'skills'> {
  readonly state: ActivityState
  readonly risk: 1 | 2 | 3
  readonly skill: Skill | null
  readonly credential: Credential | null
  readonly skills: Skill[] | null
}

async function openingOf(tx: EntityManager, { activityCode, postCode, personId }: Wish): Promise<Opening> {
  const [opening] = readOpenings(await tx.query(OPENING, [postCode, personId, activityCode])) as Opening[]
  const known = demand(opening, 'activity_not_found')
  insist(ACTIVITY_STATES.indexOf(known.state) >= ACTIVITY_STATES.indexOf('recruiting'), 'activity_not_found')
  return known
}

/** A sign-up as it stands right after, with what a reply says of its post and activity. */
export interface SignedUp {
  readonly signUp: SignUp
  readonly post: { readonly publicCode: string; readonly name: string }
  readonly activity: { readonly state: ActivityState }
}

/**
 * Signs somebody up: asked for where the leader looks first, else with a place while there is one, else waiting for one. The sign-up is
 * inserted, and last the post's row changed on condition that it can be: of those who want the last place one gets it.
 * @throws Refusal activity_not_found, changed_meanwhile, and every obstacle by its code.
 */
export async function signUpPerson(work: ActivityWork, wish: Wish): Promise<SignedUp> {
  const { tx, now } = work
  const opening = await openingOf(tx, wish)
  await demandFit(work, opening, wish)
  const { approval, taken, places } = opening
  const state = approval ? 'applied' : taken < places ? 'approved' : 'waitlisted'
  const signUp = blank(opening, wish, state, now)
  await insertOnce(tx, signUp)
  const seen = { id: opening.postId, openVersion: opening.openVersion }
  if (state === 'applied') {
    await tellSides(work, opening, signUp, { to: ['leaders'], title: '有人报名，等您同意', body: `「${opening.postName}」有人报名。` })
    insist(await moveSeat(tx, 'hold', seen), 'changed_meanwhile')
  } else {
    signUp.state = await place(tx, seen, state)
    if (signUp.state !== state) await tx.update(SignUp, { id: signUp.id }, { state: signUp.state })
  }
  return { signUp, post: { publicCode: opening.postCode, name: opening.postName }, activity: opening }
}

/** What hinders; that the leader rejected somebody does not hinder the site's staff, whom the leader may ask to sign them up after all. */
async function demandFit({ tx, now }: ActivityWork, opening: Opening, { personId, signedUpBy, guardian }: Wish): Promise<void> {
  await holdPerson(tx, personId)
  const engagements = await engagementsOf(tx, personId, opening.startsAt, opening.endsAt)
  const standing = standingAmong(engagements, opening, opening.postId)
  const forgiven = standing.turnedAway === 'rejected' && signedUpBy !== personId
  const obstacle = obstacleTo(
    opening,
    {
      consented: true,
      ...standing,
      turnedAway: forgiven ? null : standing.turnedAway,
      birthDate: opening.birthDate,
      skills: opening.skills ?? [],
      credentials: opening.credential === null ? new Map() : await credentialsOf(tx, personId),
      guardian,
    },
    now,
  )
  if (obstacle !== null) throw new Refusal(obstacle)
}

function blank(opening: Opening, { personId, signedUpBy, guardian }: Wish, state: SignUpState, now: Date): SignUp {
  return {
    id: uuidv7(),
    publicCode: newPublicCode(),
    activityId: opening.id,
    postId: opening.postId,
    personId,
    state,
    liveKey: liveKeyOf(opening.id, personId),
    startsAt: opening.startsAt,
    endsAt: opening.endsAt,
    signedUpBy,
    guardianName: guardian?.name ?? null,
    guardianPhone: guardian?.phone ?? null,
    guardianRelation: guardian?.relation ?? null,
    guardianPresent: guardian?.present ?? false,
    createdAt: now,
    updatedAt: now,
  }
}

const COLUMNS = [
  ...(['id', 'publicCode', 'activityId', 'postId', 'personId', 'state', 'liveKey', 'startsAt', 'endsAt', 'signedUpBy'] as const),
  ...(['guardianName', 'guardianPhone', 'guardianRelation', 'guardianPresent', 'createdAt', 'updatedAt'] as const),
] satisfies (keyof SignUp)[]

/** Written by hand, because hundreds sign up at once: TypeORM's own insert takes as long as all the rest. */
export const INSERT_SIGN_UP = `insert into \`sign_up\` (${COLUMNS.map((name) => `\`${name}\``).join(', ')})
  values (${COLUMNS.map(() => '?').join(', ')})`

async function insertOnce(tx: EntityManager, signUp: SignUp): Promise<void> {
  try {
    await change(
      tx,
      INSERT_SIGN_UP,
      COLUMNS.map((column) => signUp[column]),
    )
  } catch (error) {
    throw isUniqueViolation(error) ? new Refusal('already_signed_up') : error
  }
}

/**
 * A place, or one in the waiting list. The likely one is tried first; when the post filled up or a place became free since it was read, the
 * other one, and then the first again, because between the two it may have turned once more.
 */
async function place(tx: EntityManager, post: SeenPost, likely: 'approved' | 'waitlisted'): Promise<'approved' | 'waitlisted'> {
  const other = likely === 'approved' ? 'waitlisted' : 'approved'
  for (const state of [likely, other, likely] as const) {
    if (await moveSeat(tx, state === 'approved' ? 'take' : 'wait', post)) return state
  }
  throw new Refusal('changed_meanwhile')
}
