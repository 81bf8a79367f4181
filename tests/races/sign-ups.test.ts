import { uuidv7 } from 'uuidv7'
import { change } from '../../server/database/change'
import type { Database } from '../../server/database/database'
import { newPublicCode } from '../../server/database/public-code'
import { ActivityPost } from '../../server/features/activities/activity.entity'
import { cancelActivity, postponeActivity } from '../../server/features/activities/run-activity'
import { approveSignUp, withdrawSignUp } from '../../server/features/sign-ups/decide-sign-up'
import { SignUp } from '../../server/features/sign-ups/sign-up.entity'
import { engagementsOf } from '../../server/features/sign-ups/sign-up.queries'
import { Refusal } from '../../server/http/refusal'
import { isLiveSignUp } from '../../shared/lifecycle/sign-up'
import { type Contested, contenders } from '../support/contenders'
import { freshDatabase } from '../support/database'
import { roundsOr } from '../support/rounds'

const PEOPLE = 500
const PLACES = 50
/** Ten seconds a round on a busy machine, and a minute besides. */
const PATIENCE_MS = 60_000 + roundsOr(20) * 10_000

let database: Database
let field: ReturnType<typeof contenders>
let people: string[]
let days = 0

beforeAll(async () => {
  database = await freshDatabase()
  field = contenders(database)
  people = await field.people(PEOPLE)
})

afterAll(() => database.close())

/** An activity on a day of its own. */
const activity = (post: { places: number; approval?: boolean }): Promise<Contested> => field.activity(post, days++)
const person = (index: number): string => people[index % PEOPLE] ?? ''

/** Runs it with fresh people each time. */
async function rounds(few: number, one: (next: () => string) => Promise<void>): Promise<void> {
  let used = 0
  for (let round = 0; round < roundsOr(few); round += 1) await one(() => person(used++))
}

/** All at once; what was refused because somebody was first is an outcome, anything else an error. */
async function atOnce(...acts: (() => Promise<unknown>)[]): Promise<void> {
  const results = await Promise.allSettled(acts.map((act) => act()))
  for (const result of results) if (result.status === 'rejected' && !(result.reason instanceof Refusal)) throw result.reason
}

/** What is counted is what there is, the places hold, and nobody waits while a place is free. */
async function expectSound(contested: Contested): Promise<void> {
  const { places, taken, waiting } = await field.post(contested)
  const states = (await field.signUps(contested)).map(({ state }) => state)
  expect({ taken, waiting }).toEqual({
    taken: states.filter((state) => state === 'approved').length,
    waiting: states.filter((state) => state === 'waitlisted').length,
  })
  expect(taken).toBeLessThanOrEqual(places)
  if (waiting > 0) expect(taken).toBe(places)
}

/** A sign-up as a use case would write it that does not compare: the row, and what was counted before. */
async function unguarded(contested: Contested, personId: string, state: 'approved' | 'waitlisted', taken: number): Promise<void> {
  const { startsAt, endsAt } = await field.activityOf(contested)
  const { activityId, postId } = contested
  const own = { id: uuidv7(), publicCode: newPublicCode(), liveKey: `${activityId}:${personId}`, signedUpBy: personId }
  await database.transaction(async (tx) => {
    await tx.insert(SignUp, { ...own, activityId, postId, personId, state, startsAt, endsAt, createdAt: startsAt, updatedAt: startsAt })
    await tx.update(ActivityPost, { id: postId }, { taken })
  })
}

describe('500 people for 50 places', () => {
  it(
    'are 50 with a place and 450 who wait, who get the places that become free in the order in which they came',
    async () => {
      for (let round = 0; round < roundsOr(1); round += 1) {
        const contested = await activity({ places: PLACES })
        await Promise.all(people.map((id) => field.signUp(contested, id)))
        const all = await field.signUps(contested)
        expect(all.filter(({ state }) => state === 'approved')).toHaveLength(PLACES)
        const waiting = all.filter(({ state }) => state === 'waitlisted').map(({ id }) => id)
        expect(waiting).toHaveLength(PEOPLE - PLACES)
        await expectSound(contested)
        const leave = all.filter(({ state }) => state === 'approved').slice(0, 5)
        await Promise.all(leave.map(({ id }) => field.onSignUp(id, 'person', withdrawSignUp)))
        const after = new Map((await field.signUps(contested)).map(({ id, state }) => [id, state]))
        expect(waiting.slice(0, 6).map((id) => after.get(id))).toEqual([...Array(5).fill('approved'), 'waitlisted'])
        await expectSound(contested)
      }
    },
    PATIENCE_MS,
  )

  it('are more than 50 with a place where the post is read first and written after', async () => {
    const contested = await activity({ places: PLACES })
    const read = await Promise.all(people.map(() => field.post(contested)))
    await Promise.all(
      people.map(async (id, index) => {
        const { taken = 0, places = 0 } = read[index] ?? {}
        if (taken < places) await unguarded(contested, id, 'approved', taken + 1)
      }),
    )
    expect((await field.signUps(contested)).filter(({ state }) => state === 'approved')).toHaveLength(PEOPLE)
  })

  it('cannot be written into the table even by a statement without the condition', async () => {
    const contested = await activity({ places: 1 })
    const raise = () =>
      database.transaction((tx) => change(tx, 'update `activity_post` set `taken` = `taken` + 1 where `id` = ?', [contested.postId]))
    await raise()
    await expect(raise()).rejects.toThrow()
    expect((await field.post(contested)).taken).toBe(1)
  })
})

describe('one who withdraws while another comes', () => {
  it(
    'leaves the place to them, whoever is first',
    async () => {
      await rounds(20, async (next) => {
        const contested = await activity({ places: 1 })
        const { id } = await field.signUp(contested, next())
        const comes = next()
        await atOnce(
          () => field.onSignUp(id, 'person', withdrawSignUp),
          () => field.signUp(contested, comes),
        )
        const [left, came] = await field.signUps(contested)
        expect([left?.state, came?.state]).toEqual(['withdrawn', 'approved'])
        await expectSound(contested)
      })
    },
    PATIENCE_MS,
  )

  it('leaves a free place and somebody who waits where whoever comes does not hold the post', async () => {
    const contested = await activity({ places: 1 })
    const { id } = await field.signUp(contested, person(0))
    const seen = await field.post(contested)
    await field.onSignUp(id, 'person', withdrawSignUp)
    if (seen.taken >= seen.places) await unguarded(contested, person(1), 'waitlisted', 0)
    const waiting = (await field.signUps(contested)).filter(({ state }) => state === 'waitlisted')
    expect([(await field.post(contested)).taken, waiting.length]).toEqual([0, 1])
  })
})

describe('those who withdraw while others are promoted', () => {
  it(
    'never leave a place unused, a count wrong, or anybody with two states',
    async () => {
      await rounds(10, async (next) => {
        const contested = await activity({ places: 3 })
        const ids: string[] = []
        for (let index = 0; index < 9; index += 1) ids.push((await field.signUp(contested, next())).id)
        const leave = [0, 1, 2, 3, 5].map((index) => ids[index] ?? '')
        await atOnce(...leave.map((id) => () => field.onSignUp(id, 'person', withdrawSignUp)), () => field.signUp(contested, next()))
        const states = new Map((await field.signUps(contested)).map(({ id, state }) => [id, state]))
        expect(leave.map((id) => states.get(id))).toEqual(leave.map(() => 'withdrawn'))
        expect([4, 6, 7, 8].map((index) => states.get(ids[index] ?? ''))).toEqual(['approved', 'approved', 'approved', 'waitlisted'])
        await expectSound(contested)
      })
    },
    PATIENCE_MS,
  )

  it(
    'one person who is promoted here while signing up there at the same time has one of the two',
    async () => {
      await rounds(10, async (next) => {
        const here = await activity({ places: 1 })
        days -= 1
        const there = await activity({ places: 1 })
        const [has, wants] = [next(), next()]
        const { id } = await field.signUp(here, has)
        await field.signUp(here, wants)
        await atOnce(
          () => field.onSignUp(id, 'person', withdrawSignUp),
          () => field.signUp(there, wants),
        )
        const engaged = [...(await field.signUps(here)), ...(await field.signUps(there))].filter(
          ({ personId, state }) => personId === wants && state === 'approved',
        )
        expect(engaged).toHaveLength(1)
      })
    },
    PATIENCE_MS,
  )
})

describe('one person who signs up here and there at the same moment', () => {
  const twoAtOnce = async (): Promise<[Contested, Contested]> => {
    const here = await activity({ places: 5 })
    days -= 1
    return [here, await activity({ places: 5 })]
  }

  it(
    'has one of the two',
    async () => {
      await rounds(20, async (next) => {
        const [here, there] = await twoAtOnce()
        const wants = next()
        await atOnce(
          () => field.signUp(here, wants),
          () => field.signUp(there, wants),
        )
        expect([...(await field.signUps(here)), ...(await field.signUps(there))]).toHaveLength(1)
      })
    },
    PATIENCE_MS,
  )

  it('has both where each first looks and then writes', async () => {
    const [here, there] = await twoAtOnce()
    const wants = person(7)
    const { startsAt, endsAt } = await field.activityOf(here)
    const free = await Promise.all([here, there].map(() => engagementsOf(database.reads.manager, wants, startsAt, endsAt)))
    expect(free).toEqual([[], []])
    await Promise.all([here, there].map((each) => unguarded(each, wants, 'approved', 1)))
    expect(await engagementsOf(database.reads.manager, wants, startsAt, endsAt)).toHaveLength(2)
  })
})

describe('a leader who approves while the activity is called off', () => {
  it(
    'approves nobody into what is not held, and everybody is let go',
    async () => {
      await rounds(20, async (next) => {
        const contested = await activity({ places: 5, approval: true })
        const { id } = await field.signUp(contested, next())
        const comes = next()
        await atOnce(
          () => field.onSignUp(id, 'leader', approveSignUp),
          () => field.onActivity(contested, (work, called) => cancelActivity(work, called, '台风要来')),
          () => field.signUp(contested, comes),
        )
        expect((await field.activityOf(contested)).state).toBe('cancelled')
        expect((await field.signUps(contested)).filter(({ state }) => isLiveSignUp(state))).toEqual([])
        await expectSound(contested)
      })
    },
    PATIENCE_MS,
  )

  it('approves somebody into it where the version of the activity is not compared', async () => {
    const contested = await activity({ places: 5, approval: true })
    const { id } = await field.signUp(contested, person(0))
    const seen = await database.reads.manager.findOneByOrFail(SignUp, { id })
    await field.onActivity(contested, (work, called) => cancelActivity(work, called, '台风要来'))
    await database.transaction(async (tx) => {
      await change(tx, 'update `activity_post` set `taken` = `taken` + 1 where `id` = ? and `taken` < `places`', [seen.postId])
      await tx.update(SignUp, { id }, { state: 'approved' })
    })
    expect((await field.activityOf(contested)).state).toBe('cancelled')
    expect((await field.post(contested)).taken).toBe(1)
  })
})

describe('somebody who signs up while the activity is put off', () => {
  it(
    'has the new time, or is asked to look again',
    async () => {
      await rounds(20, async (next) => {
        const contested = await activity({ places: 5 })
        await field.signUp(contested, next())
        const { startsAt, endsAt } = await field.activityOf(contested)
        const later = (at: Date): Date => new Date(at.getTime() + 3_600_000)
        const comes = next()
        await atOnce(
          () =>
            field.onActivity(contested, (work, put) =>
              postponeActivity(work, put, { startsAt: later(startsAt), endsAt: later(endsAt), reason: '下雨' }),
            ),
          () => field.signUp(contested, comes),
        )
        const times = (await field.signUps(contested)).map((signUp) => signUp.startsAt)
        expect(new Set(times.map(Number))).toEqual(new Set([Number(later(startsAt))]))
        await expectSound(contested)
      })
    },
    PATIENCE_MS,
  )
})
