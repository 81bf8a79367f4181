import { In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../../server/database/database'
import { newPublicCode } from '../../server/database/public-code'
import { CheckEvent } from '../../server/features/check-ins/check-event.entity'
import { noteEvent } from '../../server/features/check-ins/note-event'
import { HoursDay, HoursEntry } from '../../server/features/hours/hours.entity'
import { type Posting, postHours } from '../../server/features/hours/post-hours'
import { freshDatabase } from '../support/database'
import { patience, roundsOr } from '../support/rounds'

const CONTENDERS = 50
const HOUR = 3_600_000
const NOW = new Date('2026-11-28T12:00:00.000Z')
/** Midnight in China. */
const DAY = Date.parse('2026-11-27T16:00:00.000Z')
let person = uuidv7()
const activity = uuidv7()

let database: Database

beforeEach(async () => {
  database = await freshDatabase({ entities: [CheckEvent, HoursEntry, HoursDay] })
})

afterEach(() => database.close())

/** Runs it round after round, each time with somebody who has no hours yet. */
async function rounds(one: () => Promise<void>): Promise<void> {
  for (let round = 0; round < roundsOr(2); round += 1) {
    person = uuidv7()
    await one()
  }
}

const contenders = <T>(each: (index: number) => T, count = CONTENDERS): T[] => Array.from({ length: count }, (_, index) => each(index))

const scan = (source: string): Omit<CheckEvent, 'id'> => ({
  activityId: activity,
  personId: person,
  direction: 'in',
  channel: 'code',
  source,
  at: NOW,
  receivedAt: NOW,
  device: null,
  seq: null,
  localAt: null,
  correctedAt: null,
  stepped: false,
  distance: null,
  near: null,
  recordedBy: person,
})

const kept = (source?: string) =>
  database.reads.manager.countBy(CheckEvent, { activityId: activity, ...(source === undefined ? {} : { source }) })

test(
  'fifty repeats of one check-in are one event, and each of them is told which',
  async () => {
    for (let round = 0; round < roundsOr(12); round += 1) {
      const source = String(179_559_608 + round)
      const noted = await Promise.all(contenders(() => database.transaction((tx) => noteEvent(tx, scan(source)))))
      expect(await kept(source)).toBe(1)
      expect(noted.filter(({ repeated }) => !repeated)).toHaveLength(1)
      expect(new Set(noted.map(({ event }) => event.id)).size).toBe(1)
    }
  },
  patience(roundsOr(12)),
)

test('without the guard, looking first and then writing notes it fifty times', async () => {
  const looked = await Promise.all(contenders(() => kept()))
  const absent = looked.filter((count) => count === 0)
  // A source of its own for each is what no unique key would be.
  await Promise.all(
    absent.map((_, index) => database.transaction((tx) => tx.insert(CheckEvent, { ...scan(`guard off ${index}`), id: uuidv7() }))),
  )
  expect(await kept()).toBe(CONTENDERS)
})

/** An hour of the day, or a part of one, in an activity of its own. */
const hour = (from: number, length = 1): Posting => ({
  personId: person,
  activity: { id: uuidv7(), siteCode: '440783108226' },
  kind: 'timed',
  source: 'settlement',
  state: 'posted',
  minutes: length * 60,
  spans: [{ from: DAY + from * HOUR, to: DAY + (from + length) * HOUR }],
  reasons: ['as_timed'],
  confirmedBy: uuidv7(),
})

const posted = async (): Promise<number> => {
  const entries = await database.reads.manager.findBy(HoursEntry, { personId: person })
  return entries.reduce((sum, { minutes }) => sum + minutes, 0)
}

const dayOf = async () => (await database.reads.manager.findBy(HoursDay, { personId: person })).map(({ date, minutes }) => [date, minutes])

test(
  'of twenty hours of one day, posted at once, exactly eight are kept',
  () =>
    rounds(async () => {
      const results = await Promise.all(contenders((index) => database.transaction((tx) => postHours(tx, hour(index), NOW)), 20))
      expect(await posted()).toBe(480)
      expect(await dayOf()).toEqual([['2026-11-28', 480]])
      const refused = results.filter(({ entry }) => entry === null)
      expect(refused).toHaveLength(12)
      expect(refused.every(({ reasons }) => reasons[0] === 'capped_day')).toBe(true)
    }),
  patience(roundsOr(2)),
)

test(
  'what is left of a day is given in part, and never twice',
  () =>
    rounds(async () => {
      await Promise.all(contenders((index) => database.transaction((tx) => postHours(tx, hour(index * 3, 3), NOW)), 8))
      expect(await posted()).toBe(480)
      const lengths = (await database.reads.manager.findBy(HoursEntry, { personId: person })).map(({ minutes }) => minutes)
      expect(lengths.toSorted((one, other) => one - other)).toEqual([120, 180, 180])
    }),
  patience(roundsOr(2)),
)

test('without the guard, adding up first and then writing posts all twenty', async () => {
  const sums = await Promise.all(contenders(() => posted(), 20))
  const room = sums.map((sum, index) => ({ sum, index })).filter(({ sum }) => sum + 60 <= 480)
  await Promise.all(
    room.map(({ index }) =>
      database.transaction(async (tx) => {
        const { activity: of, spans, ...said } = hour(index)
        const ids = { id: uuidv7(), publicCode: newPublicCode(), activityId: of.id, siteCode: of.siteCode }
        const times = { date: '2026-11-28', startsAt: NOW, endsAt: NOW, spans: [...spans], postedAt: NOW }
        await tx.insert(HoursEntry, { ...said, ...ids, ...times, reasons: [], counts: true })
      }),
    ),
  )
  expect(await posted()).toBe(20 * 60)
})

test(
  'of twenty activities at the same hour, posted at once, one counts',
  () =>
    rounds(async () => {
      const results = await Promise.all(contenders(() => database.transaction((tx) => postHours(tx, hour(9), NOW)), 20))
      expect(results.filter(({ entry }) => entry !== null)).toHaveLength(1)
      expect(await posted()).toBe(60)
    }),
  patience(roundsOr(2)),
)

test(
  'two who post for the same two people in opposite orders both come through',
  () =>
    rounds(async () => {
      const other = uuidv7()
      const forBoth = (people: readonly string[], from: number) =>
        database.transaction(async (tx) => {
          for (const personId of people) await postHours(tx, { ...hour(from), personId }, NOW)
        })
      await Promise.all([
        forBoth([person, other], 1),
        forBoth([other, person], 3),
        forBoth([person, other], 5),
        forBoth([other, person], 7),
      ])
      const days = await database.reads.manager.findBy(HoursDay, { personId: In([person, other]) })
      expect(days.map(({ minutes }) => minutes)).toEqual([240, 240])
    }),
  patience(roundsOr(2)),
)
