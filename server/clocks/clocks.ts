import type { SettingOf } from '../../shared/contract/settings'
import { MINUTES_OF_DAY } from '../../shared/time/beijing'
import { addWorkingMinutes, minutesOfWorkingDay, type WorkingCalendar, workingMinutesBetween } from '../../shared/time/working-time'
import { always, CLOCK_LENGTHS, type CountedClock, type Length, OPENING_HOURS, workingDays } from '../../shared/vocabulary/clocks'
import type { Urgency } from '../../shared/vocabulary/orders'
import type { Database } from '../database/database'
import { CalendarDay, Setting } from '../features/settings/setting.entity'
import { workingCalendar } from './working-calendar'

type Lengths = Record<CountedClock, Record<Urgency, Length>>
type Hours = WorkingCalendar['hours']

const MINUTE_MS = 60_000

/** When each promise falls due: the lengths in force, the hours of the sites and the calendar, as the operator has set them. */
export class Clocks {
  #lengths: Lengths = CLOCK_LENGTHS
  #calendar: WorkingCalendar = workingCalendar({ hours: OPENING_HOURS, overrides: new Map() })

  /** Reads the operator's settings again; called at start and every minute. */
  async refresh(database: Database): Promise<void> {
    const manager = database.reads.manager
    const [days, settings] = await Promise.all([manager.find(CalendarDay), manager.find(Setting)])
    const of = (name: string) => settings.find((each) => each.name === name)?.value
    const complaints = of('complaint_days') as SettingOf<'complaint_days'> | undefined
    this.#lengths = {
      ...CLOCK_LENGTHS,
      ...(of('clock_lengths') as Partial<Lengths> | undefined),
      ...(complaints === undefined
        ? {}
        : { case_accept: always(workingDays(complaints.accept)), case_answer: always(workingDays(complaints.answer)) }),
    }
    this.#calendar = workingCalendar({
      hours: (of('opening_hours') as Hours | undefined) ?? OPENING_HOURS,
      overrides: new Map(days.map((day) => [day.date, day.working])),
    })
  }

  /** The moment at which a clock started at `from` runs out. */
  due(clock: CountedClock, urgency: Urgency, from: Date): Date {
    return this.after(clock, urgency, from, this.minutes(clock, urgency))
  }

  /** The moment that lies so many of this clock's minutes after `from`: working minutes, or wall minutes where it runs day and night. */
  after(clock: CountedClock, urgency: Urgency, from: Date, minutes: number): Date {
    const length = this.#lengths[clock][urgency]
    if ('wall' in length) return new Date(from.getTime() + minutes * MINUTE_MS)
    return new Date(addWorkingMinutes(from.getTime(), minutes, this.#calendar))
  }

  /** This clock's minutes between two moments, 0 when `due` has passed: what is left when it is paused. */
  left(clock: CountedClock, urgency: Urgency, now: Date, due: Date): number {
    if (due <= now) return 0
    const length = this.#lengths[clock][urgency]
    if ('wall' in length) return Math.ceil((due.getTime() - now.getTime()) / MINUTE_MS)
    return workingMinutesBetween(now.getTime(), due.getTime(), this.#calendar)
  }

  /** How long this clock is in all, in its own minutes. */
  minutes(clock: CountedClock, urgency: Urgency): number {
    const length = this.#lengths[clock][urgency]
    if ('wall' in length) return length.wall === 'days' ? length.amount * MINUTES_OF_DAY : length.amount
    return length.amount * (length.working === 'days' ? minutesOfWorkingDay(this.#calendar) : 60)
  }
}
