import { uuidv7 } from 'uuidv7'
import type { Database } from '../../server/database/database'
import { newPublicCode } from '../../server/database/public-code'
import { ActivityPost } from '../../server/features/activities/activity.entity'
import { SignUp } from '../../server/features/sign-ups/sign-up.entity'
import { Refusal } from '../../server/http/refusal'
import { type Contested, contenders } from './contenders'
import { freshDatabase } from './database'
import { roundsOr } from './rounds'

export const PEOPLE = 500

/** All at once; what was refused because somebody was first is an outcome, anything else an error. */
export async function atOnce(...acts: (() => Promise<unknown>)[]): Promise<void> {
  const results = await Promise.allSettled(acts.map((act) => act()))
  for (const result of results) if (result.status === 'rejected' && !(result.reason instanceof Refusal)) throw result.reason
}

/** A database with 500 people in it, and the few sentences in which races for places in activities are told. */
export async function openContest() {
  const database: Database = await freshDatabase()
  const field = contenders(database)
  const people = await field.people(PEOPLE)
  let days = 0
  const person = (index: number): string => people[index % PEOPLE] ?? ''

  return {
    ...field,
    database,
    people,
    person,

    /** An activity on a day of its own, or on the day of the one before. */
    activity: (post: { places: number; approval?: boolean }, day: 'new' | 'same' = 'new'): Promise<Contested> =>
      field.activity(post, day === 'new' ? ++days : days),

    /** Runs it with fresh people each time. */
    async rounds(few: number, one: (next: () => string) => Promise<void>): Promise<void> {
      let used = 0
      for (let round = 0; round < roundsOr(few); round += 1) await one(() => person(used++))
    },

    /** What is counted is what there is, the places hold, and nobody waits while a place is free. */
    async expectSound(contested: Contested): Promise<void> {
      const { places, taken, waiting } = await field.post(contested)
      const states = (await field.signUps(contested)).map(({ state }) => state)
      expect({ taken, waiting }).toEqual({
        taken: states.filter((state) => state === 'approved').length,
        waiting: states.filter((state) => state === 'waitlisted').length,
      })
      expect(taken).toBeLessThanOrEqual(places)
      if (waiting > 0) expect(taken).toBe(places)
    },

    /** A sign-up as a use case would write it that does not compare: the row, with what was counted and which times were read before. */
    async unguarded(
      contested: Contested,
      personId: string,
      state: 'approved' | 'waitlisted',
      taken: number,
      times?: Pick<SignUp, 'startsAt' | 'endsAt'>,
    ): Promise<void> {
      const { startsAt, endsAt } = times ?? (await field.activityOf(contested))
      const { activityId, postId } = contested
      const own = { id: uuidv7(), publicCode: newPublicCode(), liveKey: `${activityId}:${personId}`, signedUpBy: personId }
      await database.transaction(async (tx) => {
        await tx.insert(SignUp, { ...own, activityId, postId, personId, state, startsAt, endsAt, createdAt: startsAt, updatedAt: startsAt })
        await tx.update(ActivityPost, { id: postId }, { taken })
      })
    },
  }
}

export type Contest = Awaited<ReturnType<typeof openContest>>
