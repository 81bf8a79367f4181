import { uuidv7, V7Generator } from 'uuidv7'
import type { Database } from '../../server/database/database'
import type { Value } from '../../server/database/prepared-select'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { Place } from '../../server/features/places/place.entity'
import { seedNetwork } from '../../server/seed/seed'
import { addDays } from '../../shared/time/beijing'
import { CATEGORIES } from '../../shared/vocabulary/categories'
import { insertRows, plantOrders } from '../bench/plant-orders'

const ORDERS = 12_000
const OTHERS = 6000
const AT_ONCE = 500
/** So many people and teams share the rows of a table. */
const OWNERS = 60

/** Whose rows they are that the lists are asked for. */
export interface Planted {
  readonly village: string
  readonly person: string
  readonly team: string
  /** The id of an activity of which check-ins were noted. */
  readonly activity: string
  /** A post of an activity to come, with people waiting. */
  readonly post: string
  /** An id in the midst of those of each table: where a later page begins. */
  readonly cursor: string
}

/** Fills every table that a list reads, so full that a database chooses its plans as it would in service. */
export async function plantLists(database: Database, now: Date): Promise<Planted> {
  await seedNetwork(database)
  const places = await database.reads.manager.find(Place, { where: { level: 'village' }, order: { code: 'ASC' } })
  const villages = places.map(({ code }) => code).filter((_, index) => index % 5 === 0)
  const people = Array.from({ length: OWNERS }, () => uuidv7())
  const teams = Array.from({ length: OWNERS }, () => uuidv7())
  const [village = '', person = '', team = ''] = [villages[0], people[0], teams[0]]
  await plantOrders(database, { count: ORDERS, villages, placerId: person, newest: now, oneOpenIn: 10 })
  const orders = (await database.reads.manager.find(ServiceOrder, { select: { id: true } })).map(({ id }) => id)
  const at = minutesBefore(now)
  const of = (values: readonly string[], index: number): string => values[index % values.length] ?? ''
  const open = (index: number): boolean => index % 10 === 0

  await plant(database, 'order_person', ['orderId', 'personId', 'open'], orders.length, (index) => [
    of(orders, index),
    of(people, index),
    open(index),
  ])
  await plant(
    database,
    'offer',
    ['id', 'publicCode', 'orderId', 'teamId', 'state', 'round', 'slots', 'reasons', 'distance', 'offeredBy', 'offeredAt', 'replyBy'],
    OTHERS,
    (index) => {
      const state = open(index) ? 'offered' : 'declined'
      return [
        idAt(at(index)),
        codeOf(index),
        of(orders, index),
        of(teams, index * 7),
        state,
        1,
        '[]',
        '[]',
        0,
        person,
        at(index),
        at(index),
      ]
    },
  )
  await plant(database, 'notice', ['id', 'personId', 'eventKey', 'orderId', 'title', 'body', 'opens', 'at', 'readAt'], OTHERS, (index) => {
    const read = open(index) ? null : now
    return [idAt(at(index)), of(people, index * 7), `event ${index}`, of(orders, index), '有答复了', '站里受理了', '/', at(index), read]
  })
  await plant(database, 'callback', ['id', 'orderId', 'eventId', 'siteCode', 'about', 'words', 'at', 'finishedAt'], OTHERS, (index) => {
    const finished = open(index) ? null : now
    return [idAt(at(index)), of(orders, index), uuidv7(), of(villages, index), 'tell', '站里受理了', at(index), finished]
  })
  await plantProjects(database, villages, teams, now)
  await plantActivities(database, { villages, teams, people }, now)
  await plant(database, 'deadline', ['id', 'clock', 'subjectId', 'dueAt', 'leasedUntil', 'createdAt'], OTHERS, (index) => {
    const due = open(index) ? new Date(now.getTime() + (index - 100) * 60_000) : null
    return [idAt(at(index)), 'answer', of(orders, index), due, null, at(index)]
  })
  await plant(database, 'outbox', ['id', 'kind', 'payload', 'dueAt', 'createdAt'], OTHERS, (index) => {
    const due = open(index) ? new Date(now.getTime() + (index - 100) * 60_000) : null
    return [idAt(at(index)), 'wechat_message', '{}', due, at(index)]
  })
  const activity = await plantHours(database, { villages, people, teams, at: now })
  await plant(database, 'team_booking', ['teamId', 'period', 'taken'], OTHERS, (index) => [
    of(teams, index),
    addDays('2026-06-01', Math.floor(index / OWNERS) * 2),
    1,
  ])
  await plant(database, 'order_exclusion', ['orderId', 'excludedId', 'why'], OTHERS, (index) => [
    of(orders, index),
    of(teams, index),
    'gave_back',
  ])
  await waitForTeams(database)
  await analyse(database)
  const [post = { id: '' }] = (await database.reads.query('select `id` from `activity_post` order by `publicCode` limit 1')) as {
    id: string
  }[]
  return { village, person, team, activity, post: post.id, cursor: idAt(at(OTHERS / 2)) }
}

/** Of the open orders some wait for a team, some are asking one, and a few are in the pool. */
async function waitForTeams(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query("update service_order set state = 'accepted' where open = 1 and category = 'health'")
    await tx.query("update service_order set state = 'offering' where open = 1 and category = 'civics'")
    await tx.query("update service_order set pooled = 1 where open = 1 and category = 'health' and publicCode like '%7'")
  })
}

const minutesBefore =
  (now: Date) =>
  (minutes: number): Date =>
    new Date(now.getTime() - minutes * 60_000)

const ids = new V7Generator()
const idAt = (at: Date): string => ids.generateOrResetCore(at.getTime(), 10_000).toString()

/** Activities of the months before and the weeks after, each with one post, and sign-ups for them. */
async function plantActivities(
  database: Database,
  { villages, teams, people }: { villages: readonly string[]; teams: readonly string[]; people: readonly string[] },
  now: Date,
): Promise<void> {
  const activities = Array.from({ length: OTHERS }, (_, index) => idAt(minutesBefore(now)(index)))
  const posts = Array.from({ length: OTHERS }, () => uuidv7())
  const startsAt = (index: number): Date => new Date(now.getTime() + (OTHERS / 10 - index) * 3_600_000)
  const endsAt = (index: number): Date => new Date(startsAt(index).getTime() + 3_600_000)
  const columns = [
    ...['id', 'publicCode', 'state', 'shown', 'teamId', 'siteCode', 'countyCode', 'townCode', 'villageCode', 'title', 'category', 'nature'],
    ...['about', 'foundBy', 'risk', 'riskText', 'startsAt', 'endsAt', 'minutesPlanned', 'opensAt', 'closesAt', 'address', 'meetingPoint'],
    ...['latE6', 'lngE6', 'checkSecret', 'createdBy', 'createdAt', 'updatedAt', 'endedAt'],
  ]
  await plant(database, 'activity', columns, OTHERS, (index) => {
    const village = villages[index % villages.length] ?? ''
    const coming = startsAt(index) > now
    const state = coming ? (index % 7 === 0 ? 'reviewing' : 'recruiting') : index % 20 === 0 ? 'ended' : 'settled'
    return [
      ...[activities[index] ?? '', codeOf(index), state, state !== 'reviewing', teams[index % teams.length] ?? '', village],
      ...[village.slice(0, 6), village.slice(0, 9), village, `第${index}次`, CATEGORIES[index % CATEGORIES.length] ?? '', 'service'],
      ...['', `第${index}次`, 1, '', startsAt(index), endsAt(index), 60, new Date(0), startsAt(index), '', ''],
      ...[22_300_000 + (index % 97) * 5_000, 112_400_000 + (index % 89) * 5_000, '', '', now, now, coming ? null : endsAt(index)],
    ]
  })
  await plant(database, 'activity_post', ['id', 'publicCode', 'activityId', 'position', 'name', 'places'], OTHERS, (index) => {
    return [posts[index] ?? '', codeOf(index), activities[index] ?? '', 0, '帮手', 8]
  })
  const signUpColumns = [
    'id',
    'publicCode',
    'activityId',
    'postId',
    'personId',
    'state',
    'startsAt',
    'endsAt',
    'signedUpBy',
    'createdAt',
    'updatedAt',
  ]
  await plant(database, 'sign_up', signUpColumns, OTHERS * 2, (index) => {
    const at = index % OTHERS
    const state = startsAt(at) > now ? (index % 9 === 0 ? 'waitlisted' : 'approved') : 'attended'
    const person = people[index % people.length] ?? ''
    return [uuidv7(), codeOf(index), activities[at] ?? '', posts[at] ?? '', person, state, startsAt(at), endsAt(at), person, now, now]
  })
}

async function plantProjects(database: Database, villages: readonly string[], teams: readonly string[], now: Date): Promise<void> {
  const teamColumns = ['id', 'publicCode', 'name', 'kind', 'homeCode', 'latE6', 'lngE6', 'about', 'createdAt']
  await plant(database, 'team', teamColumns, teams.length, (index) => {
    return [teams[index] ?? '', codeOf(index), `第${index}队`, 'service_team', villages[index] ?? '', 22_400_000, 112_500_000, '', now]
  })
  await plant(database, 'team_area', ['teamId', 'placeCode'], teams.length, (index) => [teams[index] ?? '', villages[index] ?? ''])
  const columns = ['id', 'publicCode', 'teamId', 'homeCode', 'state', 'serviceCode', 'category', 'versionId', 'createdAt', 'updatedAt']
  await plant(database, 'service_project', columns, OTHERS, (index) => {
    const state = index % 3 === 0 ? 'listed' : index % 3 === 1 ? 'retired' : 'reviewing'
    const category = CATEGORIES[index % CATEGORIES.length] ?? ''
    return [
      idAt(minutesBefore(now)(index)),
      codeOf(index),
      teams[index % teams.length] ?? '',
      villages[index % villages.length] ?? '',
      state,
      'haircut',
      category,
      uuidv7(),
      now,
      now,
    ]
  })
}

interface Owners {
  readonly villages: readonly string[]
  readonly people: readonly string[]
  readonly teams: readonly string[]
  readonly at: Date
}

/** Check-ins of activities of a hundred each, entries, make-ups, cases and sheets of the same people at the same sites. */
async function plantHours(database: Database, { villages, people, teams, at: now }: Owners): Promise<string> {
  const at = minutesBefore(now)
  const of = (values: readonly string[], index: number): string => values[index % values.length] ?? ''
  const activities = Array.from({ length: OTHERS / 100 }, () => uuidv7())
  await plant(
    database,
    'check_event',
    ['id', 'activityId', 'personId', 'direction', 'channel', 'source', 'at', 'receivedAt', 'recordedBy'],
    OTHERS,
    (index) => {
      const direction = index % 2 === 0 ? 'in' : 'out'
      const activity = activities[Math.floor(index / 100)] ?? ''
      return [idAt(at(index)), activity, of(people, index), direction, 'code', String(index), at(index), at(index), of(people, index)]
    },
  )
  const entry = ['id', 'publicCode', 'personId', 'activityId', 'siteCode', 'kind', 'source', 'state', 'counts', 'minutes', 'date']
  const entryTimes = ['startsAt', 'endsAt', 'spans', 'reasons', 'confirmedBy', 'postedAt']
  await plant(database, 'hours_entry', [...entry, ...entryTimes], OTHERS, (index) => {
    const state = index % 50 === 0 ? 'pending' : 'posted'
    const said = [of(people, index * 7), of(activities, index), of(villages, index), 'timed', 'settlement', state, state === 'posted', 60]
    return [idAt(at(index)), codeOf(index), ...said, '2026-11-20', at(index + 60), at(index), '[]', '[]', of(people, 0), at(index)]
  })
  const makeUp = ['id', 'publicCode', 'activityId', 'personId', 'teamId', 'siteCode', 'villageCode', 'state', 'startsAt', 'endsAt']
  await plant(database, 'make_up', [...makeUp, 'minutes', 'reason', 'text', 'requestedBy', 'requestedAt', 'updatedAt'], OTHERS, (index) => {
    const state = ['posted', 'posted', 'posted', 'rejected', 'requested', 'confirmed', 'publicised'][index % 7] ?? ''
    const whose = [of(activities, index), of(people, index * 7), of(teams, index), of(villages, index), of(villages, index), state]
    return [idAt(at(index)), codeOf(index), ...whose, at(index + 60), at(index), 60, 'other', '', of(people, 0), at(index), at(index)]
  })
  await plant(database, 'hours_case', ['id', 'publicCode', 'entryId', 'personId', 'siteCode', 'state', 'openedAt'], OTHERS, (index) => {
    const state = index % 10 === 0 ? 'open' : 'upheld'
    return [idAt(at(index)), codeOf(index), uuidv7(), of(people, index * 7), of(villages, index), state, at(index)]
  })
  const sheet = ['id', 'publicCode', 'verification', 'personId', 'fromDate', 'untilDate', 'timedMinutes', 'manualMinutes', 'entries']
  await plant(database, 'service_record', [...sheet, 'issuer', 'content', 'hash', 'issuedAt'], OTHERS, (index) => {
    const days = ['2026-01-01', '2026-12-31']
    return [
      idAt(at(index)),
      codeOf(index),
      `${codeOf(index)}${codeOf(index)}`,
      of(people, index * 7),
      ...days,
      60,
      0,
      1,
      '',
      '{}',
      '',
      at(index),
    ]
  })
  return of(activities, 0)
}

const codeOf = (index: number): string => String(index).padStart(8, 'A')

async function plant(
  database: Database,
  table: string,
  columns: readonly string[],
  count: number,
  rowOf: (index: number) => readonly Value[],
): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => rowOf(index))
  await database.transaction(async (tx) => {
    for (let from = 0; from < rows.length; from += AT_ONCE) await insertRows(tx, table, columns, rows.slice(from, from + AT_ONCE))
  })
}

/** MySQL learns by itself how values are spread, but only after a while; SQLite is never asked to, and plans by what its indexes are. */
async function analyse(database: Database): Promise<void> {
  if (database.dialect === 'sqlite') return
  const tables = database.writes.entityMetadatas.map(({ tableName }) => `\`${tableName}\``).join(', ')
  await database.exclusively(() => database.writes.query(`analyze table ${tables}`))
}
