import { type EntityManager, In } from 'typeorm'
import type { SignUpState } from '../../../shared/lifecycle/sign-up'
import { SignUp } from './sign-up.entity'

/** A sign-up in one of these holds, or at the end held, a place. */
const WITH_A_PLACE: readonly SignUpState[] = ['approved', 'attended', 'no_show']

/** The sign-ups of an activity that have a place in it, in the order in which they were made. */
export const placesTaken = (tx: EntityManager, activityId: string): Promise<SignUp[]> =>
  tx.find(SignUp, { where: { activityId, state: In([...WITH_A_PLACE]) }, order: { id: 'ASC' } })
