import type { Cell, Totals } from '../../../shared/registers/adding'
import { chosenColumns, type RegisterName } from '../../../shared/registers/columns'
import type { Database } from '../../database/database'
import type { Row, Shape } from '../../database/rows'
import { select } from '../../database/select'
import { and } from '../orders/order.queries'
import { activitiesRegister } from './activities-register'
import { hoursRegister } from './hours-register'
import { noticesRegister } from './notices-register'
import { ordersRegister } from './orders-register'
import { projectsRegister } from './projects-register'
import type { KeptFilter } from './register.entity'
import { namesOf, type Source } from './register.source'

const SOURCES: { readonly [R in RegisterName]: Source<R> } = {
  orders: ordersRegister as unknown as Source<'orders'>,
  projects: projectsRegister as unknown as Source<'projects'>,
  activities: activitiesRegister as unknown as Source<'activities'>,
  hours: hoursRegister as unknown as Source<'hours'>,
  notices: noticesRegister as unknown as Source<'notices'>,
}

export interface RegisterRow {
  readonly code: string | null
  readonly cells: Cell[]
}

export interface RegisterPage {
  readonly items: RegisterRow[]
  /** The key after which the next page starts, or null at the end. */
  readonly next: string | null
}

/** The columns of a filter in the register's order. */
export const columnNames = ({ register, columns }: KeptFilter): string[] => chosenColumns(register, columns)

/** The SELECT of a page, and what stands for each `?`; the plan test reads it too. */
export function pageSql(filter: KeptFilter, after: string | undefined, most: number) {
  const { select: selected, tables, where, order, after: behind } = SOURCES[filter.register]
  const { sql, values } = and(...where(filter), after === undefined ? null : behind(after))
  const condition = sql === '' ? '' : ` where ${sql}`
  return { sql: `select ${selected} from ${tables}${condition} order by ${order} limit ${most + 1}`, values }
}

/**
 * A page of a register, the newest first. Screen, file and print are all made of these.
 * @param clear whether names and numbers stand in clear; otherwise they are masked
 */
export async function registerPage(
  database: Database,
  filter: KeptFilter,
  { after, most, clear }: { readonly after: string | undefined; readonly most: number; readonly clear: boolean },
): Promise<RegisterPage> {
  const { shape, key, cells, code } = SOURCES[filter.register] as Source
  const { sql, values } = pageSql(filter, after, most)
  const rows = (await select(database, sql, shape, values)) as Row<Shape>[]
  const names = await namesOf(database)
  const columns = columnNames(filter)
  const shown = rows.slice(0, most)
  const items = shown.map((row) => {
    const all = cells(row, { clear, names }) as Record<string, Cell>
    return { code: code?.(row) ?? null, cells: columns.map((column) => all[column] ?? null) }
  })
  const last = shown.at(-1)
  return { items, next: rows.length > most && last !== undefined ? key(last) : null }
}

const shapeOf = (sums: readonly string[]): Shape => Object.fromEntries([['n', 'whole'], ...sums.map((_, at) => [`s${at}`, 'whole'])])

/** How many rows a filter has, and the sums of its columns: of the same SELECT as its pages. */
export async function registerTotals(database: Database, filter: KeptFilter): Promise<Totals & { sums: (number | null)[] }> {
  const { select: selected, tables, where, sums } = SOURCES[filter.register] as Source
  const { sql, values } = and(...where(filter))
  const summed = Object.entries(sums as Record<string, string>)
  const added = summed.map(([, name], at) => `, coalesce(sum(r.${name}), 0) as s${at}`).join('')
  const condition = sql === '' ? '' : ` where ${sql}`
  const text = `select count(*) as n${added} from (select ${selected} from ${tables}${condition}) r`
  const [found] = (await select(database, text, shapeOf(summed.map(([name]) => name)), values)) as Record<string, number>[]
  const of = (column: string): number | null => {
    const at = summed.findIndex(([name]) => name === column)
    return at < 0 ? null : (found?.[`s${at}`] ?? 0)
  }
  return { rows: found?.n ?? 0, sums: columnNames(filter).map(of) }
}
