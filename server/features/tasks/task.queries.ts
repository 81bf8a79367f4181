import type { EntityManager } from 'typeorm'
import type { TaskState } from '../../../shared/lifecycle/task'
import { CODE_LENGTH, levelOf, PLACE_LEVELS } from '../../../shared/vocabulary/places'
import type { TaskWork } from '../../../shared/vocabulary/tasks'
import type { Database } from '../../database/database'
import type { Row, Shape } from '../../database/rows'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'
import { SiteTask } from './task.entity'

const LINE = {
  id: 'text',
  publicCode: 'text',
  work: 'text',
  siteCode: 'text',
  siteName: 'text?',
  state: 'text',
  dueOn: 'text',
  ownerName: 'text?',
  evidence: 'whole',
} as const satisfies Shape

export type TaskRow = Omit<Row<typeof LINE>, 'work' | 'state'> & { readonly work: TaskWork; readonly state: TaskState }

/** The SELECT of a page of a subtree's tasks by site and then by age; with a state, those in it. */
const listSql = (inState: boolean): string => `select t.id, t.publicCode, t.work, t.siteCode, s.name as siteName, t.state, t.dueOn,
  p.name as ownerName, (select count(*) from task_evidence e where e.taskId = t.id) as evidence
  from site_task t left join site s on s.code = t.siteCode left join person p on p.id = t.ownerId
  where ${inState ? 't.state = ? and ' : ''}t.siteCode >= ? and t.siteCode < ? and (t.siteCode > ? or t.id > ?)
  order by t.siteCode, t.id limit ${PAGE + 1}`

/** The key that the next page starts after. */
export const taskKey = ({ siteCode, id }: Pick<TaskRow, 'siteCode' | 'id'>): string => `${siteCode}.${id}`

/** One row more than a page, so that the caller knows whether another follows. */
export async function tasksUnder(
  database: Database,
  under: string,
  state: TaskState | undefined,
  cursor: string | undefined,
): Promise<TaskRow[]> {
  const [site = under, id = ''] = cursor?.split('.') ?? []
  const from = site.startsWith(under) ? site : under
  const values = [...(state === undefined ? [] : [state]), from, `${under}:`, from, id]
  return (await select(database, listSql(state !== undefined), LINE, values)) as TaskRow[]
}

const GROUP = { place: 'text', state: 'text', amount: 'whole', late: 'whole' } as const satisfies Shape

/** How many tasks of a place are in a state, and how many of them are past their day. */
export type TaskGroup = Omit<Row<typeof GROUP>, 'state'> & { readonly state: TaskState }

/**
 * The tasks of a subtree, counted by state for the place's own site and for each place one level below it: every task falls into exactly
 * one of the groups, so that they sum to the whole.
 */
export async function taskGroups(database: Database, under: string, today: string): Promise<TaskGroup[]> {
  const level = levelOf(under)
  const below = level === null ? undefined : PLACE_LEVELS[PLACE_LEVELS.indexOf(level) + 1]
  const length = below === undefined ? under.length : CODE_LENGTH[below]
  const sql = `select substr(siteCode, 1, ${length}) as place, state, count(*) as amount,
    sum(case when state not in ('accepted', 'cancelled') and dueOn < ? then 1 else 0 end) as late
    from site_task where siteCode >= ? and siteCode < ? group by substr(siteCode, 1, ${length}), state`
  return (await select(database, sql, GROUP, [today, under, `${under}:`])) as TaskGroup[]
}

/** The task with this id, or null. */
export const taskById = (tx: EntityManager, id: string): Promise<SiteTask | null> => tx.findOneBy(SiteTask, { id })

/** The task with this public code, or null. */
export const taskByCode = (tx: EntityManager, publicCode: string): Promise<SiteTask | null> => tx.findOneBy(SiteTask, { publicCode })
