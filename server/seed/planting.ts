import type { EntityManager, ObjectLiteral } from 'typeorm'
import { type Database, isUniqueViolation } from '../database/database'

/** Rows per statement: the widest table here stays far below SQLite's 32,766 parameters. */
const CHUNK = 500

/** A part of what is planted. It may run again from the start when the database asks for the transaction once more. */
export type Step = (tx: EntityManager) => Promise<void>

/** Inserts rows of one table, many in a statement. */
export function rowsOf<Row extends ObjectLiteral>(table: new () => Row, rows: readonly Row[]): Step {
  return async (tx) => {
    for (let start = 0; start < rows.length; start += CHUNK) {
      const values: ObjectLiteral[] = rows.slice(start, start + CHUNK)
      await tx.createQueryBuilder().insert().into<ObjectLiteral>(table).values(values).updateEntity(false).execute()
    }
  }
}

/**
 * Takes all the steps of the plan or none, and none where it was planted already. Two processes that start at once plant once: the second
 * meets the first one's rows and leaves them.
 */
export async function plantOnce(
  database: Database,
  isPlanted: (tx: EntityManager) => Promise<boolean>,
  plan: () => readonly Step[],
): Promise<void> {
  try {
    await database.transaction(async (tx) => {
      if (await isPlanted(tx)) return
      for (const step of plan()) await step(tx)
    })
  } catch (error) {
    const plantedByAnother = isUniqueViolation(error) && (await isPlanted(database.reads.manager))
    if (!plantedByAnother) throw error
  }
}
