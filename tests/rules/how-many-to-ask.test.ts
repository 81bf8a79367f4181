import fc from 'fast-check'
import {
  type Answering,
  type Askable,
  askingWords,
  chanceInTime,
  howManyToAsk,
  INVITATIONS_A_WEEK,
  MOST_ASKED,
  NEVER_ASKED,
  WAITS_DAYS,
} from '../../server/features/plans/how-many-to-ask'

const TWO_DAYS = 2 * 24 * 60
const answering = fc.record({ taken: fc.nat(60), left: fc.nat(60), answers: fc.nat(120), minutes: fc.nat(100_000) })
const askable = (teamId: string, askedLately = 0, of: Answering = NEVER_ASKED, waitedDays = 0): Askable => ({
  teamId,
  answering: of,
  askedLately,
  waitedDays,
})
const eager: Answering = { taken: 40, left: 0, answers: 40, minutes: 40 * 20 }
const slow: Answering = { taken: 0, left: 40, answers: 0, minutes: 0 }

it('a team that nobody asked is believed to take three offers of five, most of them within two days', () => {
  expect(chanceInTime(NEVER_ASKED, 1e12)).toBeCloseTo(0.6, 6)
  // 1 − (480 ÷ (480 + 2,880))² of them.
  expect(chanceInTime(NEVER_ASKED, TWO_DAYS)).toBeCloseTo(0.6 * (1 - (480 / 3360) ** 2), 12)
  expect(chanceInTime(NEVER_ASKED, 0)).toBe(0)
})

it('a chance is one: between 0 and 1, larger with more time and with every offer taken, smaller with every one left', () => {
  fc.assert(
    fc.property(answering, fc.integer({ min: 1, max: 20_000 }), (team, minutes) => {
      const chance = chanceInTime(team, minutes)
      expect(chance).toBeGreaterThan(0)
      expect(chance).toBeLessThan(1)
      expect(chanceInTime(team, minutes + 60)).toBeGreaterThanOrEqual(chance)
      expect(chanceInTime({ ...team, taken: team.taken + 1 }, minutes)).toBeGreaterThan(chance)
      expect(chanceInTime({ ...team, left: team.left + 1 }, minutes)).toBeLessThan(chance)
    }),
  )
})

it('asks one team where it is sure to take it, and more where teams seldom answer', () => {
  const others = ['b', 'c', 'd', 'e', 'f'].map((id) => askable(id))
  expect(howManyToAsk(askable('a', 0, eager), others, TWO_DAYS).teamIds).toEqual(['a'])
  expect(howManyToAsk(askable('a'), others, TWO_DAYS).teamIds).toEqual(['a', 'b', 'c'])
  const silent = others.map((each) => ({ ...each, answering: slow }))
  expect(howManyToAsk(askable('a', 0, slow), silent, TWO_DAYS).teamIds).toHaveLength(MOST_ASKED)
  // An emergency leaves an hour.
  expect(howManyToAsk(askable('a'), others, 60).teamIds).toHaveLength(MOST_ASKED)
})

it('the first is always the plan’s own, and how it answers never takes it off', () => {
  fc.assert(
    fc.property(answering, fc.array(answering, { maxLength: 8 }), fc.nat(10_000), fc.nat(30), (first, teams, minutes, asked) => {
      const others = teams.map((each, index) => askable(`other ${index}`, 0, each))
      const { teamIds, chance } = howManyToAsk(askable('first', asked, first), others, minutes)
      expect(teamIds[0]).toBe('first')
      expect(new Set(teamIds).size).toBe(teamIds.length)
      expect(teamIds.length).toBeLessThanOrEqual(MOST_ASKED)
      expect(chance).toBeGreaterThanOrEqual(0)
      expect(chance).toBeLessThanOrEqual(1)
    }),
  )
})

it('who is asked beside it depends on how lately teams were asked and how well they fit, not on how they answer', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(INVITATIONS_A_WEEK + 2), answering, answering), { minLength: 1, maxLength: 8 }), (teams) => {
      const first = askable('first', 0, slow)
      const asked = (which: 1 | 2) => teams.map((each, index) => askable(`other ${index}`, each[0], each[which]))
      const one = howManyToAsk(first, asked(1), 60).teamIds
      const other = howManyToAsk(first, asked(2), 60).teamIds
      const shorter = Math.min(one.length, other.length)
      expect(one.slice(0, shorter)).toEqual(other.slice(0, shorter))
    }),
  )
})

it('of those who waited, the one that waited longest has its turn, whatever it costs and however it answers', () => {
  const near = ['b', 'c', 'd', 'e', 'f'].map((id) => askable(id))
  const waiting = [askable('y', 0, NEVER_ASKED, WAITS_DAYS), askable('z', 0, slow, WAITS_DAYS + 1)]
  // Also where the first alone is sure enough.
  expect(howManyToAsk(askable('a', 0, eager), [...near, ...waiting], TWO_DAYS)).toMatchObject({ teamIds: ['a', 'z'], turn: 'z' })
  expect(howManyToAsk(askable('a'), [...near, ...waiting], TWO_DAYS).teamIds.slice(0, 2)).toEqual(['a', 'z'])
  // Not before its time.
  const early = [...near, askable('y', 0, NEVER_ASKED, WAITS_DAYS - 1)]
  expect(howManyToAsk(askable('a', 0, eager), early, TWO_DAYS)).toMatchObject({ teamIds: ['a'], turn: null })
})

describe('eight weeks of orders for thirty teams, which one that answers well heads every time', () => {
  const TEAMS = 30
  const WEEKS = 8
  const BEST = 6
  const ids = Array.from({ length: TEAMS }, (_, number) => `team ${number}`)

  /** Two orders a day; the list is the same each time. On which days each team was asked. @param seen of all that fit, those looked at */
  function eightWeeks(seen: (others: readonly Askable[]) => readonly Askable[]): Map<string, number[]> {
    const asked = new Map<string, number[]>(ids.map((id) => [id, []]))
    for (let half = 0; half < WEEKS * 14; half += 1) {
      const today = half / 2
      const [first, ...others] = ids.map((id, place) => {
        const days = asked.get(id) ?? []
        const lately = days.filter((day) => today - day < 7).length
        return askable(id, lately, place === 0 ? eager : slow, Math.floor(today - (days.at(-1) ?? -90)))
      })
      if (first === undefined) throw new Error('nobody')
      for (const id of howManyToAsk(first, seen(others), TWO_DAYS).teamIds) asked.get(id)?.push(today)
    }
    return asked
  }

  it('every team that fits is asked, again and again, and none beside the first more than its fill of a week', () => {
    const asked = eightWeeks((others) => others)
    expect(asked.get('team 0')).toHaveLength(WEEKS * 14)
    for (const days of [...asked.values()].slice(1)) {
      expect(days.length).toBeGreaterThanOrEqual(2)
      // Two weeks, and then as many orders as there are teams before it.
      const gaps = [...days, WEEKS * 7].map((day, place) => day - (days[place - 1] ?? 0))
      expect(Math.max(...gaps)).toBeLessThanOrEqual(WAITS_DAYS + TEAMS / 2 + 1)
      for (const day of days) expect(days.filter((each) => each > day - 7 && each <= day).length).toBeLessThanOrEqual(INVITATIONS_A_WEEK)
    }
  })

  it('without turns, looking at the best few alone, most are never asked', () => {
    const asked = eightWeeks((others) => others.slice(0, BEST).map((each) => ({ ...each, waitedDays: 0 })))
    expect([...asked.values()].filter((days) => days.length === 0).length).toBeGreaterThan(TEAMS / 2)
  })
})

it('who has had enough of a week is left in peace', () => {
  const full = ['b', 'c', 'd'].map((id) => askable(id, INVITATIONS_A_WEEK))
  expect(howManyToAsk(askable('a'), full, TWO_DAYS).teamIds).toEqual(['a'])
})

it('says it in words', () => {
  expect(askingWords({ teamIds: ['a'], chance: 0.97 })).toBe('请 1 支就够，按平时的回复约九成能及时有队伍接')
  expect(askingWords({ teamIds: ['a', 'b', 'c'], chance: 0.82 })).toBe('同时请 3 支，按平时的回复约八成能及时有队伍接')
  expect(askingWords({ teamIds: ['a', 'b'], chance: 0.82 }, '塘口队')).toBe(
    '同时请 2 支，按平时的回复约八成能及时有队伍接；其中塘口队好久没请，轮到它',
  )
  expect(askingWords({ teamIds: ['a', 'b'], chance: 0.01 })).toBe('同时请 2 支，能不能及时有队伍接很难说')
})
