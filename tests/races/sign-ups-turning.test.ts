import { change } from '../../server/database/change'
import { cancelActivity, postponeActivity } from '../../server/features/activities/run-activity'
import { approveSignUp, withdrawSignUp } from '../../server/features/sign-ups/decide-sign-up'
import { SignUp } from '../../server/features/sign-ups/sign-up.entity'
import { isLiveSignUp } from '../../shared/lifecycle/sign-up'
import { atOnce, type Contest, openContest } from '../support/contest'
import { patience, roundsOr } from '../support/rounds'

const PATIENCE_MS = patience(roundsOr(20), 10)

let contest: Contest
beforeAll(async () => {
  contest = await openContest()
})
afterAll(() => contest.database.close())

describe('one who withdraws while another comes', () => {
  it(
    'leaves the place to them, whoever is first',
    async () => {
      await contest.rounds(20, async (next) => {
        const contested = await contest.activity({ places: 1 })
        const { id } = await contest.signUp(contested, next())
        const comes = next()
        await atOnce(
          () => contest.onSignUp(id, 'person', withdrawSignUp),
          () => contest.signUp(contested, comes),
        )
        const [left, came] = await contest.signUps(contested)
        expect([left?.state, came?.state]).toEqual(['withdrawn', 'approved'])
        await contest.expectSound(contested)
      })
    },
    PATIENCE_MS,
  )

  it('leaves a free place and somebody who waits where whoever comes does not hold the post', async () => {
    const contested = await contest.activity({ places: 1 })
    const { id } = await contest.signUp(contested, contest.person(0))
    const seen = await contest.post(contested)
    await contest.onSignUp(id, 'person', withdrawSignUp)
    if (seen.taken >= seen.places) await contest.unguarded(contested, contest.person(1), 'waitlisted', 0)
    const waiting = (await contest.signUps(contested)).filter(({ state }) => state === 'waitlisted')
    expect([(await contest.post(contested)).taken, waiting.length]).toEqual([0, 1])
  })
})

describe('those who withdraw while others are promoted', () => {
  it(
    'never leave a place unused, a count wrong, or anybody with two states',
    async () => {
      await contest.rounds(10, async (next) => {
        const contested = await contest.activity({ places: 3 })
        const ids: string[] = []
        for (let index = 0; index < 9; index += 1) ids.push((await contest.signUp(contested, next())).id)
        const leave = [0, 1, 2, 3, 5].map((index) => ids[index] ?? '')
        await atOnce(...leave.map((id) => () => contest.onSignUp(id, 'person', withdrawSignUp)), () => contest.signUp(contested, next()))
        const states = new Map((await contest.signUps(contested)).map(({ id, state }) => [id, state]))
        expect(leave.map((id) => states.get(id))).toEqual(leave.map(() => 'withdrawn'))
        expect([4, 6, 7, 8].map((index) => states.get(ids[index] ?? ''))).toEqual(['approved', 'approved', 'approved', 'waitlisted'])
        await contest.expectSound(contested)
      })
    },
    PATIENCE_MS,
  )

  it('give one person two places and leave one unused where each first looks who waits and then writes', async () => {
    const contested = await contest.activity({ places: 2 })
    const ids: string[] = []
    for (let index = 0; index < 4; index += 1) ids.push((await contest.signUp(contested, contest.person(index))).id)
    const leave = ids.slice(0, 2)
    const first = async () => (await contest.signUps(contested)).find(({ state }) => state === 'waitlisted')
    const seen = await Promise.all(leave.map(first))
    await Promise.all(
      leave.map((id, index) =>
        contest.database.transaction(async (tx) => {
          await tx.update(SignUp, { id }, { state: 'withdrawn' })
          await tx.update(SignUp, { id: seen[index]?.id ?? '' }, { state: 'approved' })
          await change(tx, 'update `activity_post` set `waiting` = `waiting` - 1 where `id` = ?', [contested.postId])
        }),
      ),
    )
    const states = (await contest.signUps(contested)).map(({ state }) => state)
    expect(states).toEqual(['withdrawn', 'withdrawn', 'approved', 'waitlisted'])
    expect(await contest.post(contested)).toMatchObject({ taken: 2, waiting: 0 })
  })

  it(
    'one person who is promoted here while signing up there at the same time has one of the two',
    async () => {
      await contest.rounds(10, async (next) => {
        const here = await contest.activity({ places: 1 })
        const there = await contest.activity({ places: 1 }, 'same')
        const [has, wants] = [next(), next()]
        const { id } = await contest.signUp(here, has)
        await contest.signUp(here, wants)
        await atOnce(
          () => contest.onSignUp(id, 'person', withdrawSignUp),
          () => contest.signUp(there, wants),
        )
        const engaged = [...(await contest.signUps(here)), ...(await contest.signUps(there))].filter(
          ({ personId, state }) => personId === wants && state === 'approved',
        )
        expect(engaged).toHaveLength(1)
      })
    },
    PATIENCE_MS,
  )
})

describe('a leader who approves while the activity is called off', () => {
  it(
    'approves nobody into what is not held, and everybody is let go',
    async () => {
      await contest.rounds(20, async (next) => {
        const contested = await contest.activity({ places: 5, approval: true })
        const { id } = await contest.signUp(contested, next())
        const comes = next()
        await atOnce(
          () => contest.onSignUp(id, 'leader', approveSignUp),
          () => contest.onActivity(contested, (work, called) => cancelActivity(work, called, '台风要来')),
          () => contest.signUp(contested, comes),
        )
        expect((await contest.activityOf(contested)).state).toBe('cancelled')
        expect((await contest.signUps(contested)).filter(({ state }) => isLiveSignUp(state))).toEqual([])
        await contest.expectSound(contested)
      })
    },
    PATIENCE_MS,
  )

  it('approves somebody into it where the version of the activity is not compared', async () => {
    const contested = await contest.activity({ places: 5, approval: true })
    const { id } = await contest.signUp(contested, contest.person(0))
    const seen = await contest.database.reads.manager.findOneByOrFail(SignUp, { id })
    await contest.onActivity(contested, (work, called) => cancelActivity(work, called, '台风要来'))
    await contest.database.transaction(async (tx) => {
      await change(tx, 'update `activity_post` set `taken` = `taken` + 1 where `id` = ? and `taken` < `places`', [seen.postId])
      await tx.update(SignUp, { id }, { state: 'approved' })
    })
    expect((await contest.activityOf(contested)).state).toBe('cancelled')
    expect((await contest.post(contested)).taken).toBe(1)
  })
})

describe('somebody who signs up while the activity is put off', () => {
  it(
    'has the new time, or is asked to look again',
    async () => {
      await contest.rounds(20, async (next) => {
        const contested = await contest.activity({ places: 5 })
        await contest.signUp(contested, next())
        const { startsAt, endsAt } = await contest.activityOf(contested)
        const later = (at: Date): Date => new Date(at.getTime() + 3_600_000)
        const comes = next()
        await atOnce(
          () =>
            contest.onActivity(contested, (work, put) =>
              postponeActivity(work, put, { startsAt: later(startsAt), endsAt: later(endsAt), reason: '下雨' }),
            ),
          () => contest.signUp(contested, comes),
        )
        const times = (await contest.signUps(contested)).map((signUp) => signUp.startsAt)
        expect(new Set(times.map(Number))).toEqual(new Set([Number(later(startsAt))]))
        await contest.expectSound(contested)
      })
    },
    PATIENCE_MS,
  )

  it('has the old time where the version of the activity is not compared', async () => {
    const contested = await contest.activity({ places: 5 })
    const seen = await contest.activityOf(contested)
    const times = { startsAt: new Date(seen.startsAt.getTime() + 3_600_000), endsAt: new Date(seen.endsAt.getTime() + 3_600_000) }
    await contest.onActivity(contested, (work, put) => postponeActivity(work, put, { ...times, reason: '下雨' }))
    await contest.unguarded(contested, contest.person(0), 'approved', 1, seen)
    expect((await contest.activityOf(contested)).startsAt).toEqual(times.startsAt)
    expect((await contest.signUps(contested)).map(({ startsAt }) => startsAt)).toEqual([seen.startsAt])
  })
})
