import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Statements to go forward and back, in the order in which they run. Line breaks are for the reader only. */
export interface Steps {
  readonly up: readonly string[]
  readonly down: readonly string[]
}

/** A migration that says in each dialect what it does. The two lead to the same tables: `schemaDrift` is empty on both after it. */
export abstract class DialectMigration implements MigrationInterface {
  /** Class name and time; TypeORM runs migrations in the order of the 13 digits at its end. */
  abstract readonly name: string
  protected abstract readonly sqlite: Steps
  protected abstract readonly mysql: Steps

  up(runner: QueryRunner): Promise<void> {
    return run(runner, this.stepsFor(runner).up)
  }

  down(runner: QueryRunner): Promise<void> {
    return run(runner, this.stepsFor(runner).down)
  }

  private stepsFor(runner: QueryRunner): Steps {
    return runner.dataSource.options.type === 'better-sqlite3' ? this.sqlite : this.mysql
  }
}

/** SQLite keeps a table's definition as it was written, and TypeORM reads it: on one line, without the reader's indentation. */
export function onOneLine(statement: string): string {
  return statement
    .trim()
    .replaceAll(/\(\n\s*/g, '(')
    .replaceAll(/\n\s*\)/g, ')')
    .replaceAll(/\n\s*/g, ' ')
}

async function run(runner: QueryRunner, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await runner.query(onOneLine(statement))
}
