/**
 * Counts what is not counted yet, then works all figures out again from the orders and says as JSON whether they are what was kept:
 *
 *     npm run recount
 *
 * Ends with 1 where something differs.
 */
import 'reflect-metadata'
import { migrate, openDatabase } from '../../database/database'
import { migrations } from '../../database/migrations'
import { entities } from '../../entities'
import { readSettings } from '../../settings'
import { fillFigures } from './fill-figures'
import { recountFigures } from './recount'

async function check(): Promise<void> {
  const database = await openDatabase(readSettings(process.env).database, { entities, migrations })
  try {
    await migrate(database)
    const filled = await fillFigures(database)
    const found = await recountFigures(database)
    process.stdout.write(`${JSON.stringify({ filled, ...found })}\n`)
    if (found.facts.length + found.cells.length + found.months.length > 0) process.exitCode = 1
  } finally {
    await database.close()
  }
}

check().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
