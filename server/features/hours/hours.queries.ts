import { Between, type EntityManager, In, MoreThan } from 'typeorm'
import type { HoursCaseState, HoursEntryState } from '../../../shared/lifecycle/hours-entry'
import { rowReader } from '../../database/rows'
import { PAGE } from '../../http/paging'
import { HoursEntry, type Span } from './hours.entity'
import { HoursCase } from './hours-case.entity'
import { MakeUp } from './make-up.entity'

/** Entries of which the amount stands, or may come to stand. */
const STANDING: readonly HoursEntryState[] = ['pending', 'posted', 'frozen']

/** A person's standing entries that lie, at least in part, between two moments. */
export function standingEntriesNear(tx: EntityManager, personId: string, { from, to }: Span): Promise<HoursEntry[]> {
  return tx
    .createQueryBuilder(HoursEntry, 'e')
    .where('e.personId = :personId and e.endsAt > :from and e.startsAt < :to', { personId, from: new Date(from), to: new Date(to) })
    .andWhere('e.state in (:...states) and e.minutes > 0', { states: STANDING })
    .getMany()
}

/** The minutes that stand for a person in one activity, timed and manual: what a make-up may not exceed together with its own. */
export async function minutesStanding(tx: EntityManager, activityId: string, personId: string): Promise<number> {
  const entries = await tx.findBy(HoursEntry, { activityId, personId, state: In([...STANDING]) })
  return entries.reduce((sum, { minutes }) => sum + Math.max(0, minutes), 0)
}

/** An entry by its id or its number; `holding` keeps its row for this transaction (SQLite holds all of them anyway). */
export function entryWhere(
  tx: EntityManager,
  where: { id: string } | { publicCode: string },
  holding: boolean,
): Promise<HoursEntry | null> {
  const lockable = holding && tx.dataSource.options.type !== 'better-sqlite3'
  return tx.findOne(HoursEntry, { where, ...(lockable ? { lock: { mode: 'pessimistic_write' as const } } : {}) })
}

/** A page of somebody's entries, or of a site's in one state, the newest first, and one row more. */
export function entriesIn(
  tx: EntityManager,
  scope: { readonly personId: string } | { readonly siteCode: string; readonly state: HoursEntryState },
  cursor: string | undefined,
): Promise<HoursEntry[]> {
  const condition = 'personId' in scope ? 'e.personId = :personId' : 'e.siteCode = :siteCode and e.state = :state'
  const query = tx
    .createQueryBuilder(HoursEntry, 'e')
    .where(condition, scope)
    .orderBy('e.id', 'DESC')
    .limit(PAGE + 1)
  if (cursor !== undefined) query.andWhere('e.id < :cursor', { cursor })
  return query.getMany()
}

const TOTALS = 'select e.kind, sum(e.minutes) as minutes from hours_entry e where e.personId = ? and e.counts = 1 group by e.kind'

const readTotals = rowReader({ kind: 'text', minutes: 'whole' })

/** What somebody's entries add up to: timed and manual apart. A balance is nowhere kept. */
export async function totalsOf(tx: EntityManager, personId: string): Promise<{ timedMinutes: number; manualMinutes: number }> {
  const sums = new Map(readTotals(await tx.query(TOTALS, [personId])).map(({ kind, minutes }) => [kind, minutes]))
  return { timedMinutes: sums.get('timed') ?? 0, manualMinutes: sums.get('manual') ?? 0 }
}

/** A page of somebody's cases, or of a site's in one state, the newest first, and one row more. */
export function casesIn(
  tx: EntityManager,
  scope: { readonly personId: string } | { readonly siteCode: string; readonly state: HoursCaseState },
  cursor: string | undefined,
): Promise<HoursCase[]> {
  const condition = 'personId' in scope ? 'c.personId = :personId' : 'c.siteCode = :siteCode and c.state = :state'
  const query = tx
    .createQueryBuilder(HoursCase, 'c')
    .where(condition, scope)
    .orderBy('c.id', 'DESC')
    .limit(PAGE + 1)
  if (cursor !== undefined) query.andWhere('c.id < :cursor', { cursor })
  return query.getMany()
}

/** How much about hours waits for a site's officers: what its lists hold, all their pages together. */
export async function hoursWaiting(tx: EntityManager, siteCode: string): Promise<{ makeUps: number; pending: number; cases: number }> {
  return {
    makeUps: await tx.countBy(MakeUp, { siteCode, state: 'confirmed' }),
    pending: await tx.countBy(HoursEntry, { siteCode, state: 'pending' }),
    cases: await tx.countBy(HoursCase, { siteCode, state: 'open' }),
  }
}

/** What a record sheet prints: a person's posted entries of these days, both included, the earliest first. */
export const entriesToPrint = (tx: EntityManager, personId: string, from: string, until: string): Promise<HoursEntry[]> =>
  tx.find(HoursEntry, {
    where: { personId, state: 'posted', minutes: MoreThan(0), date: Between(from, until) },
    order: { startsAt: 'ASC', id: 'ASC' },
  })
