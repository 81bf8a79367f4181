import { type EntityManager, LessThanOrEqual } from 'typeorm'
import { CODE_LENGTH } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import type { Row } from '../../database/rows'
import { select } from '../../database/select'
import { demand } from '../../http/refusal'
import { Plan, PlanRefusal, PlanSent } from './plan.entity'

/** A draft by its public code. @throws Refusal plan_not_found, also once it has expired. */
export async function planByCode(tx: EntityManager, publicCode: string, now: Date): Promise<Plan> {
  const plan = demand(await tx.findOneBy(Plan, { publicCode }), 'plan_not_found')
  return demand(plan.expiresAt > now ? plan : null, 'plan_not_found')
}

/** The draft that somebody has for a site, or null. */
export async function draftOf(tx: EntityManager, personId: string, siteCode: string, now: Date): Promise<Plan | null> {
  const plan = await tx.findOneBy(Plan, { personId, siteCode })
  return plan === null || plan.expiresAt <= now ? null : plan
}

/** What became of the lines of a round when they were sent, by the ids of their orders. */
export interface Fates {
  readonly sent: ReadonlySet<string>
  /** Why a line did not go out; none that went out later. */
  readonly refused: ReadonlyMap<string, PlanRefusal['code']>
}

/** What became of this round's lines so far: two queries. */
export async function fatesOf(tx: EntityManager, { id, round }: Plan): Promise<Fates> {
  const of = { planId: id, round }
  const sent = new Set((await tx.find(PlanSent, { select: { orderId: true }, where: of })).map(({ orderId }) => orderId))
  const refusals = (await tx.findBy(PlanRefusal, of)).filter(({ orderId }) => !sent.has(orderId))
  return { sent, refused: new Map(refusals.map(({ orderId, code }) => [orderId, code])) }
}

const STANDING = `select o.id, o.villageCode, o.round, o.pooled, o.textVerdict from service_order o
  where o.countyCode = ? and o.open = ? and (o.state = 'accepted' or o.state = 'offering')`
const AS_IT_STANDS = { id: 'text', villageCode: 'text', round: 'whole', pooled: 'flag', textVerdict: 'text' } as const

/** An order that waits for a team, as it stands now. */
export type StandingOrder = Row<typeof AS_IT_STANDS>

/** The orders of a place, or of a whole county around it, that wait for a team now. */
export async function standingOrders(database: Database, counties: readonly string[], site: string): Promise<StandingOrder[]> {
  const rows = await Promise.all(counties.map((county) => select(database, STANDING, AS_IT_STANDS, [county, true])))
  return rows.flat().filter(({ villageCode }) => villageCode.startsWith(site))
}

/** The counties of a plan's site: what changed in them is counted. */
export const countiesOf = ({ figures }: Pick<Plan, 'figures'>): string[] =>
  Object.keys(figures.seen).filter((scope) => /^\d+$/.test(scope) && scope.length === CODE_LENGTH.county)

/** The draft goes with its notes; what was sent from it stays sent. */
export async function deletePlan(tx: EntityManager, { id }: Pick<Plan, 'id'>): Promise<void> {
  await tx.delete(PlanRefusal, { planId: id })
  await tx.delete(PlanSent, { planId: id })
  await tx.delete(Plan, { id })
}

/** Takes away drafts that nobody has touched for days, with the notes of what was sent from them. */
export async function sweepPlans({ database, now }: { readonly database: Database; readonly now: () => Date }): Promise<void> {
  await database.transaction(async (tx) => {
    const expired = await tx.find(Plan, { select: { id: true }, where: { expiresAt: LessThanOrEqual(now()) } })
    for (const plan of expired) await deletePlan(tx, plan)
  })
}
