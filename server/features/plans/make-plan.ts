import { type EntityManager, In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { plans } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { Urgency } from '../../../shared/vocabulary/orders'
import type { Clocks } from '../../clocks/clocks'
import { isUniqueViolation } from '../../database/database'
import { newPublicCode } from '../../database/public-code'
import { insist, Refusal } from '../../http/refusal'
import { ServiceOrder } from '../orders/order.entity'
import { Team } from '../teams/team.entity'
import { type Forbid, type Pin, Plan } from './plan.entity'
import type { Asked, PlanAnswer } from './planner'

const KEPT_MS = 3 * 86_400_000
const MINUTE_MS = 60_000

/** What a question to the planner says of time: an offer made now must be answered within so many minutes. */
export function askedAt(clocks: Clocks, now: Date): Asked {
  const minutes = (urgency: Urgency) => (clocks.due('reply_offer', urgency, now).getTime() - now.getTime()) / MINUTE_MS
  return { now: now.getTime(), windows: { normal: minutes('normal'), urgent: minutes('urgent'), emergency: minutes('emergency') } }
}

/** What a draft becomes when it is planned, for the first time or anew. */
export interface Planned extends PlanAnswer {
  readonly pins: readonly Pin[]
  readonly forbids: readonly Forbid[]
}

const columnsOf = ({ pins, forbids, lines, figures }: Planned, now: Date) => ({
  pins: [...pins],
  forbids: [...forbids],
  lines,
  figures,
  plannedAt: now,
  expiresAt: new Date(now.getTime() + KEPT_MS),
})

/** Keeps a plan as this person's draft for the site, in place of an earlier one. @throws Refusal plan_changed when another window was first. */
export async function keepDraft(
  tx: EntityManager,
  { personId, siteCode }: Pick<Plan, 'personId' | 'siteCode'>,
  planned: Planned,
  now: Date,
): Promise<Plan> {
  const earlier = await tx.findOneBy(Plan, { personId, siteCode })
  if (earlier !== null) return replacePlan(tx, earlier, planned, now)
  const plan: Plan = { id: uuidv7(), publicCode: newPublicCode(), personId, siteCode, round: 1, ...columnsOf(planned, now) }
  try {
    await tx.insert(Plan, plan)
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('plan_changed')
    throw error
  }
  return plan
}

/** Puts the next round in the place of the one that was looked at. @throws Refusal plan_changed when another window was first. */
export async function replacePlan(tx: EntityManager, plan: Plan, planned: Planned, now: Date): Promise<Plan> {
  const columns = { ...columnsOf(planned, now), round: plan.round + 1 }
  const replaced = await tx
    .createQueryBuilder()
    .update(Plan)
    .set(columns as object)
    .where('id = :id and round = :round', { id: plan.id, round: plan.round })
    .execute()
  insist(replaced.affected === 1, 'plan_changed')
  return { ...plan, ...columns }
}

type Words = Pick<BodyOf<typeof plans.again>, 'pins' | 'forbids'>

/**
 * Pins and forbids with ids in place of codes. Only one team can be pinned to an order: the last word counts.
 * @throws Refusal order_not_found for an order that is not of the site's places, team_not_found.
 */
export async function decisionsOf(tx: EntityManager, siteCode: string, words: Words): Promise<{ pins: Pin[]; forbids: Forbid[] }> {
  const both = [...words.pins, ...words.forbids]
  const orders = await tx.find(ServiceOrder, {
    select: { id: true, publicCode: true, villageCode: true },
    where: { publicCode: In(both.map(({ order }) => order)) },
  })
  const teams = await tx.find(Team, { select: { id: true, publicCode: true }, where: { publicCode: In(both.map(({ team }) => team)) } })
  const orderIds = new Map(orders.filter((each) => each.villageCode.startsWith(siteCode)).map((each) => [each.publicCode, each.id]))
  const teamIds = new Map(teams.map((each) => [each.publicCode, each.id]))
  const idsOf = ({ order, team }: { order: string; team: string }): Forbid => {
    const orderId = orderIds.get(order)
    const teamId = teamIds.get(team)
    if (orderId === undefined) throw new Refusal('order_not_found')
    if (teamId === undefined) throw new Refusal('team_not_found')
    return { orderId, teamId }
  }
  const pins = new Map(words.pins.map((pin) => [pin.order, { ...idsOf(pin), slot: pin.slot }]))
  return { pins: [...pins.values()], forbids: words.forbids.map(idsOf) }
}
