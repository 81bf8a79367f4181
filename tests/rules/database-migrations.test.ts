import { Check, Entity, Index } from 'typeorm'
import { Key, Text, Whole } from '../../server/database/columns'
import { type Database, migrate, openDatabase } from '../../server/database/database'
import { DialectMigration, onOneLine } from '../../server/database/dialect-migration'
import { schemaDrift } from '../../server/database/schema-difference'
import { freshDatabase } from '../support/database'

@Entity('reward')
@Check('ck_reward_stock', 'stock >= 0')
class Reward {
  @Key()
  declare id: string

  @Text(20)
  declare name: string

  @Whole()
  declare stock: number
}

/** The same table, as a later version of the entity would have it. */
@Entity('reward')
@Check('ck_reward_stock', 'stock >= 0')
@Check('ck_reward_price', 'price > 0')
@Index('ix_reward_stock', ['stock'])
@Index('ix_reward_name', { synchronize: false })
class PricedReward extends Reward {
  @Whole({ default: 1 })
  declare price: number
}

class Rewards1700000000000 extends DialectMigration {
  readonly name = 'Rewards1700000000000'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "reward" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "name" varchar(20) NOT NULL,
        "stock" integer NOT NULL,
        CONSTRAINT "ck_reward_stock" CHECK (stock >= 0)
      )`,
    ],
    down: ['DROP TABLE "reward"'],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`reward\` (
        \`id\` varchar(36) NOT NULL,
        \`name\` varchar(20) NOT NULL,
        \`stock\` int NOT NULL,
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      'ALTER TABLE `reward` ADD CONSTRAINT `ck_reward_stock` CHECK (stock >= 0)',
    ],
    down: ['DROP TABLE `reward`'],
  }
}

const migrations = [Rewards1700000000000]
let opened: Database[] = []

async function keep(opening: Promise<Database>): Promise<Database> {
  const database = await opening
  opened.push(database)
  return database
}

/** Another process's view of the same database. */
function again({ writes: { options } }: Database, entities = [Reward]): Promise<Database> {
  const where =
    options.type === 'better-sqlite3'
      ? { file: options.database }
      : { url: new URL(`/${String(options.database)}`, process.env.DATABASE_URL).href }
  return keep(openDatabase(where, { entities, migrations }))
}

async function migrationsRun({ reads }: Database): Promise<string[]> {
  const rows: { name: string }[] = await reads.query('select `name` from `migrations`')
  return rows.map(({ name }) => name)
}

/** The last opened is closed first: closing the first one removes the database. */
afterEach(async () => {
  for (const database of opened.reverse()) await database.close()
  opened = []
})

test('after its migrations a database has the tables that the entities say, checks included', async () => {
  const database = await keep(freshDatabase({ entities: [Reward], migrations }))
  expect(await schemaDrift(database)).toEqual([])
  const overdrawn = database.transaction((tx) => tx.insert(Reward, { id: 'a', name: '毛巾', stock: -1 }))
  await expect(overdrawn).rejects.toThrow(/ck_reward_stock/)
})

test('tables made straight from the entities have their checks too', async () => {
  const database = await keep(freshDatabase({ entities: [Reward] }))
  expect(await schemaDrift(database)).toEqual([])
  const overdrawn = database.transaction((tx) => tx.insert(Reward, { id: 'a', name: '毛巾', stock: -1 }))
  await expect(overdrawn).rejects.toThrow(/ck_reward_stock/)
})

test('a column, check or index that no migration made is drift, and so is a table that no entity describes', async () => {
  const database = await keep(freshDatabase({ entities: [Reward], migrations }))
  const changed = (await schemaDrift(await again(database, [PricedReward]))).join('\n')
  expect(changed).toContain('price')
  expect(changed).toContain('ck_reward_price')
  expect(changed).toContain('ix_reward_stock')
  expect(changed).toContain('no migration makes the index ix_reward_name')
  expect(await schemaDrift(await again(database, []))).toEqual(['no entity describes the table reward'])
})

test('a migration can be taken back', async () => {
  const database = await keep(freshDatabase({ entities: [Reward], migrations }))
  await database.exclusively(() => database.writes.undoLastMigration())
  expect((await schemaDrift(database)).join()).toContain('CREATE TABLE')
  await migrate(database)
  expect(await schemaDrift(database)).toEqual([])
})

test('migrating again changes nothing', async () => {
  const database = await keep(freshDatabase({ entities: [Reward], migrations }))
  await database.transaction((tx) => tx.insert(Reward, { id: 'a', name: '毛巾', stock: 3 }))
  await migrate(await again(database))
  expect(await database.reads.getRepository(Reward).count()).toBe(1)
  expect(await migrationsRun(database)).toEqual(['Rewards1700000000000'])
})

if (process.env.DATABASE_URL) {
  test('processes that start at once against one server migrate once', async () => {
    const database = await keep(freshDatabase({ entities: [Reward], migrations: [] }))
    const processes = [await again(database), await again(database), await again(database)]
    await Promise.all(processes.map(migrate))
    expect(await migrationsRun(database)).toEqual(['Rewards1700000000000'])
  })
}

test('a statement may be laid out over lines, and runs as one', () => {
  const laidOut = `
    CREATE TABLE "a" (
      "b" int,
      CHECK ("b" > 0)
    )`
  expect(onOneLine(laidOut)).toBe('CREATE TABLE "a" ("b" int, CHECK ("b" > 0))')
})
