import type { Database } from './database'
import { preparedSelect, type Value } from './prepared-select'
import type { Row, Shape } from './rows'

type Run = (values: readonly Value[]) => Promise<unknown[]>

const prepared = new WeakMap<Database, Map<string, Run>>()

/**
 * A prepared SELECT for lists whose conditions vary: each text of SQL is prepared once and kept. The texts must come from code alone,
 * never from a request; what a request gives stands for a `?`.
 */
export function select<Columns extends Shape>(
  database: Database,
  sql: string,
  shape: Columns,
  values: readonly Value[],
): Promise<Row<Columns>[]> {
  const statements = prepared.get(database) ?? new Map<string, Run>()
  prepared.set(database, statements)
  const statement = statements.get(sql) ?? preparedSelect(database, sql, shape)
  statements.set(sql, statement)
  return statement(values) as Promise<Row<Columns>[]>
}
