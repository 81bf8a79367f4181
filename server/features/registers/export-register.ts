import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { writeXlsxStream } from 'hucre/xlsx'
import { adding, totalCells } from '../../../shared/registers/adding'
import { columnsOf, REGISTER_TITLES } from '../../../shared/registers/columns'
import { change } from '../../database/change'
import type { Database } from '../../database/database'
import type { Services } from '../../services'
import type { Heading } from './heading'
import type { KeptFilter, RegisterExport } from './register.entity'
import { columnNames, type RegisterRow, registerPage } from './register.queries'
import { minuteOf } from './register.source'

/** Rows that are held in memory at a time. */
const AT_A_TIME = 500

/** Every row of an export, one after the other; only so many of them are in memory at once. */
async function* rowsOf(database: Database, { filter, personal }: RegisterExport): AsyncGenerator<RegisterRow> {
  for (let after: string | undefined; ; ) {
    const page = await registerPage(database, filter, { after, most: AT_A_TIME, clear: personal })
    yield* page.items
    if (page.next === null) return
    after = page.next
  }
}

/** '2026-11-01 至 2026-11-24'; every day where neither is said. */
export function daysWords({ from, until }: Pick<KeptFilter, 'from' | 'until'>): string {
  if (from === undefined && until === undefined) return '全部日期'
  return `${from ?? '开始'} 至 ${until ?? '现在'}`
}

const WRITTEN = 'update `register_export` set `written` = ? where `id` = ?'
const FINISHED = 'update `register_export` set `written` = ?, `finishedAt` = ? where `id` = ?'

/** The lines of the sheet: what stands on paper too, from heading to foot. How far it has come is kept as it goes. */
async function* linesOf({ database, now }: Pick<Services, 'database' | 'now'>, made: RegisterExport, heading: Heading) {
  const { filter, id } = made
  const columns = columnsOf(filter.register)
  yield [`${heading.title}${REGISTER_TITLES[filter.register]}`]
  yield [`填报单位：${heading.unit}　　${daysWords(filter)}　　制表：${minuteOf(made.at.toISOString())}`]
  yield columnNames(filter).map((name) => columns[name]?.title ?? name)
  const sum = adding(filter.register, columnNames(filter))
  for await (const row of rowsOf(database, made)) {
    sum.add(row.cells)
    yield row.cells
    const { rows } = sum.totals()
    if (rows % AT_A_TIME === 0) await database.transaction((tx) => change(tx, WRITTEN, [rows, id]))
  }
  const totals = sum.totals()
  yield totalCells(filter.register, totals)
  yield [heading.foot]
  await database.transaction((tx) => change(tx, FINISHED, [totals.rows, now(), id]))
}

/**
 * The register as xlsx, written while it is read: memory stays flat whatever the number of rows. A text stays a text, also one that begins
 * like a formula. A sheet is full after 1,048,576 rows; what follows goes into the next.
 */
export function xlsxOf(services: Pick<Services, 'database' | 'now'>, made: RegisterExport, heading: Heading): Readable {
  const columns = columnsOf(made.filter.register)
  const stream = writeXlsxStream(linesOf(services, made, heading), {
    name: REGISTER_TITLES[made.filter.register],
    columns: columnNames(made.filter).map((name) => ({ width: columns[name]?.width ?? 12 })),
    freezePane: { rows: 3 },
    repeatHeaders: false,
  })
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>)
}

/** 塘口镇文明实践所-点单台账-20261124.xlsx */
export const fileName = (made: RegisterExport, unit: string): string =>
  `${unit}-${REGISTER_TITLES[made.filter.register]}-${minuteOf(made.at.toISOString())?.slice(0, 10).replaceAll('-', '')}.xlsx`
