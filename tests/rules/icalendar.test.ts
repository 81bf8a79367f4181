import fc from 'fast-check'
import { type CalendarEvent, calendarOf, folded } from '../../server/features/activities/icalendar'

const event = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '01@hongmian',
  sequence: 3,
  changedAt: new Date('2026-11-24T02:00:00.123Z'),
  startsAt: new Date('2026-12-03T01:00:00.000Z'),
  endsAt: new Date('2026-12-03T03:00:00.000Z'),
  summary: '义诊',
  description: '',
  location: '',
  status: 'CONFIRMED',
  ...change,
})

const text = (events: readonly CalendarEvent[]): string => calendarOf('我的', events).toString()

/** As RFC 5545 tells a reader to undo folding and escaping. */
const unfolded = (feed: string): string[] => feed.replaceAll('\r\n ', '').replaceAll('\r\n\t', '').split('\r\n')
const unescaped = (value: string): string => value.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))

test('a feed is exactly these lines', () => {
  expect(text([event({ location: '宅群村 文化广场', description: '塘口队\n集合：榕树下' })])).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Hongmian//Activities 1//ZH',
      'CALSCALE:GREGORIAN',
      'X-WR-CALNAME:我的',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'BEGIN:VEVENT',
      'UID:01@hongmian',
      'DTSTAMP:20261124T020000Z',
      'SEQUENCE:3',
      'DTSTART:20261203T010000Z',
      'DTEND:20261203T030000Z',
      'STATUS:CONFIRMED',
      'SUMMARY:义诊',
      'LOCATION:宅群村 文化广场',
      'DESCRIPTION:塘口队\\n集合：榕树下',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

test('no line is longer than 75 octets, none is cut within a character, and unfolding gives the text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '，', '義', '🌸', ';', '\\', ',', '\n'), maxLength: 400 }), (summary) => {
      const feed = text([event({ summary })])
      for (const line of feed.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toContain('\ufffd')
        expect(line).not.toMatch(/[\r\n]/)
      }
      const said = unfolded(feed).find((line) => line.startsWith('SUMMARY:'))
      expect(unescaped(said?.slice('SUMMARY:'.length) ?? '')).toBe(summary)
    }),
  )
})

test('a line of exactly 75 octets is left alone, and one of 76 is folded once', () => {
  expect(folded('x'.repeat(75))).toBe('x'.repeat(75))
  expect(folded('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
  expect(folded(`${'x'.repeat(74)}義`)).toBe(`${'x'.repeat(74)}\r\n 義`)
})
