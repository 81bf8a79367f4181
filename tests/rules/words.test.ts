import * as fc from 'fast-check'
import { addDays, beijingAt } from '../../shared/time/beijing'
import { dateWords, momentWords, promiseWords } from '../../shared/time/words'

/** '2026-11-26 09:12' or '2026-11-26 09:12:30' in China as epoch ms. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const thursday = at('2026-11-26 09:12')

describe('a promise', () => {
  const promise = (due: string) => promiseWords(at(due), thursday)

  test('names today, tomorrow and the days of the coming week', () => {
    expect(promise('2026-11-26 17:00')).toBe('今天 17:00 前')
    expect(promise('2026-11-27 10:00')).toBe('明天 10:00 前')
    expect(promise('2026-11-28 10:00')).toBe('周六 10:00 前')
    expect(promise('2026-12-02 08:05')).toBe('周三 08:05 前')
  })

  test('carries its date from the seventh day on, when the weekday alone would mean another', () => {
    expect(promise('2026-12-03 10:00')).toBe('12月3日 周四 10:00 前')
  })

  test('names the year only where month and day could be mistaken', () => {
    expect(promise('2027-01-04 10:00')).toBe('1月4日 周一 10:00 前')
    expect(promise('2027-11-26 10:00')).toBe('2027年11月26日 周五 10:00 前')
  })

  test('never names an earlier minute than its clock keeps', () => {
    expect(promise('2026-11-26 09:42:01')).toBe('今天 09:43 前')
    expect(promise('2026-11-26 09:42')).toBe('今天 09:42 前')
  })

  test('that ends at midnight ends with its day', () => {
    expect(promise('2026-11-27 00:00')).toBe('今天 24:00 前')
    expect(promise('2026-11-26 23:59:59')).toBe('今天 24:00 前')
    expect(promise('2026-11-28 00:00')).toBe('明天 24:00 前')
  })

  test('already broken is said in the past', () => {
    expect(promise('2026-11-25 17:00')).toBe('昨天 17:00 前')
    expect(promise('2026-11-23 17:00')).toBe('11月23日 周一 17:00 前')
  })
})

describe('a moment', () => {
  const moment = (text: string) => momentWords(at(text), thursday)

  test('names today, yesterday and the days of this week', () => {
    expect(moment('2026-11-26 09:12')).toBe('今天 09:12')
    expect(moment('2026-11-26 00:00')).toBe('今天 00:00')
    expect(moment('2026-11-25 23:59')).toBe('昨天 23:59')
    expect(moment('2026-11-23 09:12')).toBe('周一 09:12')
    expect(moment('2026-11-28 14:30')).toBe('周六 14:30')
  })

  test('of last week says so, and is dated when a week has gone by', () => {
    expect(moment('2026-11-20 09:12')).toBe('上周五 09:12')
    expect(moment('2026-11-19 09:12')).toBe('11月19日 09:12')
    expect(moment('2026-11-03 09:12')).toBe('11月3日 09:12')
  })

  test('of next week is dated, so that no weekday means two days', () => {
    expect(moment('2026-11-30 09:12')).toBe('11月30日 09:12')
  })

  test('of another year carries it once half a year lies between', () => {
    expect(moment('2025-11-26 09:12')).toBe('2025年11月26日 09:12')
  })

  test('does not run ahead of the clock', () => {
    expect(moment('2026-11-26 09:12:59')).toBe('今天 09:12')
  })
})

describe('a date', () => {
  test('is said by its nearness', () => {
    const say = (date: string) => dateWords(date, '2026-11-26')
    expect(say('2026-11-26')).toBe('今天')
    expect(say('2026-11-27')).toBe('明天')
    expect(say('2026-11-25')).toBe('昨天')
    expect(say('2026-11-30')).toBe('周一')
    expect(say('2026-12-03')).toBe('12月3日 周四')
  })

  // The words stay readable only while no two days share them.
  test('never shares its words with another date within two years', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (days) => {
        const today = addDays('2020-01-01', days)
        const dates = Array.from({ length: 1_461 }, (_, day) => addDays(today, day - 730))
        expect(new Set(dates.map((date) => dateWords(date, today))).size).toBe(dates.length)
        const noons = dates.map((date) => momentWords(beijingAt(date, 720), beijingAt(today, 0)))
        expect(new Set(noons).size).toBe(dates.length)
      }),
      { numRuns: 20 },
    )
  })
})
