import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { actionsFor, type Transition, transitionFor } from '../../../shared/lifecycle/machine'
import { isLiveSignUp, SIGN_UP_TRANSITIONS, type SignUpAction, type SignUpParty, type SignUpState } from '../../../shared/lifecycle/sign-up'
import { demandTransition } from '../../http/demand-transition'
import { demand, insist } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import { ActivityPost } from '../activities/activity.entity'
import type { ActivityWork } from '../activities/move-activity'
import { moveSeat, type SeatMove } from '../activities/seats'
import { personOf } from '../people/actor'
import { SignUp, SignUpEvent } from './sign-up.entity'
import type { Enrolment } from './sign-up.policy'

const standing = (state: SignUpState, is: ReadonlySet<SignUpParty>) => ({ state, is, holds: new Set<never>() })

/**
 * The row of the table that this action follows.
 * @throws Refusal not_allowed when it is somebody else's to take, transition_not_allowed when the state does not let anybody.
 */
export function signUpTransition(
  state: SignUpState,
  parties: ReadonlySet<SignUpParty>,
  action: SignUpAction,
): Transition<SignUpState, SignUpAction, SignUpParty> {
  return demandTransition(SIGN_UP_TRANSITIONS, state, parties, action)
}

/** Whether the person, or staff for them, may withdraw: as long as the activity has not begun. */
export const mayWithdraw = (state: SignUpState, activity: Pick<Activity, 'state'>): boolean =>
  activity.state === 'recruiting' && transitionFor(SIGN_UP_TRANSITIONS, standing(state, new Set(['volunteer'])), 'withdraw') !== undefined

/** The actions that these parties may take on a sign-up now: while the activity recruits, and none afterwards. */
export const signUpActions = (state: SignUpState, parties: ReadonlySet<SignUpParty>, activity: Pick<Activity, 'state'>): SignUpAction[] =>
  activity.state === 'recruiting' ? actionsFor(SIGN_UP_TRANSITIONS, standing(state, parties)) : []

/** A sign-up that nobody else changes before this transaction ends, with its post. */
export interface HeldEnrolment extends Enrolment {
  readonly post: ActivityPost
}

/**
 * Holds the post, and with it all its sign-ups, and reads the sign-up again: whoever held it before may have changed it.
 * @throws Refusal transition_not_allowed when the activity does not recruit, changed_meanwhile when it was moved just now.
 */
export async function held({ tx }: ActivityWork, { signUp, activity }: Enrolment): Promise<HeldEnrolment> {
  insist(activity.state === 'recruiting', 'transition_not_allowed')
  const post = demand(await tx.findOneBy(ActivityPost, { id: signUp.postId }), 'post_not_found')
  insist(await moveSeat(tx, 'hold', post), 'changed_meanwhile')
  return { post, activity, signUp: demand(await tx.findOneBy(SignUp, { id: signUp.id }), 'sign_up_not_found') }
}

/** Changes what is taken of a post that is held. @throws Refusal changed_meanwhile when it cannot be. */
export async function demandSeat(tx: EntityManager, move: SeatMove, post: ActivityPost): Promise<void> {
  insist(await moveSeat(tx, move, post), 'changed_meanwhile')
}

interface Step {
  readonly action: SignUpAction
  readonly by: ReadonlySet<SignUpParty>
  readonly said?: string
}

/**
 * Takes a sign-up one step on: asks the table, appends the event and changes the row, on condition that it still stands as it was read.
 * The one way in which a single sign-up changes; `signUp` is brought up to date. The id of the event is returned.
 * @throws Refusal not_allowed, transition_not_allowed, changed_meanwhile.
 */
export async function moveSignUp({ tx, actor, now }: ActivityWork, signUp: SignUp, { action, by, said = '' }: Step): Promise<string> {
  const fromState = signUp.state
  const { to } = signUpTransition(fromState, by, action)
  const toState = to === 'same' ? fromState : to
  const id = uuidv7()
  const personId = by.has('system') ? null : (personOf(actor)?.id ?? null)
  await tx.insert(SignUpEvent, { id, signUpId: signUp.id, action, fromState, toState, personId, said, at: now })
  const next = { state: toState, liveKey: isLiveSignUp(toState) ? signUp.liveKey : null, updatedAt: now }
  const moved = await tx.update(SignUp, { id: signUp.id, state: fromState }, next)
  insist(moved.affected === 1, 'changed_meanwhile')
  Object.assign(signUp, next)
  return id
}

export const asSystem: ReadonlySet<SignUpParty> = new Set(['system'])
