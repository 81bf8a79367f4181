import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { overlap } from '../../../shared/check-in/earn'
import { addDays, beijingDate } from '../../../shared/time/beijing'
import { DAY_MINUTES, type HoursKind, type HoursReason, type HoursSource } from '../../../shared/vocabulary/hours'
import { change } from '../../database/change'
import { newPublicCode } from '../../database/public-code'
import { insist } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import { HoursDay, HoursEntry, type Span } from './hours.entity'
import { standingEntriesNear } from './hours.queries'

/** What is to be entered for somebody. */
export interface Posting {
  readonly personId: string
  readonly activity: Pick<Activity, 'id' | 'siteCode'>
  readonly kind: HoursKind
  readonly source: Exclude<HoursSource, 'reversal'>
  /** Pending waits for an officer; it takes up its part of the day meanwhile. */
  readonly state: 'posted' | 'pending'
  /** More than 0. */
  readonly minutes: number
  /** When, the earliest first; at least one. */
  readonly spans: readonly Span[]
  readonly reasons: readonly HoursReason[]
  readonly words?: string
  readonly makeUpId?: string
  readonly replacesId?: string
  readonly confirmedBy: string
  readonly approvedBy?: string
}

/** What came of it: fewer minutes than asked for where the day was full, none where another entry of that time stands. */
export interface Posted {
  readonly entry: HoursEntry | null
  readonly reasons: readonly HoursReason[]
}

const RAISE = 'update `hours_day` set `minutes` = `minutes` + ? where `personId` = ? and `date` = ? and `minutes` + ? <= ?'
const LOWER = 'update `hours_day` set `minutes` = `minutes` - ? where `personId` = ? and `date` = ? and `minutes` >= ?'

/**
 * Enters hours. Of one day no more than eight hours, over all activities; of one span of time nothing twice. Whoever enters hours of the
 * same person and day waits for the other: the rows of the days are held from the first statement on.
 */
export async function postHours(tx: EntityManager, posting: Posting, now: Date): Promise<Posted> {
  const { personId, spans } = posting
  const [first] = spans
  if (first === undefined || posting.minutes <= 0) throw new RangeError('there is nothing to post')
  const date = beijingDate(first.from)
  await holdDays(tx, personId, datesOf(spans))
  if (await isTaken(tx, personId, spans)) return { entry: null, reasons: ['overlaps'] }
  const day = await tx.findOneByOrFail(HoursDay, { personId, date })
  const minutes = Math.min(posting.minutes, DAY_MINUTES - day.minutes)
  const reasons: readonly HoursReason[] = minutes < posting.minutes ? ['capped_day', ...posting.reasons] : posting.reasons
  if (minutes <= 0) return { entry: null, reasons: ['capped_day'] }
  const entry = entryOf(posting, { minutes, reasons, date, now })
  await tx.insert(HoursEntry, entry)
  await takeOfDay(tx, personId, date, minutes)
  return { entry, reasons }
}

/** Takes minutes of a person's day. @throws Refusal changed_meanwhile when the day has no room for them. */
export async function takeOfDay(tx: EntityManager, personId: string, date: string, minutes: number): Promise<void> {
  insist((await change(tx, RAISE, [minutes, personId, date, minutes, DAY_MINUTES])) === 1, 'changed_meanwhile')
}

/** Gives minutes of a person's day back. */
export async function giveBackToDay(tx: EntityManager, personId: string, date: string, minutes: number): Promise<void> {
  insist((await change(tx, LOWER, [minutes, personId, date, minutes])) === 1, 'changed_meanwhile')
}

/** The days in China that the spans touch, in order. */
function datesOf(spans: readonly Span[]): string[] {
  const { from, to } = hullOf(spans)
  const first = beijingDate(from)
  const last = beijingDate(to - 1)
  const dates = [first]
  for (let date = first; date < last; dates.push(date)) date = addDays(date, 1)
  return dates
}

/**
 * Makes the rows of the days where there are none, and holds them all for this transaction. An existing row is "updated" to the date that
 * it has: unlike an ignored insert that locks it for writing at once on MySQL.
 */
async function holdDays(tx: EntityManager, personId: string, dates: readonly string[]): Promise<void> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(HoursDay)
    .values(dates.map((date) => ({ personId, date, minutes: 0 })))
    .orUpdate(['date'], ['personId', 'date'])
    .updateEntity(false)
    .execute()
}

/** Whether a standing entry of this person covers any part of the time. */
async function isTaken(tx: EntityManager, personId: string, spans: readonly Span[]): Promise<boolean> {
  const near = await standingEntriesNear(tx, personId, hullOf(spans))
  return near.some((entry) => entry.spans.some((taken) => spans.some((span) => overlap(span, taken))))
}

const hullOf = (spans: readonly Span[]): Span => ({
  from: Math.min(...spans.map((span) => span.from)),
  to: Math.max(...spans.map((span) => span.to)),
})

interface Entered {
  readonly minutes: number
  readonly reasons: readonly HoursReason[]
  readonly date: string
  readonly now: Date
}

function entryOf(posting: Posting, { minutes, reasons, date, now }: Entered): HoursEntry {
  const { personId, activity, kind, source, state, spans } = posting
  const hull = hullOf(spans)
  return {
    id: uuidv7(),
    publicCode: newPublicCode(),
    personId,
    activityId: activity.id,
    siteCode: activity.siteCode,
    kind,
    source,
    state,
    counts: state === 'posted',
    minutes,
    date,
    startsAt: new Date(hull.from),
    endsAt: new Date(hull.to),
    spans: [...spans],
    reasons: [...reasons],
    words: posting.words ?? '',
    liveKey: kind === 'timed' ? `${activity.id}:${personId}` : null,
    reversesId: null,
    replacesId: posting.replacesId ?? null,
    makeUpId: posting.makeUpId ?? null,
    confirmedBy: posting.confirmedBy,
    approvedBy: posting.approvedBy ?? null,
    postedAt: now,
  }
}
