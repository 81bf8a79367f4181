import * as fc from 'fast-check'
import { knownUntil, workingCalendar } from '../../server/clocks/working-calendar'
import { addDays, beijingAt, beijingDate, beijingMinutes, MINUTE, weekdayOf } from '../../shared/time/beijing'
import { addWorkingMinutes, minutesOfWorkingDay, type WorkingCalendar, workingMinutesBetween } from '../../shared/time/working-time'

// 8:30–12:00 and 14:30–17:30: six and a half hours with the long southern lunch break.
const hours = [
  [510, 720],
  [870, 1_050],
] as const
const office = workingCalendar({ hours, overrides: new Map() })
const DAY = minutesOfWorkingDay(office)

/** '2026-02-13 16:30' in China as epoch ms. */
function at(text: string): number {
  const [date = '', time = ''] = text.split(' ')
  const [hour = Number.NaN, minute = Number.NaN] = time.split(':').map(Number)
  return beijingAt(date, hour * 60 + minute)
}

function read(moment: number): string {
  const minutes = beijingMinutes(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${beijingDate(moment)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const endOf = (start: string, minutes: number) => read(addWorkingMinutes(at(start), minutes, office))
const between = (from: string, to: string) => workingMinutesBetween(at(from), at(to), office)

describe('the calendar of the office', () => {
  const works = (date: string) => office.isWorkingDay(date)

  test('rests through National Day 2026, from 1 to 7 October, and works on 8 October', () => {
    const week = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`)
    expect(week.filter(works)).toEqual([])
    expect(works('2026-09-30')).toBe(true)
    expect(works('2026-10-08')).toBe(true)
  })

  test('works on the make-up Saturdays and Sundays of 2026 and rests on the others', () => {
    const madeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
    const weekend: string[] = []
    for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) if (weekdayOf(date) > 5) weekend.push(date)
    expect(weekend.filter(works)).toEqual(madeUp)
  })

  test('rests on a weekday that the schedule of 2026 gives in exchange', () => {
    expect(['2026-01-02', '2026-02-20', '2026-02-23', '2026-05-05', '2026-10-06'].filter(works)).toEqual([])
  })

  test('follows the schedule of a past year where later law would differ: 除夕 2024 was a working day', () => {
    expect(works('2024-02-09')).toBe(true)
  })

  test('says until which year the published schedule is known', () => {
    expect(knownUntil()).toBeGreaterThanOrEqual(2026)
  })

  // Far enough ahead that no schedule is published: what law fixes must hold by itself.
  test('rests on weekends and the thirteen statutory days of a year without a schedule', () => {
    const rest: string[] = []
    for (let date = '2039-01-01'; date <= '2039-12-31'; date = addDays(date, 1)) if (weekdayOf(date) <= 5 && !works(date)) rest.push(date)
    // 元旦, 除夕, the first of May, 中秋 and two days of 国庆 fall on weekends that year.
    expect(rest).toEqual(['2039-01-24', '2039-01-25', '2039-01-26', '2039-04-05', '2039-05-02', '2039-05-27', '2039-10-03'])
    expect(works('2039-10-01')).toBe(false)
  })

  test('keeps a festival in the first of two months of one number, never in the leap month', () => {
    // 2047 has a leap fifth month: 端午 is 29 May, not 27 June.
    expect(works('2047-05-29')).toBe(false)
    expect(works('2047-06-27')).toBe(true)
  })

  test("follows the operator's days over schedule, weekend and law", () => {
    const own = workingCalendar({
      hours,
      overrides: new Map([
        ['2026-10-01', true],
        ['2026-10-10', false],
        ['2026-11-26', false],
        ['2039-04-05', true],
      ]),
    })
    expect(['2026-10-01', '2026-10-10', '2026-11-26', '2039-04-05'].map((date) => own.isWorkingDay(date))).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(own.isWorkingDay('2026-10-02')).toBe(false)
  })

  test('refuses hours that overlap, run backwards or leave the day, and days that do not exist', () => {
    const bad: WorkingCalendar['hours'][] = [
      [],
      [[720, 510]],
      [[510, 510]],
      [[510, 1_441]],
      [[-1, 60]],
      [
        [510, 720],
        [700, 1_050],
      ],
    ]
    for (const each of bad) expect(() => workingCalendar({ hours: each, overrides: new Map() })).toThrow(RangeError)
    expect(() => workingCalendar({ hours, overrides: new Map([['2027-02-29', true]]) })).toThrow(RangeError)
  })
})

describe('a clock in working time', () => {
  test('a working day is as long as its two halves', () => {
    expect(DAY).toBe(390)
  })

  test('stops for lunch and goes on after it', () => {
    expect(endOf('2026-11-26 11:30', 60)).toBe('2026-11-26 15:00')
    expect(between('2026-11-26 11:30', '2026-11-26 15:00')).toBe(60)
    expect(between('2026-11-26 12:00', '2026-11-26 14:30')).toBe(0)
  })

  test('begins at the next opening when started outside hours', () => {
    expect(endOf('2026-11-26 03:00', 15)).toBe('2026-11-26 08:45')
    expect(endOf('2026-11-26 13:00', 15)).toBe('2026-11-26 14:45')
    expect(endOf('2026-11-26 22:00', 15)).toBe('2026-11-27 08:45')
    expect(endOf('2026-11-28 10:00', 15)).toBe('2026-11-30 08:45')
  })

  test('runs out at closing when its time ends there, not at the next opening', () => {
    expect(endOf('2026-11-26 16:30', 60)).toBe('2026-11-26 17:30')
    expect(endOf('2026-11-26 08:30', 210)).toBe('2026-11-26 12:00')
    expect(endOf('2026-11-26 08:30', DAY)).toBe('2026-11-26 17:30')
  })

  test('with no time left runs out at once, even at night', () => {
    expect(endOf('2026-11-28 23:10', 0)).toBe('2026-11-28 23:10')
  })

  test('started on the Friday afternoon before 清明 ends on Tuesday', () => {
    expect(endOf('2026-04-03 16:30', DAY)).toBe('2026-04-07 16:30')
  })

  test('started on the Friday afternoon before 春节 counts the make-up Saturday, then waits nine days', () => {
    expect(endOf('2026-02-13 16:30', DAY)).toBe('2026-02-14 16:30')
    expect(endOf('2026-02-13 16:30', 2 * DAY)).toBe('2026-02-24 16:30')
    expect(between('2026-02-14 17:30', '2026-02-24 08:30')).toBe(0)
  })

  test('measures nothing backwards', () => {
    expect(between('2026-11-26 15:00', '2026-11-26 09:00')).toBe(0)
  })

  test('refuses a length that is none', () => {
    for (const minutes of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addWorkingMinutes(at('2026-11-26 09:00'), minutes, office)).toThrow(RangeError)
    }
  })

  test('gives up after four hundred days without working time, and not before', () => {
    const idleFor = (days: number): WorkingCalendar => ({ hours, isWorkingDay: (date) => date >= addDays('2026-01-01', days) })
    expect(read(addWorkingMinutes(at('2026-01-01 00:00'), 1, idleFor(400)))).toBe('2027-02-05 08:31')
    expect(() => addWorkingMinutes(at('2026-01-01 00:00'), 1, idleFor(401))).toThrow(RangeError)
    const onceAYear: WorkingCalendar = { hours, isWorkingDay: (date) => date.endsWith('-01-01') }
    expect(read(addWorkingMinutes(at('2026-01-02 00:00'), 3 * DAY, onceAYear))).toBe('2029-01-01 17:30')
  })
})

describe('for every calendar, start and length', () => {
  const moments = fc.integer({ min: at('2026-01-01 00:00'), max: at('2028-01-01 00:00') })
  const lengths = fc.integer({ min: 0, max: 30 * DAY })
  const dates = fc.integer({ min: 0, max: 730 }).map((days) => addDays('2026-01-01', days))
  const calendars = fc
    .record({
      hours: fc.constantFrom<WorkingCalendar['hours']>(
        hours,
        [[540, 1_020]],
        [[0, 1_440]],
        [
          [0, 1],
          [1, 2],
          [1_439, 1_440],
        ],
      ),
      overrides: fc.array(fc.tuple(dates, fc.boolean()), { maxLength: 60 }).map((pairs) => new Map(pairs)),
    })
    .map(workingCalendar)
  const scaled = (calendar: WorkingCalendar, minutes: number) => Math.min(minutes, 30 * minutesOfWorkingDay(calendar))

  test('the working time to the end of a clock is the length it was given', () => {
    fc.assert(
      fc.property(calendars, moments, lengths, (calendar, from, length) => {
        const minutes = scaled(calendar, length)
        expect(workingMinutesBetween(from, addWorkingMinutes(from, minutes, calendar), calendar)).toBe(minutes)
      }),
    )
  })

  test('a longer clock, or one started later, never runs out earlier', () => {
    fc.assert(
      fc.property(calendars, moments, moments, lengths, lengths, (calendar, one, other, some, more) => {
        const [short, long] = [scaled(calendar, Math.min(some, more)), scaled(calendar, Math.max(some, more))]
        const [early, late] = [Math.min(one, other), Math.max(one, other)]
        expect(addWorkingMinutes(early, short, calendar)).toBeLessThanOrEqual(addWorkingMinutes(early, long, calendar))
        expect(addWorkingMinutes(early, short, calendar)).toBeLessThanOrEqual(addWorkingMinutes(late, short, calendar))
      }),
    )
  })

  test('two lengths one after the other end where their sum ends', () => {
    fc.assert(
      fc.property(calendars, moments, lengths, lengths, (calendar, from, some, more) => {
        const [first, second] = [scaled(calendar, some), scaled(calendar, more)]
        const inTwo = addWorkingMinutes(addWorkingMinutes(from, first, calendar), second, calendar)
        expect(inTwo).toBe(addWorkingMinutes(from, first + second, calendar))
      }),
    )
  })

  test('a clock paused and resumed with what was left runs for its full length', () => {
    fc.assert(
      fc.property(calendars, moments, lengths, fc.nat(400), fc.nat(20 * 1_440), (calendar, start, length, share, pause) => {
        const minutes = scaled(calendar, length)
        const due = addWorkingMinutes(start, minutes, calendar)
        const paused = start + Math.floor(((due - start) * share) / 400)
        const left = workingMinutesBetween(paused, due, calendar)
        const resumed = paused + pause * MINUTE
        const newDue = addWorkingMinutes(resumed, left, calendar)
        const ran = workingMinutesBetween(start, paused, calendar) + workingMinutesBetween(resumed, newDue, calendar)
        expect(ran).toBeCloseTo(minutes, 6)
        if (left > 0 && workingMinutesBetween(paused, resumed, calendar) === 0) expect(newDue).toBe(due)
      }),
    )
  })

  test('exactly the minutes in which the office is open are counted', () => {
    fc.assert(
      fc.property(calendars, moments, fc.nat(4 * 1_440), (calendar, moment, length) => {
        const from = Math.floor(moment / MINUTE) * MINUTE
        const to = from + length * MINUTE
        let open = 0
        for (let minute = from; minute < to; minute += MINUTE) {
          const clock = beijingMinutes(minute)
          const within = calendar.hours.some(([opens, closes]) => clock >= opens && clock < closes)
          if (within && calendar.isWorkingDay(beijingDate(minute))) open += 1
        }
        expect(workingMinutesBetween(from, to, calendar)).toBe(open)
      }),
    )
  })
})
