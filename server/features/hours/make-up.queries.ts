import type { EntityManager } from 'typeorm'
import type { MakeUpState } from '../../../shared/lifecycle/make-up'
import { PAGE } from '../../http/paging'
import { MakeUp } from './make-up.entity'

/** A make-up by its id; `holding` keeps its row for this transaction (SQLite holds all of them anyway). */
export const makeUpById = (tx: EntityManager, id: string, holding: boolean): Promise<MakeUp | null> => makeUpWhere(tx, { id }, holding)

/** A make-up by its number. */
export const makeUpByCode = (tx: EntityManager, publicCode: string, holding: boolean): Promise<MakeUp | null> =>
  makeUpWhere(tx, { publicCode }, holding)

function makeUpWhere(tx: EntityManager, where: { id: string } | { publicCode: string }, holding: boolean): Promise<MakeUp | null> {
  const lockable = holding && tx.dataSource.options.type !== 'better-sqlite3'
  return tx.findOne(MakeUp, { where, ...(lockable ? { lock: { mode: 'pessimistic_write' as const } } : {}) })
}

/** Whose make-ups a list shows. */
export type MakeUpScope =
  | { readonly personId: string }
  | { readonly teamIds: readonly string[] }
  | { readonly siteCode: string; readonly state: MakeUpState }
  | { readonly place: string | undefined }

const CONDITIONS = {
  person: 'm.personId = :personId',
  teams: "m.teamId in (:...teamIds) and m.state = 'requested'",
  site: 'm.siteCode = :siteCode and m.state = :state',
  public: "m.state = 'publicised'",
  within: "m.state = 'publicised' and m.villageCode >= :place and m.villageCode < :after",
} as const

function conditionOf(scope: MakeUpScope): keyof typeof CONDITIONS {
  if ('personId' in scope) return 'person'
  if ('teamIds' in scope) return 'teams'
  if ('siteCode' in scope) return 'site'
  return scope.place === undefined ? 'public' : 'within'
}

/** A page of make-ups, the newest first, and one row more. A colon follows 9, so codes from a place's on to that begin with it. */
export async function makeUpsIn(tx: EntityManager, scope: MakeUpScope, cursor: string | undefined): Promise<MakeUp[]> {
  if ('teamIds' in scope && scope.teamIds.length === 0) return []
  const after = 'place' in scope && scope.place !== undefined ? { after: `${scope.place}:` } : {}
  const query = tx
    .createQueryBuilder(MakeUp, 'm')
    .where(CONDITIONS[conditionOf(scope)], { ...scope, ...after })
    .orderBy('m.id', 'DESC')
    .limit(PAGE + 1)
  if (cursor !== undefined) query.andWhere('m.id < :cursor', { cursor })
  return query.getMany()
}
