import { weekWords } from '../../server/features/plans/plan-words'
import { plannedSlots, weightOf } from '../../server/features/plans/to-plan'
import { HEAVIEST } from '../../server/matching/problem'

const NOW = new Date('2026-11-24T02:00:00.000Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

it('an emergency counts more than nine urgent orders, an urgent one more than six ordinary, whatever they have waited', () => {
  const weights = (urgency: 'normal' | 'urgent' | 'emergency') => [0, 1, 5, 30].map((days) => weightOf(urgency, daysAgo(days), NOW))
  expect(weights('normal')).toEqual([10, 11, 15, 15])
  expect(weights('urgent')).toEqual([100, 110, 150, 150])
  expect(weights('emergency')).toEqual([950, 960, HEAVIEST, HEAVIEST])
  expect(weightOf('normal', daysAgo(-1), NOW)).toBe(10)
})

it('an order without wishes is planned from tomorrow on, an urgent one from now', () => {
  const [first] = plannedSlots({ slots: [], urgency: 'normal' }, NOW)
  expect(first).toEqual({ date: '2026-11-25', part: 'morning' })
  expect(plannedSlots({ slots: [], urgency: 'urgent' }, NOW)[0]).toEqual({ date: '2026-11-24', part: 'morning' })
})

it('what has passed, or lies beyond half a year, is not planned', () => {
  const soon = { date: '2026-11-24', part: 'afternoon' as const }
  const slots = [{ date: '2026-11-23', part: 'morning' as const }, soon, { date: '2027-08-01', part: 'morning' as const }]
  expect(plannedSlots({ slots, urgency: 'normal' }, NOW)).toEqual([soon])
})

it('a week is said from today', () => {
  expect(weekWords('2026-W48', '2026-11-24')).toBe('本周')
  expect(weekWords('2026-W49', '2026-11-24')).toBe('下周')
  expect(weekWords('2026-W51', '2026-11-24')).toBe('12月14日那周')
  expect(weekWords('2027-W01', '2026-11-24')).toBe('1月4日那周')
  expect(weekWords('2026-W53', '2026-11-24')).toBe('12月28日那周')
})
