import type { EntityManager } from 'typeorm'
import type * as z from 'zod/mini'
import type { mySignUp } from '../../../shared/contract/activity-shapes'
import type { signUp as signUpSchema } from '../../../shared/contract/sign-ups'
import type { ActivityState } from '../../../shared/lifecycle/activity'
import type { SignUpState } from '../../../shared/lifecycle/sign-up'
import { type Row, rowReader, type Shape } from '../../database/rows'
import type { Activity } from '../activities/activity.entity'
import { maskedPhone } from '../orders/masking'
import type { Actor } from '../people/actor'
import { isMinor } from './fitness'
import { mayWithdraw, signUpActions } from './move-sign-up'
import { signUpParties } from './sign-up.policy'
import { waitingPlace } from './sign-up.queries'
import type { SignedUp } from './sign-up-person'

/** One's own sign-up, with the place in the waiting list where one waits. */
export async function presentMine(tx: EntityManager, { signUp, post, activity }: SignedUp): Promise<z.output<typeof mySignUp>> {
  return {
    code: signUp.publicCode,
    post: { code: post.publicCode, name: post.name },
    state: signUp.state,
    waitingPlace: signUp.state === 'waitlisted' ? await waitingPlace(tx, signUp) : null,
    mayWithdraw: mayWithdraw(signUp.state, activity),
  }
}

/** A row of one's own list. */
interface MineRow {
  readonly state: string
  readonly signUpId: string
  readonly signUpCode: string
  readonly signUpState: string
  readonly postId: string
  readonly postCode: string
  readonly postName: string
}

/** The same, out of a row of one's own list. */
export async function mineOfRow(tx: EntityManager, row: MineRow): Promise<z.output<typeof mySignUp>> {
  const state = row.signUpState as SignUpState
  return {
    code: row.signUpCode,
    post: { code: row.postCode, name: row.postName },
    state,
    waitingPlace: state === 'waitlisted' ? await waitingPlace(tx, { postId: row.postId, id: row.signUpId }) : null,
    mayWithdraw: mayWithdraw(state, { state: row.state as ActivityState }),
  }
}

const FOR_LEADER = `select s.publicCode, s.state, s.personId, s.signedUpBy, s.guardianPresent, s.startsAt, s.createdAt, p.publicCode as postCode, p.name as postName,
  n.publicCode as personCode, n.name as personName, n.phone, v.birthDate
  from sign_up s join activity_post p on p.id = s.postId join person n on n.id = s.personId
  left join volunteer_profile v on v.personId = s.personId`

/** The sign-ups of an activity, by post, those of a post in the order in which they came. */
export const SIGN_UPS_OF_ACTIVITY = `${FOR_LEADER} where s.activityId = ? order by p.position, s.id`
const ONE_SIGN_UP = `${FOR_LEADER} where s.id = ?`

const SHAPE = {
  publicCode: 'text',
  state: 'text',
  personId: 'text',
  signedUpBy: 'text',
  guardianPresent: 'flag',
  startsAt: 'moment',
  createdAt: 'moment',
  postCode: 'text',
  postName: 'text',
  personCode: 'text',
  personName: 'text',
  phone: 'text?',
  birthDate: 'text?',
} as const satisfies Shape

const readForLeader = rowReader(SHAPE)
type PresentedSignUp = z.output<typeof signUpSchema>

/** Who reads the sign-ups of which activity. */
interface Reading {
  readonly actor: Actor
  readonly activity: Activity
}

const forLeader = (row: Row<typeof SHAPE>, { actor, activity }: Reading): PresentedSignUp => {
  const state = row.state as SignUpState
  return {
    code: row.publicCode,
    post: { code: row.postCode, name: row.postName },
    person: { code: row.personCode, name: row.personName, phone: maskedPhone(row.phone ?? '') },
    state,
    minor: isMinor(row.birthDate, row.startsAt),
    guardianPresent: row.guardianPresent,
    at: row.createdAt.toISOString(),
    actions: signUpActions(state, signUpParties(actor, { signUp: row, activity }), activity),
  }
}

/** The sign-ups of an activity as its leader and its site read them: names, phone numbers masked, and what the reader may do. */
export async function presentSignUps(tx: EntityManager, reading: Reading): Promise<PresentedSignUp[]> {
  return readForLeader(await tx.query(SIGN_UPS_OF_ACTIVITY, [reading.activity.id])).map((row) => forLeader(row, reading))
}

/** One sign-up as above. @throws Error when there is none with this id. */
export async function presentSignUp(tx: EntityManager, id: string, reading: Reading): Promise<PresentedSignUp> {
  const [row] = readForLeader(await tx.query(ONE_SIGN_UP, [id]))
  if (row === undefined) throw new Error(`There is no sign-up ${id}`)
  return forLeader(row, reading)
}
