import type { EntityManager } from 'typeorm'
import { COMPLAINT_LISTS, type ComplaintList } from '../../../shared/vocabulary/complaints'
import { rowReader } from '../../database/rows'
import { PAGE } from '../../http/paging'
import type { Where } from '../orders/order.queries'
import { Complaint } from './complaint.entity'

const WAITS = "c.state in ('filed', 'accepted')"
const LATE = '(c.overdue = 1 or c.dueAt <= ?)'

/** A code and all that begin with it. */
const under = (column: string, site: string): Where => ({ sql: `c.${column} >= ? and c.${column} < ?`, values: [site, `${site}:`] })

/** What belongs into each list of a place: what its desks and those below have, or what is said about its own site. The same words count and list it. */
function condition(list: ComplaintList, site: string, now: Date): Where {
  const desk = under('deskCode', site)
  const with_ = (sql: string, values: Where['values'] = []): Where => ({
    sql: `${desk.sql} and ${sql}`,
    values: [...desk.values, ...values],
  })
  switch (list) {
    case 'waiting':
      return with_(`${WAITS} and not ${LATE}`, [now])
    case 'late':
      return with_(`${WAITS} and ${LATE}`, [now])
    case 'answered':
      return with_("c.state = 'answered'")
    case 'ended':
      return with_("c.state in ('closed', 'withdrawn')")
    case 'about':
      return { sql: 'c.targetCode = ?', values: [site] }
  }
}

/** Not what is about a site at which this person is staff: those lists are for who answers. */
const notAbout = (list: ComplaintList, own: readonly string[]): Where =>
  list === 'about' || own.length === 0
    ? { sql: '1 = 1', values: [] }
    : { sql: `c.targetCode not in (${own.map(() => '?').join(', ')})`, values: own }

const readIds = rowReader({ id: 'text' })
const readCount = rowReader({ n: 'whole' })

export interface ComplaintsAsked {
  readonly site: string
  /** Sites at which who asks is staff. */
  readonly own: readonly string[]
  readonly now: Date
}

/** A page of a list, the newest first, and one row more. */
export async function complaintsIn(
  tx: EntityManager,
  { site, own, now }: ComplaintsAsked,
  show: ComplaintList,
  cursor: string | undefined,
): Promise<Complaint[]> {
  const parts = [condition(show, site, now), notAbout(show, own), ...(cursor === undefined ? [] : [{ sql: 'c.id < ?', values: [cursor] }])]
  const sql = `select c.id from complaint c where ${parts.map((part) => part.sql).join(' and ')} order by c.id desc limit ${PAGE + 1}`
  const ids = readIds(
    (await tx.query(
      sql,
      parts.flatMap((part) => [...part.values]),
    )) as unknown[],
  )
  return byIds(
    tx,
    ids.map(({ id }) => id),
  )
}

/** How many stand in each list. */
export async function complaintCounts(tx: EntityManager, { site, own, now }: ComplaintsAsked): Promise<Record<ComplaintList, number>> {
  const counts = {} as Record<ComplaintList, number>
  for (const list of COMPLAINT_LISTS) {
    const parts = [condition(list, site, now), notAbout(list, own)]
    const sql = `select count(*) as n from complaint c where ${parts.map((part) => part.sql).join(' and ')}`
    const [row] = readCount(
      (await tx.query(
        sql,
        parts.flatMap((part) => [...part.values]),
      )) as unknown[],
    )
    counts[list] = row?.n ?? 0
  }
  return counts
}

async function byIds(tx: EntityManager, ids: readonly string[]): Promise<Complaint[]> {
  if (ids.length === 0) return []
  return tx.createQueryBuilder(Complaint, 'c').where('c.id in (:...ids)', { ids }).orderBy('c.id', 'DESC').getMany()
}

/** One's own, the newest first, and one row more. */
export async function complaintsOf(tx: EntityManager, personId: string, cursor: string | undefined): Promise<Complaint[]> {
  const query = tx.createQueryBuilder(Complaint, 'c').where('c.complainantId = :personId', { personId })
  if (cursor !== undefined) query.andWhere('c.id < :cursor', { cursor })
  return query
    .orderBy('c.id', 'DESC')
    .limit(PAGE + 1)
    .getMany()
}
