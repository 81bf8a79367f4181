import * as fc from 'fast-check'
import { addDays, beijingAt, beijingDate, beijingMinutes, isDate, MINUTE, weekdayOf, weekOf } from '../../shared/time/beijing'
import { comingSlots, compareSlots, isSlotKey, PARTS, parseSlotKey, type Slot, slotEnds, slotKey, slotWords } from '../../shared/time/slot'

const slots: fc.Arbitrary<Slot> = fc.record({
  date: fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('2026-01-01', days)),
  part: fc.constantFrom(...PARTS),
})
const keys = (list: readonly Slot[]) => list.map(slotKey)

test('a slot and its key stand for each other', () => {
  expect(slotKey({ date: '2026-11-26', part: 'morning' })).toBe('2026-11-26.morning')
  fc.assert(fc.property(slots, (slot) => expect(parseSlotKey(slotKey(slot))).toEqual(slot)))
})

test('a text that names no part of a real day is no slot', () => {
  const wrong = [
    '',
    '2026-11-26',
    '2026-11-26.',
    '2026-11-26.noon',
    '2026-02-29.morning',
    '2026-11-26morning',
    '2026-11-26.morning ',
    '26-11-26.morning',
  ]
  expect(wrong.filter(isSlotKey)).toEqual([])
  for (const text of wrong) expect(() => parseSlotKey(text)).toThrow(RangeError)
  expect(isSlotKey('2028-02-29.evening')).toBe(true)
})

test('sorted slots end one after the other', () => {
  fc.assert(
    fc.property(slots, slots, (one, other) => {
      expect(Math.sign(compareSlots(one, other))).toBe(Math.sign(slotEnds(one) - slotEnds(other)))
    }),
  )
})

test('a morning ends at 12:00, an afternoon at 18:00, an evening at 21:30', () => {
  const ends = PARTS.map((part) => slotEnds({ date: '2026-11-26', part }))
  expect(ends.map(beijingDate)).toEqual(['2026-11-26', '2026-11-26', '2026-11-26'])
  expect(ends.map(beijingMinutes)).toEqual([12 * 60, 18 * 60, 21 * 60 + 30])
})

test('the coming slots begin with the one still going on', () => {
  expect(keys(comingSlots(beijingAt('2026-11-26', 12 * 60 - 1), 2))).toEqual([
    '2026-11-26.morning',
    '2026-11-26.afternoon',
    '2026-11-26.evening',
    '2026-11-27.morning',
    '2026-11-27.afternoon',
    '2026-11-27.evening',
  ])
  expect(keys(comingSlots(beijingAt('2026-11-26', 12 * 60), 1))).toEqual(['2026-11-26.afternoon', '2026-11-26.evening'])
})

test('late in the evening nothing is left of today', () => {
  expect(comingSlots(beijingAt('2026-12-31', 21 * 60 + 30), 1)).toEqual([])
  expect(keys(comingSlots(beijingAt('2026-12-31', 23 * 60), 2))).toEqual([
    '2027-01-01.morning',
    '2027-01-01.afternoon',
    '2027-01-01.evening',
  ])
})

test('a slot is said by its nearness', () => {
  const say = (date: string, part: Slot['part']) => slotWords({ date, part }, '2026-11-26')
  expect(say('2026-11-26', 'evening')).toBe('今天晚上')
  expect(say('2026-11-27', 'morning')).toBe('明天上午')
  expect(say('2026-11-28', 'afternoon')).toBe('周六下午')
  expect(say('2026-12-02', 'morning')).toBe('周三上午')
  expect(say('2026-12-03', 'morning')).toBe('12月3日 周四上午')
})

test('a slot gone by is never said like a coming one', () => {
  expect(slotWords({ date: '2026-11-25', part: 'morning' }, '2026-11-26')).toBe('昨天上午')
  expect(slotWords({ date: '2026-11-23', part: 'morning' }, '2026-11-26')).toBe('11月23日 周一上午')
})

test('a slot said on no particular day carries its date', () => {
  expect(slotWords({ date: '2026-11-26', part: 'afternoon' })).toBe('11月26日 周四下午')
})

describe('dates in China', () => {
  test('a day begins at 16:00 UTC of the day before', () => {
    expect(beijingDate(Date.UTC(2026, 10, 25, 15, 59, 59, 999))).toBe('2026-11-25')
    expect(beijingDate(Date.UTC(2026, 10, 25, 16))).toBe('2026-11-26')
    expect(beijingMinutes(Date.UTC(2026, 10, 25, 16))).toBe(0)
    expect(beijingMinutes(Date.UTC(2026, 10, 25, 15, 59, 59, 999))).toBe(1_439)
    expect(beijingAt('2026-11-26', 1_440)).toBe(beijingAt('2026-11-27', 0))
  })

  test('date and minutes give back their moment, before and after 1970', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000_000, max: 60_000_000 }), (minute) => {
        const moment = minute * MINUTE
        expect(beijingAt(beijingDate(moment), beijingMinutes(moment))).toBe(moment)
      }),
    )
  })

  test('only days of the calendar are dates', () => {
    expect(['2026-02-28', '2028-02-29', '2000-02-29', '2026-12-31'].filter((date) => !isDate(date))).toEqual([])
    const wrong = [
      '2026-02-29',
      '2100-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-1-1',
      ' 2026-01-01',
      '2026-01-01\n',
      '',
      '今天',
    ]
    expect(wrong.filter(isDate)).toEqual([])
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => beijingAt('2026-2-3', 0)).toThrow(RangeError)
    expect(() => weekdayOf('')).toThrow(RangeError)
  })

  test('days are added across months, leap days and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  test('weekdays count from Monday, and a week belongs to the year of its Thursday', () => {
    expect(weekdayOf('2026-11-26')).toBe(4)
    expect(weekdayOf('2026-11-29')).toBe(7)
    expect(weekdayOf('1969-12-29')).toBe(1)
    expect(weekOf('2026-11-26')).toBe('2026-W48')
    expect(weekOf('2027-01-03')).toBe('2026-W53')
    expect(weekOf('2027-01-04')).toBe('2027-W01')
    expect(weekOf('2025-12-29')).toBe('2026-W01')
  })
})
