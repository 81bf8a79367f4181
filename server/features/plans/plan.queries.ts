import { type EntityManager, LessThanOrEqual } from 'typeorm'
import type { Database } from '../../database/database'
import { demand } from '../../http/refusal'
import { Plan, PlanSent } from './plan.entity'

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

/** The ids of the orders of this round that went out. */
export async function sentOf(tx: EntityManager, { id, round }: Plan): Promise<Set<string>> {
  return new Set((await tx.find(PlanSent, { select: { orderId: true }, where: { planId: id, round } })).map(({ orderId }) => orderId))
}

/** Takes away drafts that nobody has touched for days, with the notes of what was sent from them. */
export async function sweepPlans({ database, now }: { readonly database: Database; readonly now: () => Date }): Promise<void> {
  await database.transaction(async (tx) => {
    const expired = await tx.find(Plan, { select: { id: true }, where: { expiresAt: LessThanOrEqual(now()) } })
    for (const { id } of expired) {
      await tx.delete(PlanSent, { planId: id })
      await tx.delete(Plan, { id })
    }
  })
}
