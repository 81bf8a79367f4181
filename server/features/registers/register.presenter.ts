import type { registers } from '../../../shared/contract'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import { select } from '../../database/select'
import type { Call } from '../../http/call'
import { PAGE, pageOf } from '../../http/paging'
import { maskedName } from '../orders/masking'
import { siteLineIn } from '../orders/order-lines'
import { placeNames } from '../places/place.queries'
import { daysWords } from './export-register'
import type { Heading } from './heading'
import type { RegisterExport, SavedRegister } from './register.entity'
import { columnNames } from './register.queries'
import { below } from './register.source'

export const exportedProgress = ({ publicCode, rows, written, finishedAt }: RegisterExport): ReplyOf<typeof registers.progress> => ({
  code: publicCode,
  rows,
  written,
  finished: finishedAt !== null,
})

/** What stands on a printed sheet beside its rows. */
export const sheetOf = ({ filter, rows, at }: RegisterExport, heading: Heading): ReplyOf<typeof registers.rows>['sheet'] => ({
  ...heading,
  register: filter.register,
  columns: columnNames(filter),
  days: daysWords(filter),
  rows,
  at: at.toISOString(),
})

export const savedPresented = ({ publicCode, name, filter }: SavedRegister): ReplyOf<typeof registers.save> => ({
  code: publicCode,
  name,
  filter: { ...filter, columns: [...filter.columns] },
})

const LINE = {
  id: 'text',
  publicCode: 'text',
  register: 'text',
  siteCode: 'text',
  form: 'text',
  personal: 'flag',
  why: 'text',
  rows: 'whole',
  by: 'text',
  at: 'iso',
} as const

type Line = ReplyOf<typeof registers.exports>

/** A page of who took along which register of a place, the newest first; their names masked, as in every list. */
export async function exportLines({ query, services }: Call<typeof registers.exports>): Promise<Line> {
  const place = below('e.siteCode', query.under)
  const after = query.cursor === undefined ? '' : ' and e.id < ?'
  const sql = `select e.id, e.publicCode, e.register, e.siteCode, e.form, e.personal, e.why, e.\`rows\`, p.name as \`by\`, e.at
    from register_export e join person p on p.id = e.personId where ${place.sql}${after} order by e.id desc limit ${PAGE + 1}`
  const values = [...place.values, ...(query.cursor === undefined ? [] : [query.cursor])]
  const { items, next } = pageOf(await select(services.database, sql, LINE, values), ({ id }) => id)
  const names = await placeNames(services.database)
  return {
    items: items.map(({ id: _, publicCode, siteCode, by, ...line }) => ({
      ...line,
      code: publicCode,
      register: line.register as Line['items'][number]['register'],
      form: line.form as Line['items'][number]['form'],
      place: siteLineIn(names, siteCode).name,
      by: maskedName(by),
    })),
    next,
  }
}
