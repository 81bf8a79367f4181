import { uuidv7 } from 'uuidv7'
import { change } from '../../server/database/change'
import type { Database } from '../../server/database/database'
import { newPublicCode } from '../../server/database/public-code'
import { PlanChange } from '../../server/features/plans/plan.entity'
import { Team } from '../../server/features/teams/team.entity'
import { bookSlot, releaseSlot } from '../../server/features/teams/team-booking'
import { TeamBooking } from '../../server/features/teams/team-booking.entity'
import { Refusal } from '../../server/http/refusal'
import type { Slot } from '../../shared/time/slot'
import { freshDatabase } from '../support/database'
import { patience, roundsOr } from '../support/rounds'

const CONTENDERS = 128
const ROUNDS = roundsOr(10)
const slot: Slot = { date: '2026-11-26', part: 'morning' }
const otherPart: Slot = { date: '2026-11-26', part: 'evening' }
const nextDay: Slot = { date: '2026-11-27', part: 'morning' }
const nextWeek: Slot = { date: '2026-11-30', part: 'morning' }

let database: Database

beforeEach(async () => {
  database = await freshDatabase({ entities: [Team, TeamBooking, PlanChange] })
})

afterEach(() => database.close())

async function teamWith(capacity: { perSlot: number; perDay: number; perWeek: number }, publicCode = 'T2345678'): Promise<Team> {
  const id = uuidv7()
  return database.transaction(async (tx) => {
    await tx.insert(Team, {
      id,
      publicCode,
      name: '塘口志愿服务队',
      kind: 'service_team',
      homeCode: '440783103',
      latE6: 22_400_000,
      lngE6: 112_500_000,
      about: '',
      createdAt: new Date('2026-11-01T00:00:00.000Z'),
      ...capacity,
    })
    return tx.findOneByOrFail(Team, { id })
  })
}

const book = (team: Team, at: Slot) => database.transaction((tx) => bookSlot(tx, team, at))

async function taken(team: Team): Promise<Record<string, number>> {
  const rows = await database.reads.getRepository(TeamBooking).findBy({ teamId: team.id })
  return Object.fromEntries(rows.filter((row) => row.taken > 0).map((row) => [row.period, row.taken]))
}

/** How many of the attempts succeeded; every other one must have been refused as full, and for no other reason. */
async function successes(attempts: Promise<void>[]): Promise<number> {
  const results = await Promise.allSettled(attempts)
  for (const result of results) {
    if (result.status === 'fulfilled') continue
    expect(result.reason).toBeInstanceOf(Refusal)
    expect(result.reason).toMatchObject({ code: 'capacity_full' })
  }
  return results.filter((result) => result.status === 'fulfilled').length
}

const contenders = <T>(each: (index: number) => T): T[] => Array.from({ length: CONTENDERS }, (_, index) => each(index))

test(
  'of 128 at once for a slot of capacity 3 exactly 3 get it, every time',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const team = await teamWith({ perSlot: 3, perDay: 50, perWeek: 90 }, newPublicCode())
      expect(await successes(contenders(() => book(team, slot)))).toBe(3)
      expect(await taken(team)).toEqual({ '2026-11-26.morning': 3, '2026-11-26': 3, '2026-W48': 3 })
    }
  },
  patience(ROUNDS, 3),
)

test('without the guard, reading and then writing oversells the same slot', async () => {
  const team = await teamWith({ perSlot: 3, perDay: 50, perWeek: 90 })
  const period = '2026-11-26.morning'
  await database.transaction((tx) => tx.insert(TeamBooking, { teamId: team.id, period, taken: 0 }))
  const bookings = database.reads.getRepository(TeamBooking)
  const read = await Promise.all(contenders(() => bookings.findOneByOrFail({ teamId: team.id, period })))
  const unguarded = read.filter((row) => row.taken < team.perSlot)
  const write = 'update `team_booking` set `taken` = ? where `teamId` = ? and `period` = ?'
  const sold = await Promise.all(unguarded.map((row) => database.transaction((tx) => change(tx, write, [row.taken + 1, team.id, period]))))
  expect(sold.reduce((sum, rows) => sum + rows, 0)).toBe(CONTENDERS)
})

test(
  'the capacities of a day and of a week hold across the slots in them, under the same rush',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const byDay = await teamWith({ perSlot: 50, perDay: 5, perWeek: 90 }, newPublicCode())
      expect(await successes(contenders((index) => book(byDay, index % 2 === 0 ? slot : otherPart)))).toBe(5)
      const byWeek = await teamWith({ perSlot: 50, perDay: 50, perWeek: 7 }, newPublicCode())
      expect(await successes(contenders((index) => book(byWeek, index % 2 === 0 ? slot : nextDay)))).toBe(7)
    }
  },
  patience(ROUNDS, 6),
)

test('the next week has its own capacity', async () => {
  const team = await teamWith({ perSlot: 1, perDay: 1, perWeek: 1 })
  await book(team, slot)
  await expect(book(team, nextDay)).rejects.toMatchObject({ code: 'capacity_full' })
  await book(team, nextWeek)
  expect(await taken(team)).toEqual({
    '2026-11-26.morning': 1,
    '2026-11-26': 1,
    '2026-W48': 1,
    '2026-11-30.morning': 1,
    '2026-11-30': 1,
    '2026-W49': 1,
  })
})

test('a booking that is refused takes nothing, even when its transaction goes on', async () => {
  const team = await teamWith({ perSlot: 2, perDay: 2, perWeek: 1 })
  await book(team, slot)
  const before = await taken(team)
  await database.transaction(async (tx) => {
    await expect(bookSlot(tx, team, nextDay)).rejects.toMatchObject({ code: 'capacity_full' })
  })
  expect(await taken(team)).toEqual(before)
})

test('what is given back can be booked again, and nothing is given back twice', async () => {
  const team = await teamWith({ perSlot: 1, perDay: 1, perWeek: 1 })
  await book(team, slot)
  await database.transaction((tx) => releaseSlot(tx, team.id, slot))
  await database.transaction((tx) => releaseSlot(tx, team.id, slot))
  expect(await taken(team)).toEqual({})
  await book(team, slot)
  await expect(book(team, slot)).rejects.toMatchObject({ code: 'capacity_full' })
})

test('128 who book at once and then give back at once end where they began', async () => {
  const team = await teamWith({ perSlot: 100, perDay: 200, perWeek: 300 })
  await Promise.all(contenders((index) => book(team, index % 2 === 0 ? slot : otherPart)))
  expect(await taken(team)).toEqual({ '2026-11-26.morning': 64, '2026-11-26.evening': 64, '2026-11-26': 128, '2026-W48': 128 })
  await Promise.all(contenders((index) => database.transaction((tx) => releaseSlot(tx, team.id, index % 2 === 0 ? slot : otherPart))))
  expect(await taken(team)).toEqual({})
})
