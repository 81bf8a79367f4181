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
} from '../../server/features/plans/how-many-to-ask'

const TWO_DAYS = 2 * 24 * 60
const answering = fc.record({ taken: fc.nat(60), left: fc.nat(60), answers: fc.nat(120), minutes: fc.nat(100_000) })
const askable = (teamId: string, askedLately = 0, of: Answering = NEVER_ASKED): Askable => ({ teamId, answering: of, askedLately })
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

it('no team that fits is starved: asked for order after order, each has its turn, and none more than its fill of a week', () => {
  const counts = new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, 0]))
  const best = [...counts.keys()]
  for (let order = 0; order < 15; order += 1) {
    const teams = best.map((id) => askable(id, counts.get(id), id === 'f' ? slow : NEVER_ASKED))
    const [first, ...others] = teams
    if (first === undefined) throw new Error('nobody')
    for (const id of howManyToAsk(first, others, TWO_DAYS).teamIds) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const beside = best.slice(1).map((id) => counts.get(id) ?? 0)
  expect(Math.max(...beside) - Math.min(...beside)).toBeLessThanOrEqual(1)
  expect(Math.min(...beside)).toBeGreaterThan(0)
  for (const id of best.slice(1)) counts.set(id, INVITATIONS_A_WEEK)
  const full = best.map((id) => askable(id, counts.get(id)))
  expect(howManyToAsk(askable('a'), full, TWO_DAYS).teamIds).toEqual(['a'])
})

it('says it in words', () => {
  expect(askingWords({ teamIds: ['a'], chance: 0.97 })).toBe('请 1 支就够，按平时的回复约九成能及时有队伍接')
  expect(askingWords({ teamIds: ['a', 'b', 'c'], chance: 0.82 })).toBe('同时请 3 支，按平时的回复约八成能及时有队伍接')
  expect(askingWords({ teamIds: ['a', 'b'], chance: 0.01 })).toBe('同时请 2 支，能不能及时有队伍接很难说')
})
