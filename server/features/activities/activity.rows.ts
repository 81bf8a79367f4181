/**
 * The SELECTs behind the lists of activities. Each is made of text from this file alone; what a request gives stands for a `?`. Lists of
 * dated events go by their dates: the next to come first, of what is past the last first.
 */

import type { Box } from '../../../shared/geo/distance'
import type { ActivityState } from '../../../shared/lifecycle/activity'
import { MINUTE, MINUTES_OF_DAY } from '../../../shared/time/beijing'
import type { Category } from '../../../shared/vocabulary/categories'
import { levelOf } from '../../../shared/vocabulary/places'
import type { Value } from '../../database/prepared-select'
import type { Row, Shape } from '../../database/rows'
import { PAGE } from '../../http/paging'
import { Refusal } from '../../http/refusal'
import type { Meant } from '../orders/order.queries'

/** A statement and what stands for its question marks. */
export interface Query {
  readonly sql: string
  readonly values: readonly Value[]
}

const total = (column: 'places' | 'taken' | 'waiting'): string =>
  `(select sum(p.${column}) from activity_post p where p.activityId = a.id) as ${column}`

const LINE = `a.id, a.publicCode, a.state, a.title, a.category, a.villageCode, a.startsAt, a.endsAt, a.settleBy, a.latE6, a.lngE6,
  t.publicCode as teamCode, t.name as teamName, ${total('places')}, ${total('taken')}, ${total('waiting')}`

export const LINE_SHAPE = {
  id: 'text',
  publicCode: 'text',
  state: 'text',
  title: 'text',
  category: 'text',
  villageCode: 'text',
  startsAt: 'iso',
  endsAt: 'iso',
  settleBy: 'iso?',
  latE6: 'whole',
  lngE6: 'whole',
  teamCode: 'text',
  teamName: 'text',
  places: 'whole',
  taken: 'whole',
  waiting: 'whole',
} as const satisfies Shape

interface Words {
  readonly state: ActivityState
  readonly category: Category
}
export type ActivityLineRow = Omit<Row<typeof LINE_SHAPE>, keyof Words> & Words

/** A condition of a WHERE and its values. */
interface Condition {
  readonly text: string
  readonly values: readonly Value[]
}

const is = (text: string, ...values: Value[]): Condition => ({ text, values })
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')
const oneOf = (column: string, values: readonly string[]): Condition => is(`${column} in (${marks(values)})`, ...values)
function listing(columns: string, tables: string, conditions: readonly Condition[], order: string): Query {
  return {
    sql: `select ${columns} from ${tables} where ${conditions.map(({ text }) => text).join(' and ')} order by ${order} limit ${PAGE + 1}`,
    values: conditions.flatMap(({ values }) => [...values]),
  }
}

const FROM = 'activity a left join team t on t.id = a.teamId'

/** Where a page of a dated list ends: its last row's moment and id. */
export const dateKey = (row: { readonly at: string; readonly id: string }): string => `${row.at}_${row.id}`

function readDateKey(cursor: string): { at: Date; id: string } {
  const [at = '', id = ''] = cursor.split('_')
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) throw new Refusal('invalid_request', [{ field: 'cursor', message: '页码不正确' }])
  return { at: moment, id }
}

/** The rows behind a key, in the order of the dates; the bound on the date stands apart, so that the index is walked from there. */
function after(column: string, cursor: string | undefined, forwards: boolean): Condition[] {
  if (cursor === undefined) return []
  const { at, id } = readDateKey(cursor)
  const than = forwards ? '>' : '<'
  const idColumn = `${column.slice(0, column.indexOf('.'))}.id`
  return [is(`${column} ${than}= ?`, at), is(`(${column} ${than} ? or ${idColumn} ${than} ?)`, at, id)]
}

/** The column that holds a place of this level; nothing for the city, which is all of them. */
function within(place: string | undefined): Condition[] {
  const level = place === undefined ? null : levelOf(place)
  return place === undefined || level === null || level === 'city' ? [] : [is(`a.${level}Code = ?`, place)]
}

/** No activity lasts longer than a day, so one that is still to end began after this. */
const longestAgo = (now: Date): Date => new Date(now.getTime() - MINUTES_OF_DAY * MINUTE)

/** What a word of a search means, and the word itself as it is looked for in titles. */
export interface Sought extends Meant {
  readonly word: string
}

/** Found by a word: in its title, its team's name or a service of its orders; or by its category or place. */
function holding({ word, categories, places }: Sought): Condition {
  const parts = [
    is('instr(a.foundBy, ?) > 0', word),
    ...(categories.length === 0 ? [] : [oneOf('a.category', categories)]),
    ...(['county', 'town', 'village'] as const).flatMap((level) => {
      const codes = places.filter((code) => levelOf(code) === level)
      return codes.length === 0 ? [] : [oneOf(`a.${level}Code`, codes)]
    }),
  ]
  return is(`(${parts.map(({ text }) => text).join(' or ')})`, ...parts.flatMap(({ values }) => [...values]))
}

/** What the public list is asked for. */
export interface ListFilter {
  readonly place?: string | undefined
  readonly category?: Category | undefined
  readonly state?: 'coming' | 'past' | undefined
  readonly sought: readonly Sought[]
  readonly cursor?: string | undefined
}

/** A page of the public list and one row more: coming ones by date, past ones and all together from the last date backwards. */
export function publicActivities(filter: ListFilter, now: Date): Query {
  const forwards = filter.state === 'coming'
  const conditions = [
    ...within(filter.place),
    is('a.shown = 1'),
    ...(filter.state === 'coming' ? [is('a.startsAt > ?', longestAgo(now)), is('a.endedAt is null')] : []),
    ...(filter.state === 'past' ? [is('a.endedAt is not null')] : []),
    ...(filter.category === undefined ? [] : [is('a.category = ?', filter.category)]),
    ...filter.sought.map(holding),
    ...after('a.startsAt', filter.cursor, forwards),
  ]
  return listing(LINE, FROM, conditions, forwards ? 'a.startsAt, a.id' : 'a.startsAt desc, a.id desc')
}

/** The activities of some teams, the newest first. */
export function activitiesOfTeams(teamIds: readonly string[], cursor: string | undefined): Query {
  const before = cursor === undefined ? [] : [is('a.id < ?', cursor)]
  return listing(LINE, FROM, [oneOf('a.teamId', teamIds), ...before], 'a.id desc')
}

const WORK = { reviewing: ['reviewing'], running: ['recruiting', 'ongoing'], unsettled: ['ended'] } as const
export type SiteWork = keyof typeof WORK

const workOf = (site: string, show: SiteWork): Condition[] => [
  ...(levelOf(site) === 'village' ? [is('a.siteCode = ?', site)] : within(site)),
  oneOf('a.state', WORK[show]),
]

/** What a site of any level has to do with the activities in its places, by date. */
export function activitiesOfSite(site: string, show: SiteWork, cursor: string | undefined): Query {
  return listing(LINE, FROM, [...workOf(site, show), ...after('a.startsAt', cursor, true)], 'a.startsAt, a.id')
}

/** How many that list holds, all its pages together, as `n`. */
export function countOfSite(site: string, show: SiteWork): Query {
  const conditions = workOf(site, show)
  return {
    sql: `select count(*) as n from activity a where ${conditions.map(({ text }) => text).join(' and ')}`,
    values: conditions.flatMap(({ values }) => [...values]),
  }
}

/** Somebody's sign-ups with their activities: those to come by date, or all others from the last date backwards. */
export function signUpsOf(personId: string, show: 'coming' | 'past', now: Date, cursor: string | undefined): Query {
  const live = "s.state in ('applied', 'approved', 'waitlisted')"
  const forwards = show === 'coming'
  const conditions = [
    is('s.personId = ?', personId),
    ...(forwards ? [is('s.endsAt > ?', now), is(live)] : [is(`(s.endsAt <= ? or not ${live})`, now)]),
    ...after('s.endsAt', cursor, forwards),
  ]
  const columns = `${LINE}, s.id as signUpId, s.publicCode as signUpCode, s.state as signUpState, s.postId, s.endsAt as signUpEndsAt,
    q.publicCode as postCode, q.name as postName`
  const tables = `sign_up s left join activity a on a.id = s.activityId left join activity_post q on q.id = s.postId
    left join team t on t.id = a.teamId`
  return listing(columns, tables, conditions, forwards ? 's.endsAt, s.id' : 's.endsAt desc, s.id desc')
}

export const MINE_SHAPE = {
  ...LINE_SHAPE,
  signUpId: 'text',
  signUpCode: 'text',
  signUpState: 'text',
  signUpEndsAt: 'iso',
  postId: 'text',
  postCode: 'text',
  postName: 'text',
} as const satisfies Shape

const MOST_NEAR = 1_000

/** Posts with a free place of activities that one may sign up for now, in a box. */
export function openPostsIn(box: Box, now: Date): Query {
  return {
    sql: `select ${LINE}, a.opensAt, a.closesAt, a.rescue, a.risk, q.id as postId, q.publicCode as postCode, q.name as postName,
      q.places - q.taken as postLeft, q.leastAge, q.mostAge, q.skill, q.credential
      from activity a join activity_post q on q.activityId = a.id left join team t on t.id = a.teamId
      where a.state = 'recruiting' and a.latE6 between ? and ? and a.lngE6 between ? and ? and a.opensAt <= ? and a.closesAt > ?
      and q.taken < q.places order by a.startsAt, a.id, q.position limit ${MOST_NEAR}`,
    values: [box.southE6, box.northE6, box.westE6, box.eastE6, now, now],
  }
}

export const OPEN_POST_SHAPE = {
  ...LINE_SHAPE,
  opensAt: 'moment',
  closesAt: 'moment',
  rescue: 'flag',
  risk: 'whole',
  postId: 'text',
  postCode: 'text',
  postName: 'text',
  postLeft: 'whole',
  leastAge: 'whole?',
  mostAge: 'whole?',
  skill: 'text?',
  credential: 'text?',
} as const satisfies Shape
