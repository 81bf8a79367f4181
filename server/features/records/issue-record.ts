import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { records } from '../../../shared/contract/records'
import { beijingDate, beijingMinutes } from '../../../shared/time/beijing'
import { timeWords } from '../../../shared/time/words'
import { CATEGORY_LABELS } from '../../../shared/vocabulary/categories'
import { newPublicCode } from '../../database/public-code'
import type { Call } from '../../http/call'
import { demand, insist, Refusal } from '../../http/refusal'
import { activitiesByIds } from '../activities/activities-by-ids'
import type { Activity } from '../activities/activity.entity'
import { leaderOf } from '../activities/activity.queries'
import type { HoursEntry } from '../hours/hours.entity'
import { entriesToPrint } from '../hours/hours.queries'
import type { Person } from '../people/person.entity'
import { peopleByIds } from '../people/person.queries'
import { pathOf, siteOf } from '../places/place.queries'
import { birthDateOf } from '../sign-ups/birth-date'
import { teamsByIds } from '../teams/team.queries'
import { ServiceRecord, ServiceRecordEntry } from './record.entity'
import { hashOf, type Sheet, type SheetLine } from './sheet'

type Body = BodyOf<typeof records.issue>

/** How much of an activity's description a line has room for. */
const ABOUT_LENGTH = 60

/**
 * Issues a record sheet of what stands for somebody between two days: free, at any time, as it is now (MCA Order 67 art. 14–15).
 * @throws Refusal profile_needed without a name and a village, no_hours_to_print, invalid_request when the days are the wrong way round.
 */
export async function issueRecord({ tx, now }: Pick<Call, 'tx' | 'now'>, person: Person, { from, until }: Body): Promise<ServiceRecord> {
  if (from > until) throw new Refusal('invalid_request', [{ field: 'until', message: '结束日期要在开始日期之后' }])
  insist(person.name !== '' && person.villageCode !== null, 'profile_needed')
  const entries = await entriesToPrint(tx, person.id, from, until)
  insist(entries.length > 0, 'no_hours_to_print')
  const sum = (kind: HoursEntry['kind']) => entries.reduce((total, entry) => total + (entry.kind === kind ? entry.minutes : 0), 0)
  const sheet: Sheet = {
    number: newPublicCode(),
    verification: newPublicCode() + newPublicCode(),
    name: person.name,
    volunteer: person.publicCode,
    birthDate: (await birthDateOf(tx, person.id)) ?? '',
    residence: placeWords(await pathOf(tx, person.villageCode)),
    from,
    until,
    timedMinutes: sum('timed'),
    manualMinutes: sum('manual'),
    issuer: demand(await siteOf(tx, person.villageCode), 'place_not_found').name,
    issuedOn: beijingDate(now.getTime()),
    lines: await linesOf(tx, entries),
  }
  return keep(tx, person, sheet, entries, now)
}

async function keep(tx: EntityManager, person: Person, sheet: Sheet, entries: readonly HoursEntry[], now: Date): Promise<ServiceRecord> {
  const record: ServiceRecord = {
    id: uuidv7(),
    publicCode: sheet.number,
    verification: sheet.verification,
    personId: person.id,
    fromDate: sheet.from,
    untilDate: sheet.until,
    timedMinutes: sheet.timedMinutes,
    manualMinutes: sheet.manualMinutes,
    entries: entries.length,
    issuer: sheet.issuer,
    content: sheet,
    hash: hashOf(sheet),
    issuedAt: now,
    revokedAt: null,
  }
  await tx.insert(ServiceRecord, record as ServiceRecord & { content: object })
  await tx.insert(
    ServiceRecordEntry,
    entries.map(({ id }) => ({ recordId: record.id, entryId: id })),
  )
  return record
}

async function linesOf(tx: EntityManager, entries: readonly HoursEntry[]): Promise<SheetLine[]> {
  const activities = await activitiesByIds(
    tx,
    entries.map(({ activityId }) => activityId),
  )
  const inCharge = await leadersInCharge(tx, [...activities.values()])
  const teamIds = [...activities.values()].map(({ teamId }) => teamId)
  const teams = new Map((await teamsByIds(tx, teamIds)).map((team) => [team.id, team.name]))
  const villages = await wholeNames(tx, [...activities.values()])
  return entries.map((entry) => {
    const activity = demand(activities.get(entry.activityId), 'activity_not_found')
    return {
      kind: entry.kind,
      date: entry.date,
      time: `${clockOf(entry.startsAt)}–${clockOf(entry.endsAt)}`,
      minutes: entry.minutes,
      activity: activity.title,
      about: `${CATEGORY_LABELS[activity.category]}${activity.about === '' ? '' : `：${activity.about.slice(0, ABOUT_LENGTH)}`}`,
      place: `${villages.get(activity.villageCode) ?? ''}${activity.address}`,
      team: teams.get(activity.teamId) ?? '',
      leader: inCharge.get(activity.id) ?? '',
    }
  })
}

/** The whole name of each activity's village, by its code: '江门市开平市塘口镇宅群村'. */
async function wholeNames(tx: EntityManager, activities: readonly Activity[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const code of new Set(activities.map(({ villageCode }) => villageCode))) names.set(code, placeWords(await pathOf(tx, code)))
  return names
}

const placeWords = (path: readonly { readonly name: string }[]): string => path.map(({ name }) => name).join('')

const clockOf = (at: Date): string => timeWords(beijingMinutes(at.getTime()))

/** The name of who is in charge of each activity, by its id. */
async function leadersInCharge(tx: EntityManager, activities: readonly Activity[]): Promise<Map<string, string>> {
  const leaders = new Map<string, string | null>()
  for (const activity of activities) leaders.set(activity.id, await leaderOf(tx, activity))
  const people = await peopleByIds(
    tx,
    [...leaders.values()].filter((id) => id !== null),
  )
  return new Map([...leaders].map(([activityId, personId]) => [activityId, people.get(personId ?? '')?.name ?? '']))
}
