import { In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { SignUpState } from '../../../shared/lifecycle/sign-up'
import type { ActivityWork } from '../activities/move-activity'
import { personOf } from '../people/actor'
import { SignUp, SignUpEvent } from './sign-up.entity'

const COUNTED = [
  { present: true, action: 'count_present', toState: 'attended' },
  { present: false, action: 'count_absent', toState: 'no_show' },
] as const

/** The activity is settled: everybody who had a place in it was there or was not. Nothing but the record of it follows from that. */
export async function countAttendance(
  { tx, actor, now }: Pick<ActivityWork, 'tx' | 'actor' | 'now'>,
  activityId: string,
  wasPresent: (personId: string) => boolean,
): Promise<void> {
  const fromState: SignUpState = 'approved'
  const places = await tx.findBy(SignUp, { activityId, state: fromState })
  const personId = personOf(actor)?.id ?? null
  for (const { present, action, toState } of COUNTED) {
    const some = places.filter((place) => wasPresent(place.personId) === present)
    if (some.length === 0) continue
    await tx.insert(
      SignUpEvent,
      some.map(({ id }) => ({ id: uuidv7(), signUpId: id, action, fromState, toState, personId, said: '', at: now })),
    )
    await tx.update(SignUp, { id: In(some.map(({ id }) => id)) }, { state: toState, liveKey: null, updatedAt: now })
  }
}
