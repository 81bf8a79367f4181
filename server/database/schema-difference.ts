/** How far a database's tables are from what the entities say. */
import type { DataSource } from 'typeorm'
import type { Database } from './database'

/** Statements that bring the database to its entities, and those that take it back again, each in the order in which to run them. */
export interface SchemaDifference {
  readonly up: readonly string[]
  readonly down: readonly string[]
}

async function namesFrom(source: DataSource, sql: string): Promise<Set<string>> {
  const rows: { name: string }[] = await source.query(sql)
  return new Set(rows.map((row) => row.name))
}

/** TypeORM leaves CHECK out on MySQL. By name, as it compares them on SQLite: a check whose meaning changes takes another name. */
async function missingMysqlChecks(source: DataSource): Promise<{ table: string; name: string; expression: string }[]> {
  const existing = await namesFrom(
    source,
    `select concat(table_name, '.', constraint_name) as name from information_schema.table_constraints
     where constraint_schema = database() and constraint_type = 'CHECK'`,
  )
  return source.entityMetadatas.flatMap(({ tableName: table, checks }) =>
    checks.map(({ name, expression }) => ({ table, name, expression })).filter(({ name }) => !existing.has(`${table}.${name}`)),
  )
}

/**
 * The difference that statements can make up for. (TypeORM never drops a table that no entity describes any more; a person writes that
 * migration, and `schemaDrift` asks for it.)
 */
export async function schemaDifference({ dialect, writes }: Database): Promise<SchemaDifference> {
  const { upQueries, downQueries } = await writes.driver.createSchemaBuilder().log()
  const up = upQueries.map(({ query }) => query)
  const down = downQueries.map(({ query }) => query).reverse()
  if (dialect === 'mysql') {
    for (const { table, name, expression } of await missingMysqlChecks(writes)) {
      up.push(`ALTER TABLE \`${table}\` ADD CONSTRAINT \`${name}\` CHECK (${expression})`)
      down.unshift(`ALTER TABLE \`${table}\` DROP CONSTRAINT \`${name}\``)
    }
  }
  return { up, down }
}

/** Makes the tables straight from the entities: for a model that has no migrations. */
export async function createSchema(database: Database): Promise<void> {
  await database.exclusively(async () => {
    const { up } = await schemaDifference(database)
    for (const statement of up) await database.writes.query(statement)
  })
}

async function tablesNobodyDescribes({ dialect, writes }: Database): Promise<string[]> {
  const existing = await namesFrom(
    writes,
    dialect === 'sqlite'
      ? `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`
      : 'select table_name as name from information_schema.tables where table_schema = database()',
  )
  const described = new Set(['migrations', ...writes.entityMetadatas.map(({ tableName }) => tableName)])
  return [...existing].filter((name) => !described.has(name))
}

/** An index marked `synchronize: false` is written into a migration by hand, and TypeORM does not look whether it is there. */
async function missingHandmadeIndexes({ dialect, writes }: Database): Promise<string[]> {
  const existing = await namesFrom(
    writes,
    dialect === 'sqlite'
      ? "select name from sqlite_master where type = 'index'"
      : 'select distinct index_name as name from information_schema.statistics where table_schema = database()',
  )
  return writes.entityMetadatas
    .flatMap(({ indices }) => indices.filter(({ synchronize }) => !synchronize))
    .map(({ name }) => name)
    .filter((name) => !existing.has(name))
}

/** What separates the database from its entities, a line each; empty when they agree. */
export function schemaDrift(database: Database): Promise<string[]> {
  return database.exclusively(async () => {
    const { up } = await schemaDifference(database)
    const tables = await tablesNobodyDescribes(database)
    const indexes = await missingHandmadeIndexes(database)
    return [
      ...up,
      ...tables.map((name) => `no entity describes the table ${name}`),
      ...indexes.map((name) => `no migration makes the index ${name}`),
    ]
  })
}
