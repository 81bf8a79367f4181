import type { EntityManager } from 'typeorm'
import type { ChangeSubject } from '../../../shared/vocabulary/administration'
import type { Facility } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import { type Row, rowReader, type Shape } from '../../database/rows'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'

const SITE = {
  code: 'text',
  name: 'text',
  phone: 'text',
  hours: 'text',
  facilities: 'json',
  demonstration: 'flag',
} as const satisfies Shape

export type SiteRow = Omit<Row<typeof SITE>, 'facilities'> & { readonly facilities: Facility[] }

/** The SELECT of a page of a subtree's sites by their codes: on the key, from where the page before ended; with a name, those that hold it. */
const sitesSql = (named: boolean): string => `select code, name, phone, hours, facilities, demonstration from site
  where code >= ? and code < ? and code > ?${named ? " and name like ? escape '!'" : ''} order by code limit ${PAGE + 1}`

const holding = (text: string): string => `%${text.replace(/[!%_]/g, '!$&')}%`

/** One row more than a page, so that the caller knows whether another follows. */
export async function sitesUnder(database: Database, under: string, text: string, cursor = ''): Promise<SiteRow[]> {
  const values = [under, `${under}:`, cursor, ...(text === '' ? [] : [holding(text)])]
  return (await select(database, sitesSql(text !== ''), SITE, values)) as SiteRow[]
}

const CHANGE = {
  id: 'text',
  placeCode: 'text',
  subject: 'text',
  subjectKey: 'text',
  before: 'json?',
  after: 'json?',
  reason: 'text',
  undoes: 'text?',
  undone: 'flag',
  by: 'text',
  changedBy: 'text',
  siteName: 'text?',
  serviceName: 'text?',
  at: 'moment',
} as const satisfies Shape

/** A change with the names that people know its author and its subject by. */
export type ChangeRow = Omit<Row<typeof CHANGE>, 'subject'> & { readonly subject: ChangeSubject }

const CHANGES = `select c.id, c.placeCode, c.subject, c.subjectKey, c.\`before\`, c.\`after\`, c.reason, c.undoes,
  (select count(*) from administrative_change u where u.undoes = c.id) as undone, p.name as \`by\`, c.changedBy, s.name as siteName,
  v.name as serviceName, c.at from administrative_change c left join person p on p.id = c.changedBy
  left join site s on c.subject = 'site' and s.code = c.subjectKey left join service v on c.subject = 'service' and v.code = c.subjectKey`

/** A page of what was changed in a subtree, the newest first; a county's administrators change a few things a day. */
export async function changesUnder(database: Database, under: string, cursor = '~'): Promise<ChangeRow[]> {
  const sql = `${CHANGES}
  where c.placeCode >= ? and c.placeCode < ? and c.id < ? order by c.id desc limit ${PAGE + 1}`
  return (await select(database, sql, CHANGE, [under, `${under}:`, cursor])) as ChangeRow[]
}

const readChange = rowReader(CHANGE)

/** The change with this id as it stands, or null. */
export async function changeLine(tx: EntityManager, id: string): Promise<ChangeRow | null> {
  const [row] = readChange(await tx.query(`${CHANGES} where c.id = ?`, [id])) as ChangeRow[]
  return row ?? null
}
