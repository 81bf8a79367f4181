import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { SIGN_UP_STATE_LABELS, type SignUpState } from '../../../shared/lifecycle/sign-up'
import { levelOf } from '../../../shared/vocabulary/places'
import { rowReader } from '../../database/rows'
import { hashOf } from '../../http/identity'
import { demand } from '../../http/refusal'
import { newSecret } from '../people/start-session'
import { type PlaceNames, siteOf } from '../places/place.queries'
import { CalendarFeed } from './calendar-feed.entity'
import { type CalendarEvent, calendarOf } from './icalendar'

const DAY_MS = 86_400_000
/** What is longer ago leaves a feed. */
const KEPT_DAYS = 90
const MOST_EVENTS = 500

const liveKeyOf = (personId: string, siteCode: string | null): string => `${personId}:${siteCode ?? ''}`

/** Gives somebody a new secret address for their own sign-ups, or for a site's activities; the old one stops. Returns its token. */
export async function startFeed(tx: EntityManager, personId: string, siteCode: string | null, now: Date): Promise<string> {
  if (siteCode !== null) demand(await siteOf(tx, siteCode), 'place_not_found')
  await stopFeed(tx, personId, siteCode, now)
  const token = newSecret()
  const tokenHash = hashOf(token)
  await tx.insert(CalendarFeed, {
    id: uuidv7(),
    tokenHash,
    personId,
    siteCode,
    liveKey: liveKeyOf(personId, siteCode),
    createdAt: now,
    endedAt: null,
  })
  return token
}

/** The address opens nothing any more. */
export async function stopFeed(tx: EntityManager, personId: string, siteCode: string | null, now: Date): Promise<void> {
  await tx.update(CalendarFeed, { liveKey: liveKeyOf(personId, siteCode) }, { liveKey: null, endedAt: now })
}

/** What stands under a secret address now. @throws Refusal not_found when it opens nothing. */
export async function readFeed(tx: EntityManager, token: string, names: PlaceNames, now: Date): Promise<Buffer> {
  const feed = await tx.findOneBy(CalendarFeed, { tokenHash: hashOf(token) })
  const { personId, siteCode, endedAt } = demand(feed, 'not_found')
  demand(endedAt === null ? feed : null, 'not_found')
  const since = new Date(now.getTime() - KEPT_DAYS * DAY_MS)
  if (siteCode === null)
    return calendarOf(
      '我的志愿活动',
      (await ownEvents(tx, personId, since)).map((row) => eventOfSignUp(row, names)),
    )
  const site = demand(await siteOf(tx, siteCode), 'not_found')
  return calendarOf(
    `${site.name}活动`,
    (await siteEvents(tx, siteCode, since)).map((row) => eventOf(row, names)),
  )
}

const COLUMNS = `a.id, a.state, a.version, a.title, a.villageCode, a.address, a.meetingPoint, a.startsAt, a.endsAt, a.updatedAt, t.name as teamName`
const SHAPE = {
  id: 'text',
  state: 'text',
  version: 'whole',
  title: 'text',
  villageCode: 'text',
  address: 'text',
  meetingPoint: 'text',
  startsAt: 'moment',
  endsAt: 'moment',
  updatedAt: 'moment',
  teamName: 'text',
} as const

/** A person's own: what they are to go to, or were to and was called off; not what they withdrew from. */
export const OWN_EVENTS = `select ${COLUMNS}, s.state as signUpState, s.updatedAt as signUpAt
  from sign_up s left join activity a on a.id = s.activityId left join team t on t.id = a.teamId
  where s.personId = ? and s.endsAt > ? and (s.state in ('applied', 'approved', 'waitlisted', 'attended')
  or (a.state = 'cancelled' and s.state in ('removed', 'rejected'))) order by s.endsAt desc limit ${MOST_EVENTS}`

const readOwn = rowReader({ ...SHAPE, signUpState: 'text', signUpAt: 'moment' })
const readSite = rowReader(SHAPE)

type SiteEvent = ReturnType<typeof readSite>[number]
type OwnEvent = ReturnType<typeof readOwn>[number]

const ownEvents = async (tx: EntityManager, personId: string, since: Date): Promise<OwnEvent[]> =>
  readOwn(await tx.query(OWN_EVENTS, [personId, since]))

/** The SELECT of the public activities in a site's places. */
export const siteEventsSql = (siteCode: string): string => `select ${COLUMNS} from activity a left join team t on t.id = a.teamId
  where a.${levelOf(siteCode) ?? 'village'}Code = ? and a.shown = 1 and a.startsAt > ? order by a.startsAt desc limit ${MOST_EVENTS}`

const siteEvents = async (tx: EntityManager, siteCode: string, since: Date): Promise<SiteEvent[]> =>
  readSite(await tx.query(siteEventsSql(siteCode), [siteCode, since]))

/** What everybody may know: what, when, where, which team. */
function eventOf(row: SiteEvent, names: PlaceNames): CalendarEvent {
  const village = names.get(row.villageCode)?.name ?? ''
  return {
    uid: `${row.id}@hongmian`,
    sequence: row.version,
    changedAt: row.updatedAt,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    summary: row.title,
    description: row.teamName,
    location: `${village} ${row.address}`.trim(),
    status: row.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
  }
}

/** What somebody who signed up may know: also where one meets, once it is certain that they come. */
function eventOfSignUp(row: OwnEvent, names: PlaceNames): CalendarEvent {
  const event = eventOf(row, names)
  const certain = row.signUpState === 'approved' || row.signUpState === 'attended'
  const changedAt = new Date(Math.max(row.signUpAt.getTime(), row.updatedAt.getTime()))
  if (event.status === 'CANCELLED') return { ...event, changedAt }
  if (!certain) return { ...event, changedAt, status: 'TENTATIVE', description: `${row.teamName}\n${labelOf(row.signUpState)}` }
  return { ...event, changedAt, description: `${row.teamName}\n集合：${row.meetingPoint}` }
}

const labelOf = (state: string): string => SIGN_UP_STATE_LABELS[state as SignUpState]
