import { change } from '../../server/database/change'
import { withdrawSignUp } from '../../server/features/sign-ups/decide-sign-up'
import { engagementsOf } from '../../server/features/sign-ups/sign-up.queries'
import type { Contested } from '../support/contenders'
import { atOnce, type Contest, openContest, PEOPLE } from '../support/contest'
import { patience, roundsOr } from '../support/rounds'

const PLACES = 50
/** So many give their place back afterwards. */
const LEAVE = 5
/** In every tenth round, the first among them, everybody comes; in the others a tenth, for a tenth of the places. */
const crowdOf = (round: number) => (round % 10 === 0 ? { size: PEOPLE, places: PLACES } : { size: PEOPLE / 10, places: PLACES / 10 })

const PATIENCE_MS = patience(roundsOr(20), 10)

let contest: Contest
beforeAll(async () => {
  contest = await openContest()
})
afterAll(() => contest.database.close())

describe('500 people for 50 places', () => {
  it(
    'are 50 with a place and 450 who wait, who get the places that become free in the order in which they came',
    async () => {
      for (let round = 0; round < roundsOr(1); round += 1) {
        const { size, places } = crowdOf(round)
        const contested = await contest.activity({ places })
        await Promise.all(contest.people.slice(0, size).map((id) => contest.signUp(contested, id)))
        const all = await contest.signUps(contested)
        expect(all.filter(({ state }) => state === 'approved')).toHaveLength(places)
        const waiting = all.filter(({ state }) => state === 'waitlisted').map(({ id }) => id)
        expect(waiting).toHaveLength(size - places)
        await contest.expectSound(contested)
        const leave = all.filter(({ state }) => state === 'approved').slice(0, LEAVE)
        await Promise.all(leave.map(({ id }) => contest.onSignUp(id, 'person', withdrawSignUp)))
        const after = new Map((await contest.signUps(contested)).map(({ id, state }) => [id, state]))
        expect(waiting.slice(0, LEAVE + 1).map((id) => after.get(id))).toEqual([...Array(LEAVE).fill('approved'), 'waitlisted'])
        await contest.expectSound(contested)
      }
    },
    PATIENCE_MS,
  )

  it('are more than 50 with a place where the post is read first and written after', async () => {
    const contested = await contest.activity({ places: PLACES })
    const read = await Promise.all(contest.people.map(() => contest.post(contested)))
    await Promise.all(
      contest.people.map(async (id, index) => {
        const { taken = 0, places = 0 } = read[index] ?? {}
        if (taken < places) await contest.unguarded(contested, id, 'approved', taken + 1)
      }),
    )
    expect((await contest.signUps(contested)).filter(({ state }) => state === 'approved')).toHaveLength(PEOPLE)
  })

  it('cannot be written into the table even by a statement without the condition', async () => {
    const contested = await contest.activity({ places: 1 })
    const raise = () =>
      contest.database.transaction((tx) =>
        change(tx, 'update `activity_post` set `taken` = `taken` + 1 where `id` = ?', [contested.postId]),
      )
    await raise()
    await expect(raise()).rejects.toThrow()
    expect((await contest.post(contested)).taken).toBe(1)
  })
})

describe('one person who signs up here and there at the same moment', () => {
  const twoAtOnce = async (): Promise<[Contested, Contested]> => {
    const here = await contest.activity({ places: 5 })
    return [here, await contest.activity({ places: 5 }, 'same')]
  }

  it(
    'has one of the two',
    async () => {
      await contest.rounds(20, async (next) => {
        const [here, there] = await twoAtOnce()
        const wants = next()
        await atOnce(
          () => contest.signUp(here, wants),
          () => contest.signUp(there, wants),
        )
        expect([...(await contest.signUps(here)), ...(await contest.signUps(there))]).toHaveLength(1)
      })
    },
    PATIENCE_MS,
  )

  it('has both where each first looks and then writes', async () => {
    const [here, there] = await twoAtOnce()
    const wants = contest.person(7)
    const { startsAt, endsAt } = await contest.activityOf(here)
    const free = await Promise.all([here, there].map(() => engagementsOf(contest.database.reads.manager, wants, startsAt, endsAt)))
    expect(free).toEqual([[], []])
    await Promise.all([here, there].map((each) => contest.unguarded(each, wants, 'approved', 1)))
    expect(await engagementsOf(contest.database.reads.manager, wants, startsAt, endsAt)).toHaveLength(2)
  })
})
