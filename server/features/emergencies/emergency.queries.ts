import { type EntityManager, In } from 'typeorm'
import type { OrderState } from '../../../shared/lifecycle/order'
import type { HelpKind } from '../../../shared/vocabulary/emergencies'
import { isWithin } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import { rowReader } from '../../database/rows'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { Emergency, EmergencyVillage } from './emergency.entity'

/** The emergency with this public code, or null. */
export const emergencyByCode = (tx: EntityManager, publicCode: string): Promise<Emergency | null> => tx.findOneBy(Emergency, { publicCode })

/** The emergency with this id, or null. */
export const emergencyById = (tx: EntityManager, id: string): Promise<Emergency | null> => tx.findOneBy(Emergency, { id })

/** The emergency that is open at a village, or null: there is at most one. */
export async function openEmergencyAt(tx: EntityManager, villageCode: string): Promise<Emergency | null> {
  const held = await tx.findOneBy(EmergencyVillage, { liveKey: villageCode })
  return held === null ? null : emergencyById(tx, held.emergencyId)
}

/** Codes of the villages that some places hold, each once. */
export async function villagesIn(database: Database, places: readonly string[]): Promise<string[]> {
  const names: PlaceNames = await placeNames(database)
  return [...names.values()]
    .filter(({ code, level }) => level === 'village' && places.some((place) => isWithin(code, place)))
    .map(({ code }) => code)
}

/** How many codes one statement names: both databases take as many. */
export const AT_ONCE = 400

/** The emergencies that are open at any of these villages. */
export async function openAmong(tx: EntityManager, villages: readonly string[]): Promise<Emergency[]> {
  const ids = new Set<string>()
  for (let from = 0; from < villages.length; from += AT_ONCE) {
    const held = await tx.findBy(EmergencyVillage, { liveKey: In(villages.slice(from, from + AT_ONCE)) })
    for (const { emergencyId } of held) ids.add(emergencyId)
  }
  return ids.size === 0 ? [] : tx.find(Emergency, { where: { id: In([...ids]) }, order: { id: 'ASC' } })
}

const LIST = `select e.id from emergency e where e.id in (select v.emergencyId from emergency_village v
  where v.villageCode >= ? and v.villageCode < ?)`

/** A page of the emergencies of a place's villages, the newest first, and one more. */
export async function emergenciesUnder(database: Database, under: string, cursor: string | undefined): Promise<Emergency[]> {
  const sql = `${LIST}${cursor === undefined ? '' : ' and e.id < ?'} order by e.id desc limit ${PAGE + 1}`
  const rows = await select(database, sql, { id: 'text' }, [under, `${under}:`, ...(cursor === undefined ? [] : [cursor])])
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  return database.reads.manager.find(Emergency, { where: { id: In(ids) }, order: { id: 'DESC' } })
}

const ASKED = {
  id: 'text',
  publicCode: 'text',
  kind: 'text',
  title: 'text',
  state: 'text',
  villageCode: 'text',
  ownerCode: 'text',
  open: 'whole',
  late: 'whole',
} as const
const readAsked = rowReader(ASKED)

/** An order of an emergency, as far as it is counted. */
export interface AskedOrder {
  readonly id: string
  readonly publicCode: string
  readonly kind: HelpKind
  readonly title: string
  readonly state: OrderState
  readonly villageCode: string
  readonly ownerCode: string
  readonly open: boolean
  readonly late: boolean
}

/** Every order of an emergency, the oldest first. `late`: open, and past what was promised, now. */
export async function ordersOf(tx: EntityManager, emergencyId: string, now: Date): Promise<AskedOrder[]> {
  const rows: unknown[] = await tx.query(
    `select o.id, o.publicCode, e.kind, o.title, o.state, o.villageCode, o.ownerCode, o.open,
      case when o.open = 1 and (o.overdue = 1 or o.promiseDue <= ?) then 1 else 0 end as late
      from emergency_order e join service_order o on o.id = e.orderId where e.emergencyId = ? order by e.orderId`,
    [now, emergencyId],
  )
  return readAsked(rows).map((row) => ({ ...row, open: row.open === 1, late: row.late === 1 }) as AskedOrder)
}
