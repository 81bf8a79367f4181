/**
 * The SELECTs behind the project lists. Each is made of text from this file alone; what a request gives stands for a `?`. The joins are
 * LEFT although every row has its match: an INNER JOIN lets the database begin at another table, and then it sorts.
 */

import type { ProjectState } from '../../../shared/lifecycle/project'
import type { Category, TeamKind } from '../../../shared/vocabulary/categories'
import type { Value } from '../../database/prepared-select'
import { type Row, rowReader, type Shape } from '../../database/rows'
import { codesDownTo } from '../places/place-path'
import { tokensOf } from './project-text'

/** A statement and what stands for its question marks. */
export interface Query {
  readonly sql: string
  readonly values: readonly Value[]
}

export const PAGE = 20

const LINE = `p.\`id\`, p.\`publicCode\`, p.\`state\`, p.\`category\`, p.\`serviceCode\`, s.\`name\` as serviceName, v.\`title\`, v.\`summary\`,
  p.\`teamId\`, t.\`publicCode\` as teamCode, t.\`name\` as teamName, t.\`kind\` as teamKind, t.\`latE6\`, t.\`lngE6\`,
  p.\`homeCode\``

const WHOLE = `${LINE}, p.\`version\`, v.\`detail\`, v.\`qualification\`, v.\`people\`, v.\`risk\`, v.\`insurance\`, p.\`returnReason\`,
  (select count(*) from \`service_order\` o where o.\`projectId\` = p.\`id\` and o.\`open\` = 1) as openOrders`

const FROM = `from \`service_project\` p
  left join \`service_project_version\` v on v.\`id\` = p.\`versionId\`
  left join \`team\` t on t.\`id\` = p.\`teamId\`
  left join \`service\` s on s.\`code\` = p.\`serviceCode\``

export const LINE_SHAPE = {
  id: 'text',
  publicCode: 'text',
  state: 'text',
  category: 'text',
  serviceCode: 'text',
  serviceName: 'text?',
  title: 'text',
  summary: 'text',
  teamId: 'text',
  teamCode: 'text',
  teamName: 'text',
  teamKind: 'text',
  latE6: 'whole',
  lngE6: 'whole',
  homeCode: 'text',
} as const satisfies Shape

export const WHOLE_SHAPE = {
  ...LINE_SHAPE,
  version: 'whole',
  detail: 'text',
  qualification: 'text',
  people: 'whole',
  risk: 'whole',
  insurance: 'text',
  returnReason: 'text?',
  openOrders: 'whole',
} as const satisfies Shape

interface Words {
  readonly state: ProjectState
  readonly category: Category
  readonly teamKind: TeamKind
}

/** What a list shows of a project. */
export type ProjectLineRow = Omit<Row<typeof LINE_SHAPE>, keyof Words> & Words
/** All of a project, as it stands. */
export type ProjectRow = Omit<Row<typeof WHOLE_SHAPE>, keyof Words | 'risk'> & Words & { readonly risk: 1 | 2 | 3 }

const readLines = rowReader(LINE_SHAPE)
const readWhole = rowReader(WHOLE_SHAPE)
export const asLines = (rows: unknown[]): ProjectLineRow[] => readLines(rows) as ProjectLineRow[]
export const asProjects = (rows: unknown[]): ProjectRow[] => readWhole(rows) as ProjectRow[]

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ')
/** Codes hold digits only, and a colon follows 9: the codes from the first to before the second begin with `code`. */
const within = (code: string): [from: string, before: string] => [code, `${code}:`]
/** Greater than every id: where the first page begins. */
const BEFORE_ALL = '~'

/** A condition of a WHERE and its values. */
interface Condition {
  readonly text: string
  readonly values: readonly Value[]
}

function listing(columns: string, conditions: readonly Condition[], limit: number): Query {
  return {
    sql: `select ${columns} ${FROM} where ${conditions.map(({ text }) => text).join(' and ')} order by p.\`id\` desc limit ?`,
    values: [...conditions.flatMap(({ values }) => values), limit],
  }
}

const after = (cursor: string | undefined): Condition => ({ text: 'p.`id` < ?', values: [cursor ?? BEFORE_ALL] })

/** At home within the place, or of a team with an area that is the place, holds it, or lies in it. */
function about(place: string): Condition {
  const path = codesDownTo(place)
  const four = Array.from({ length: 4 }, (_, index) => path[index] ?? place)
  return {
    text: `((p.\`homeCode\` >= ? and p.\`homeCode\` < ?) or p.\`teamId\` in (
      select a.\`teamId\` from \`team_area\` a where a.\`placeCode\` in (${marks(4)}) or (a.\`placeCode\` >= ? and a.\`placeCode\` < ?)))`,
    values: [...within(place), ...four, ...within(place)],
  }
}

/**
 * Found by every word of a search; a single character is any token that begins with it. Each pair is counted (0 or 1) under its own key
 * rather than asked for with EXISTS, which MariaDB turns into a join that begins at the token: then it reads and sorts all that hold a
 * common word, where this walk along the list's index ends with the page.
 */
const holding = (text: string): Condition[] =>
  tokensOf(text).map((token) =>
    Array.from(token).length > 1
      ? { text: '(select count(*) from `project_token` k where k.`token` = ? and k.`projectId` = p.`id`) = 1', values: [token] }
      : {
          text: 'p.`id` in (select k.`projectId` from `project_token` k where k.`token` >= ? and k.`token` < ?)',
          values: [token, `${token}\u{10ffff}`],
        },
  )

/** What the public list is asked for. */
export interface ListFilter {
  readonly place?: string | undefined
  readonly category?: Category | undefined
  /** Empty for any. */
  readonly text: string
  readonly cursor?: string | undefined
}

/** A page of the public list and one row more. Null where the text holds nothing that can be looked up. */
export function listedProjects({ place, category, text, cursor }: ListFilter): Query | null {
  const words = holding(text)
  if (text !== '' && words.length === 0) return null
  const conditions: Condition[] = [
    { text: "p.`state` = 'listed'", values: [] },
    { text: 's.`retiredAt` is null', values: [] },
    ...(category === undefined ? [] : [{ text: 'p.`category` = ?', values: [category] }]),
    ...(place === undefined ? [] : [about(place)]),
    ...words,
    after(cursor),
  ]
  return listing(LINE, conditions, PAGE + 1)
}

/** A page, and one row more, of the projects whose teams are at home within a site's place; drafts only when asked for. */
export function projectsWithin(site: string, state: ProjectState | undefined, cursor: string | undefined): Query {
  const [from, before] = within(site)
  const inState = state === undefined ? { text: "p.`state` <> 'draft'", values: [] } : { text: 'p.`state` = ?', values: [state] }
  return listing(WHOLE, [{ text: 'p.`homeCode` >= ? and p.`homeCode` < ?', values: [from, before] }, inState, after(cursor)], PAGE + 1)
}

/** All projects of some teams, the newest first. */
export function projectsOfTeams(teamIds: readonly string[]): Query {
  return { sql: `select ${WHOLE} ${FROM} where p.\`teamId\` in (${marks(teamIds.length)}) order by p.\`id\` desc`, values: teamIds }
}

/** The project with this public code. */
export function projectWithCode(code: string): Query {
  return { sql: `select ${WHOLE} ${FROM} where p.\`publicCode\` = ?`, values: [code] }
}

/** What the menu chooses among: each listed project of some teams, and where its team is at home. */
export function candidatesOfTeams(teamIds: readonly string[]): Query {
  return {
    sql: `select p.\`id\`, p.\`serviceCode\`, p.\`teamId\`, t.\`latE6\`, t.\`lngE6\` from \`service_project\` p
      left join \`team\` t on t.\`id\` = p.\`teamId\` where p.\`teamId\` in (${marks(teamIds.length)}) and p.\`state\` = 'listed'`,
    values: teamIds,
  }
}

/** The projects with these ids, in no order. */
export function projectLines(ids: readonly string[]): Query {
  return { sql: `select ${LINE} ${FROM} where p.\`id\` in (${marks(ids.length)})`, values: ids }
}
