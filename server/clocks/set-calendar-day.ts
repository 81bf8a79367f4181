/**
 * Declares a day working or free, over what the published calendar says; running servers notice within a minute:
 *
 *     npm run calendar -- 2027-02-08 rest 春节
 *     npm run calendar -- 2027-02-20 work 调休上班
 */
import { isDate } from '../../shared/time/beijing'
import { openDatabase } from '../database/database'
import { migrations } from '../database/migrations'
import { entities } from '../entities'
import { CalendarDay } from '../features/settings/setting.entity'
import { readSettings } from '../settings'
import { knownUntil } from './working-calendar'

const USAGE = `npm run calendar -- YYYY-MM-DD work|rest [label]  (the published calendar is known until the end of ${knownUntil()})`

async function declare(date: string, kind: string, label: string): Promise<void> {
  if (!isDate(date) || (kind !== 'work' && kind !== 'rest')) throw new Error(USAGE)
  const database = await openDatabase(readSettings(process.env).database, { entities, migrations })
  try {
    await database.transaction((tx) => tx.save(CalendarDay, { date, working: kind === 'work', label: label.slice(0, 40) }))
    process.stdout.write(`${date} ${kind} ${label}\n`)
  } finally {
    await database.close()
  }
}

const [date = '', kind = '', label = ''] = process.argv.slice(2)
declare(date, kind, label).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
