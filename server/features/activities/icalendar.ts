/** iCalendar (RFC 5545), as little of it as a feed of dated events needs: UTC times, lines of at most 75 octets, CRLF. */

/** One event of a feed. */
export interface CalendarEvent {
  /** Names the event for ever, whatever changes about it. */
  readonly uid: string
  /** Grows with each change. */
  readonly sequence: number
  readonly changedAt: Date
  readonly startsAt: Date
  readonly endsAt: Date
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
}

const CRLF = '\r\n'
const LONGEST = 75

/** 20261126T010000Z. */
const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** TEXT of RFC 5545 §3.3.11: backslash, semicolon, comma and line break are escaped. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')

/** A content line, folded (§3.1) between characters, so that no line and no character is cut where a reader could not follow. */
export function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LONGEST) {
      lines.push(current)
      // The space that marks a continuation counts.
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join(CRLF)
}

/** The bytes of a feed with these events; `name` is what calendar programs call it. */
export function calendarOf(name: string, events: readonly CalendarEvent[]): Buffer {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Hongmian//Activities 1//ZH', 'CALSCALE:GREGORIAN'],
    ...[`X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H'],
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return Buffer.from(lines.map((line) => folded(line) + CRLF).join(''))
}

function eventLines(event: CalendarEvent): string[] {
  const { uid, sequence, changedAt, startsAt, endsAt, summary, description, location, status } = event
  return [
    ...['BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${utc(changedAt)}`, `SEQUENCE:${sequence}`],
    ...[`DTSTART:${utc(startsAt)}`, `DTEND:${utc(endsAt)}`, `STATUS:${status}`, `SUMMARY:${escaped(summary)}`],
    ...(location === '' ? [] : [`LOCATION:${escaped(location)}`]),
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    'END:VEVENT',
  ]
}
