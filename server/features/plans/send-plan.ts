import type { EntityManager } from 'typeorm'
import type * as z from 'zod/mini'
import type { plans } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { sentLine } from '../../../shared/contract/plan-shapes'
import { type ErrorCode, sentenceOf } from '../../../shared/vocabulary/errors'
import { isLockTimeout, isUniqueViolation } from '../../database/database'
import type { Call } from '../../http/call'
import { demand, insist, Refusal } from '../../http/refusal'
import { askedSince } from '../offers/answering.queries'
import { type Invitation, inviteTeams } from '../offers/offer-order'
import { fittingTeams } from '../orders/fitting-teams'
import { type Work, waits } from '../orders/move-order'
import type { ServiceOrder } from '../orders/order.entity'
import { orderById } from '../orders/order.queries'
import { INVITATIONS_A_WEEK } from './how-many-to-ask'
import { Plan, PlanRefusal, PlanSent } from './plan.entity'
import type { KeptLine } from './plan-document'

/** What became of a line: its offers, or why it did not go. */
export interface Tried {
  readonly line: KeptLine
  readonly offers: readonly string[]
  readonly refused: ErrorCode | null
}

const WEEK_MS = 7 * 86_400_000

/** What all lines of one request share. */
interface Sending {
  readonly call: Pick<Call, 'services' | 'actor' | 'now'>
  readonly plan: Plan
  readonly message: string
  /** Invitations of the last seven days by team, those just sent included. */
  readonly asked: Map<string, number>
}

/**
 * Sends lines of a plan that a person has looked at. Each is a transaction of its own: it goes out whole or not at all, and says which.
 * A line that went out before says so again, so that a request may be repeated.
 * @throws Refusal plan_changed when the round is not the one that was looked at, line_not_in_plan.
 */
export async function sendLines(
  call: Pick<Call, 'services' | 'actor' | 'now'>,
  plan: Plan,
  { round, orders, message }: BodyOf<typeof plans.send>,
): Promise<Tried[]> {
  insist(plan.round === round, 'plan_changed')
  const byCode = new Map(plan.lines.filter(({ state }) => state === 'proposed').map((line) => [line.code, line]))
  const lines = [...new Set(orders)].map((code) => demand(byCode.get(code), 'line_not_in_plan'))
  const asked = await askedSince(call.services.database, new Date(call.now.getTime() - WEEK_MS))
  const tried: Tried[] = []
  for (const line of lines) tried.push(await sendLine({ call, plan, message, asked }, line))
  return tried
}

async function sendLine(sending: Sending, line: KeptLine): Promise<Tried> {
  const { services, actor, now } = sending.call
  try {
    const offers = await services.database.transaction((tx) => sendOnce(sending, { tx, services, actor, now }, line))
    return { line, offers, refused: null }
  } catch (error) {
    const code: ErrorCode | null = error instanceof Refusal ? error.code : isLockTimeout(error) ? 'busy' : null
    if (code === null) throw error
    return { line, offers: [], refused: code }
  }
}

/** A line that was tried, as a reply says it. */
export const sentInWords = ({ line, offers, refused }: Tried): z.output<typeof sentLine> => ({
  order: line.code,
  sent: refused === null,
  offers: [...offers],
  reason: refused === null ? null : sentenceOf(refused),
})

/** Keeps with the plan why lines did not go out, for whoever opens it later; a newer reason takes the place of an older. */
export async function keepRefusals(tx: EntityManager, { id: planId, round }: Plan, tried: readonly Tried[], at: Date): Promise<void> {
  for (const { line, refused } of tried) {
    if (refused === null) continue
    const key = { planId, orderId: line.orderId, round }
    try {
      await tx.insert(PlanRefusal, { ...key, code: refused, at })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      await tx.update(PlanRefusal, key, { code: refused, at })
    }
  }
}

/** Sends the line, or finds that it was sent. The order's row is held, so that twins follow one another. */
async function sendOnce(sending: Sending, work: Work, line: KeptLine): Promise<string[]> {
  const { tx } = work
  const { plan } = sending
  const order = demand(await orderById(tx, line.orderId, true), 'order_not_found')
  const key = { planId: plan.id, orderId: line.orderId, round: plan.round }
  const earlier = await tx.findOneBy(PlanSent, key)
  if (earlier !== null) return earlier.offers
  insist(await tx.existsBy(Plan, { id: plan.id, round: plan.round }), 'plan_changed')
  insist(!order.pooled, 'order_pooled')
  // Whoever asked a team since the plan was made began another round; whoever has a team, or was withdrawn, waits for none.
  insist(order.round === line.orderRound && waits(order), 'changed_meanwhile')
  await tx.insert(PlanSent, { ...key, offers: [], at: work.now })
  const invitations = await invitationsOf(sending, work, order, line)
  const offers = await inviteTeams(work, order, invitations, { message: sending.message, textRead: false, planned: true })
  await tx.update(PlanSent, key, { offers })
  for (const { teamId } of invitations) sending.asked.set(teamId, (sending.asked.get(teamId) ?? 0) + 1)
  return offers
}

/** The team of the line for its slot; and of those asked beside it, whoever still fits and has not had enough of a week. */
async function invitationsOf({ asked }: Sending, work: Work, order: ServiceOrder, line: KeptLine): Promise<Invitation[]> {
  const { teamId, slot, also, partner } = line
  if (teamId === null || slot === null) throw new Refusal('line_not_in_plan')
  const invitations: Invitation[] = [{ teamId, slots: [slot] }]
  // Both or neither: where one cannot be asked any more, the line does not go out.
  if (partner !== undefined) invitations.push({ teamId: partner.teamId, slots: [slot] })
  for (const other of also) {
    if ((asked.get(other.teamId) ?? 0) >= INVITATIONS_A_WEEK) continue
    const [fit] = await fittingTeams(work.tx, order, other.slots, work.now, [other.teamId])
    if (fit !== undefined && fit.obstacle === null) invitations.push({ teamId: other.teamId, slots: fit.slots })
  }
  return invitations
}
