/**
 * Writes the migration that leads from the existing ones to the entities, for both dialects:
 *
 *     DATABASE_URL=mysql://root@127.0.0.1:3306/any npx tsx server/database/write-migration.ts RewardStock
 *
 * It works on two databases that it makes and removes, a SQLite file and a schema on that server. Read what it wrote: it knows tables,
 * columns, keys, indexes and checks, but not what should become of the rows.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { EntityMetadata } from 'typeorm'
import { entities } from '../entities'
import { type Database, migrate } from './database'
import type { Steps } from './dialect-migration'
import { migrations } from './migrations'
import { createSchema, schemaDifference } from './schema-difference'
import { openScratch } from './scratch'

const folder = join(__dirname, 'migrations')

/** A migration's file is `<13 digits>-<words>.ts`, its class the words and the digits. */
function className(file: string): string {
  const [digits = '', ...words] = file.replace('.ts', '').split('-')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') + digits
}

/** A table after those that its foreign keys name, so that the last made can be dropped first. */
function parentsFirst(tables: readonly EntityMetadata[]): EntityMetadata[] {
  const ordered = new Set<EntityMetadata>()
  const add = (table: EntityMetadata, within: readonly EntityMetadata[]) => {
    if (ordered.has(table) || within.includes(table) || !tables.includes(table)) return
    for (const { referencedEntityMetadata } of table.foreignKeys) add(referencedEntityMetadata, [...within, table])
    ordered.add(table)
  }
  for (const table of tables) add(table, [])
  return [...ordered]
}

/**
 * TypeORM gives a new SQLite table its foreign keys by copying it. Its final definition is taken instead from a database made at one go;
 * only tables that exist already are changed step by step.
 */
async function sqliteSteps(): Promise<Steps> {
  return withScratch(undefined, async (database) => {
    const rows: { name: string }[] = await database.writes.query("select name from sqlite_master where type = 'table'")
    const existing = new Set(rows.map(({ name }) => name))
    const added = parentsFirst(database.writes.entityMetadatas.filter(({ tableName }) => !existing.has(tableName)))
    const up = await finalDefinitions(added.map(({ tableName }) => tableName))
    for (const statement of up) await database.writes.query(statement)
    const changed = await schemaDifference(database)
    const drops = added.map(({ tableName }) => `DROP TABLE "${tableName}"`).reverse()
    return { up: [...up, ...changed.up], down: [...changed.down, ...drops] }
  })
}

async function finalDefinitions(tables: readonly string[]): Promise<string[]> {
  const database = await openScratch(undefined, { entities, migrations: [] })
  try {
    await createSchema(database)
    const rows: { table: string; sql: string }[] = await database.reads.query(
      "select tbl_name as `table`, sql from sqlite_master where sql is not null and type in ('table', 'index') order by type desc, name",
    )
    return tables.flatMap((table) => rows.filter((row) => row.table === table).map((row) => row.sql))
  } finally {
    await database.close()
  }
}

/** Runs with a scratch database to which the existing migrations have been applied. */
async function withScratch(server: string | undefined, work: (database: Database) => Promise<Steps>): Promise<Steps> {
  const database = await openScratch(server, { entities, migrations })
  try {
    await migrate(database)
    return await database.exclusively(() => work(database))
  } finally {
    await database.close()
  }
}

/** Puts each column and constraint of a table's definition on a line of its own. */
function readable(statement: string): string {
  if (!statement.startsWith('CREATE TABLE')) return statement
  let depth = 0
  let quoted = false
  let text = ''
  for (const character of statement) {
    if (character === "'") quoted = !quoted
    if (!quoted && character === ')' && --depth === 0) text += '\n      '
    text += character
    if (!quoted && character === '(' && ++depth === 1) text += '\n        '
    if (!quoted && character === ',' && depth === 1) text += '\n       '
  }
  return text
}

function list(statements: readonly string[]): string {
  return statements.map((statement) => `\`${readable(statement.trim()).replaceAll(/[\\`$]/g, '\\$&')}\`,\n`).join('')
}

function steps({ up, down }: Steps): string {
  return `{ up: [\n${list(up)}], down: [\n${list(down)}] }`
}

function migrationText(file: string, sqlite: Steps, mysql: Steps): string {
  return [
    "import { DialectMigration } from '../dialect-migration'\n",
    `export class ${className(file)} extends DialectMigration {`,
    `readonly name = '${className(file)}'`,
    `protected readonly sqlite = ${steps(sqlite)}`,
    `protected readonly mysql = ${steps(mysql)}`,
    '}',
  ].join('\n')
}

function indexText(files: readonly string[]): string {
  return [
    ...files.map((file) => `import { ${className(file)} } from './${file.replace('.ts', '')}'`),
    '\n/** Every migration, oldest first. `write-migration.ts` keeps this list. */',
    `export const migrations = [${files.map(className).join(', ')}]`,
  ].join('\n')
}

function writeFormatted(path: string, text: string): void {
  writeFileSync(path, text)
  execFileSync(process.execPath, [require.resolve('@biomejs/biome/bin/biome'), 'format', '--write', path], { stdio: 'pipe' })
}

async function main(): Promise<void> {
  const [name = ''] = process.argv.slice(2)
  const server = process.env.DATABASE_URL
  if (!/^[A-Z][A-Za-z]+$/.test(name)) throw new Error('Give the migration a name, such as RewardStock')
  if (!server) throw new Error('DATABASE_URL must name a MySQL or MariaDB server: a migration speaks both dialects')

  const sqlite = await sqliteSteps()
  const mysql = await withScratch(server, schemaDifference)
  if (sqlite.up.length + mysql.up.length === 0) {
    console.log('The migrations already lead to the entities.')
    return
  }
  const words = name.replaceAll(/(?!^)[A-Z]/g, '-$&').toLowerCase()
  const file = `${Date.now()}-${words}.ts`
  writeFormatted(join(folder, file), migrationText(file, sqlite, mysql))
  const files = readdirSync(folder).filter((entry) => /^\d{13}-.*\.ts$/.test(entry))
  writeFormatted(join(folder, 'index.ts'), indexText(files.sort()))
  console.log(`Wrote ${relative(process.cwd(), join(folder, file))}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
