import { type EntityManager, In } from 'typeorm'
import type * as z from 'zod/mini'
import type { planLine, plan as planSchema } from '../../../shared/contract/plan-shapes'
import { CODE_LENGTH, levelOf, PLACE_LEVELS } from '../../../shared/vocabulary/places'
import type { Call } from '../../http/call'
import { ServiceOrder } from '../orders/order.entity'
import { siteLineIn } from '../orders/order-lines'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { Team } from '../teams/team.entity'
import type { Plan } from './plan.entity'
import { type Fates, fatesOf } from './plan.queries'
import type { KeptLine } from './plan-document'
import { newsOf } from './plan-news'
import { sendable } from './sendable-lines'

type PresentedPlan = z.output<typeof planSchema>
type LineState = z.output<typeof planLine>['state']

/** Stands where a team is no longer known. */
export const NOBODY = { code: '', name: '' }

/** A draft as a whole, without its lines. */
export async function presentPlan(call: Pick<Call, 'tx' | 'services' | 'actor'>, plan: Plan): Promise<PresentedPlan> {
  const { tx, services } = call
  const names = await placeNames(services.database)
  const fates = await fatesOf(tx, plan)
  const { figures, pins, forbids } = plan
  const orders = await ordersNamed(
    tx,
    [...pins, ...forbids].map(({ orderId }) => orderId),
  )
  const teams = await teamsNamed(
    tx,
    [...pins, ...forbids].map(({ teamId }) => teamId),
  )
  const decided = ({ orderId, teamId }: { orderId: string; teamId: string }) => ({
    order: orders.get(orderId) ?? { code: '', title: '' },
    team: teams.get(teamId) ?? NOBODY,
  })
  return {
    code: plan.publicCode,
    site: placeLine(names, plan.siteCode),
    round: plan.round,
    plannedAt: plan.plannedAt.toISOString(),
    expiresAt: plan.expiresAt.toISOString(),
    news: await newsOf(services.database, plan, fates),
    took: figures.took,
    counts: countsOf(plan, fates),
    toSend: (await sendable(call, plan, fates)).lines.length,
    refused: fates.refused.size,
    planned: figures.planned,
    today: figures.today,
    proof: figures.proof,
    places: placesBelow(names, plan),
    pins: pins.map((pin) => ({ ...decided(pin), slot: pin.slot })),
    forbids: forbids.map(decided),
    unmet: [...figures.unmet],
  }
}

/** A site by its name, and the city, which has none, by its own. */
function placeLine(names: PlaceNames, code: string): { code: string; name: string } {
  return levelOf(code) === 'city' ? { code, name: names.get(code)?.name ?? '' } : siteLineIn(names, code)
}

export function countsOf(plan: Plan, fates: Fates): PresentedPlan['counts'] {
  const counts = { proposed: 0, kept: 0, sent: 0, unserved: 0, pooled: 0 }
  for (const line of plan.lines) counts[stateOf(line, fates)] += 1
  return counts
}

export const stateOf = (line: KeptLine, { sent }: Fates): LineState => (sent.has(line.orderId) ? 'sent' : line.state)

/** The places one level below the site's, with what is served in each. */
function placesBelow(names: PlaceNames, { siteCode, lines }: Plan): PresentedPlan['places'] {
  const level = levelOf(siteCode)
  const below = level === null ? undefined : PLACE_LEVELS[PLACE_LEVELS.indexOf(level) + 1]
  if (below === undefined) return []
  const counts = new Map<string, { served: number; unserved: number }>()
  for (const { villageCode, state } of lines) {
    const code = villageCode.slice(0, CODE_LENGTH[below])
    const count = counts.get(code) ?? { served: 0, unserved: 0 }
    if (state === 'unserved') count.unserved += 1
    else if (state !== 'pooled') count.served += 1
    counts.set(code, count)
  }
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([code, count]) => ({ ...placeLine(names, code), ...count }))
}

async function ordersNamed(tx: EntityManager, ids: readonly string[]): Promise<Map<string, { code: string; title: string }>> {
  if (ids.length === 0) return new Map()
  const orders = await tx.find(ServiceOrder, { select: { id: true, publicCode: true, title: true }, where: { id: In([...new Set(ids)]) } })
  return new Map(orders.map(({ id, publicCode, title }) => [id, { code: publicCode, title }]))
}

/** Teams by id, as replies name them. */
export async function teamsNamed(tx: EntityManager, ids: readonly string[]): Promise<Map<string, { code: string; name: string }>> {
  if (ids.length === 0) return new Map()
  const teams = await tx.find(Team, { select: { id: true, publicCode: true, name: true }, where: { id: In([...new Set(ids)]) } })
  return new Map(teams.map(({ id, publicCode, name }) => [id, { code: publicCode, name }]))
}
