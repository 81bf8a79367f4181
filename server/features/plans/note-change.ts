import { type EntityManager, LessThan } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../../database/database'
import { PlanChange } from './plan.entity'

/** Rows are kept so long; whoever looked before notices by `*` that some are gone, and reads everything again. */
const KEPT_MS = 3_600_000

/** What can change: the orders of a county (its code), or any team's calendar, capacity, bookings, projects or rating. */
export type ChangeScope = string | 'teams' | '*'

/** Says, in the transaction that changes it, that plans made before are of yesterday. */
export async function noteChange(tx: EntityManager, scope: ChangeScope, at: Date = new Date()): Promise<void> {
  await tx.insert(PlanChange, { id: uuidv7(), scope, at })
}

/** Takes away what is too old to be of use. */
export async function sweepChanges({ database, now }: { readonly database: Database; readonly now: () => Date }): Promise<void> {
  await database.transaction(async (tx) => {
    const old = { at: LessThan(new Date(now().getTime() - KEPT_MS)) }
    if (!(await tx.existsBy(PlanChange, old))) return
    await tx.delete(PlanChange, old)
    await noteChange(tx, '*', now())
  })
}
