import type { Database } from '../../server/database/database'
import { migrate } from '../../server/database/migrate'
import { migrations } from '../../server/database/migrations'
import { schemaDifference, schemaDrift } from '../../server/database/schema-difference'
import { entities } from '../../server/entities'
import { freshDatabase } from '../support/database'

let database: Database

beforeEach(async () => {
  database = await freshDatabase({ entities, migrations })
})

afterEach(() => database.close())

/** The tables of the product that exist at this moment. */
async function tables(): Promise<string[]> {
  const sql =
    database.dialect === 'sqlite'
      ? `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`
      : 'select table_name as name from information_schema.tables where table_schema = database()'
  const rows: { name: string }[] = await database.reads.query(sql)
  return rows
    .map(({ name }) => name)
    .filter((name) => name !== 'migrations')
    .sort()
}

const described = (): string[] => database.writes.entityMetadatas.map(({ tableName }) => tableName).sort()

test('the migrations lead to exactly the tables that the entities describe', async () => {
  expect(await database.exclusively(() => schemaDifference(database))).toEqual({ up: [], down: [] })
  expect(await schemaDrift(database)).toEqual([])
  expect(await tables()).toEqual(described())
})

test('every migration can be taken back, to the very last table, and run again to the same end', async () => {
  for (const _ of migrations) await database.exclusively(() => database.writes.undoLastMigration())
  expect(await tables()).toEqual([])
  await migrate(database)
  expect(await tables()).toEqual(described())
  expect(await schemaDrift(database)).toEqual([])
})

test('tables made straight from the entities and tables made by the migrations have the same indexes', async () => {
  const fromEntities = await freshDatabase({ entities })
  try {
    expect(await indexesOf(database)).toEqual(await indexesOf(fromEntities))
  } finally {
    await fromEntities.close()
  }
})

/** Each index with its columns in their order, as `table.index(column,column)`. */
async function indexesOf({ dialect, reads }: Database): Promise<string[]> {
  const sql =
    dialect === 'sqlite'
      ? `select m.tbl_name as tableName, m.name as indexName, i.seqno as position, i.name as columnName
         from sqlite_master m, pragma_index_info(m.name) i where m.type = 'index' and m.tbl_name <> 'migrations'`
      : `select table_name as tableName, index_name as indexName, seq_in_index as position, column_name as columnName
         from information_schema.statistics where table_schema = database() and table_name <> 'migrations'`
  const rows: { tableName: string; indexName: string; position: number; columnName: string }[] = await reads.query(sql)
  const columns = new Map<string, string[]>()
  for (const row of rows.sort((one, other) => Number(one.position) - Number(other.position))) {
    const name = `${row.tableName}.${row.indexName}`
    columns.set(name, [...(columns.get(name) ?? []), row.columnName])
  }
  // SQLite numbers the indexes of unnamed constraints by their order in the table, which says nothing.
  return [...columns].map(([name, of]) => `${name.replace(/(?<=sqlite_autoindex_\w+)_\d+$/, '')}(${of.join(',')})`).sort()
}
