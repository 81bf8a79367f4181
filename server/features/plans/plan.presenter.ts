import { type EntityManager, In } from 'typeorm'
import type * as z from 'zod/mini'
import type { planLine, planOption, plan as planSchema } from '../../../shared/contract/plans'
import { CODE_LENGTH, levelOf, PLACE_LEVELS } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import type { Call } from '../../http/call'
import { ServiceOrder } from '../orders/order.entity'
import { siteLineIn } from '../orders/order-lines'
import { type Actor, isStaffAbove, isStaffOf } from '../people/actor'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { Team } from '../teams/team.entity'
import type { Plan } from './plan.entity'
import { sentOf } from './plan.queries'
import type { KeptLine } from './plan-document'
import type { OptionWords } from './planner'
import { readMarks } from './situation.rows'

type PresentedPlan = z.output<typeof planSchema>
type PresentedLine = z.output<typeof planLine>
type NamedTeams = ReadonlyMap<string, { readonly code: string; readonly name: string }>

const NOBODY = { code: '', name: '' }

/** A draft as a whole, without its lines. */
export async function presentPlan({ tx, services }: Pick<Call, 'tx' | 'services'>, plan: Plan): Promise<PresentedPlan> {
  const names = await placeNames(services.database)
  const sent = await sentOf(tx, plan)
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
    stale: await isStale(services.database, plan, sent),
    took: figures.took,
    counts: countsOf(plan, sent),
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

export function countsOf(plan: Plan, sent: ReadonlySet<string>): PresentedPlan['counts'] {
  const counts = { proposed: 0, kept: 0, sent: 0, unserved: 0, pooled: 0 }
  for (const line of plan.lines) counts[stateOf(line, sent)] += 1
  return counts
}

export const stateOf = (line: KeptLine, sent: ReadonlySet<string>): PresentedLine['state'] => (sent.has(line.orderId) ? 'sent' : line.state)

/** Whether anything changed since the plan was made but what was sent from it: each line that went out is one change of its county. */
async function isStale(database: Database, { lines, figures }: Plan, sent: ReadonlySet<string>): Promise<boolean> {
  const own = new Map<string, number>()
  for (const { orderId, villageCode } of lines) {
    const county = villageCode.slice(0, CODE_LENGTH.county)
    if (sent.has(orderId)) own.set(county, (own.get(county) ?? 0) + 1)
  }
  const marks = await readMarks(database)
  return Object.entries(figures.seen).some(([scope, seen]) => changesIn(marks.get(scope)) !== seen + (own.get(scope) ?? 0))
}

export const changesIn = (mark: string | undefined): number => Number(mark?.split('.')[0] ?? 0)

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

/** Staff of the owner's site, or of one above it. */
export const maySend = (actor: Actor, ownerCode: string): boolean => isStaffOf(actor, ownerCode) || isStaffAbove(actor, ownerCode)

/** Lines with their orders as they stand now; three queries, however many. */
export async function presentLines(
  { tx, services, actor }: Pick<Call, 'tx' | 'services' | 'actor'>,
  lines: readonly KeptLine[],
  sent: ReadonlySet<string>,
): Promise<PresentedLine[]> {
  if (lines.length === 0) return []
  const names = await placeNames(services.database)
  const teams = await teamsNamed(
    tx,
    lines.flatMap(({ teamId, also }) => [...(teamId === null ? [] : [teamId]), ...also.map((each) => each.teamId)]),
  )
  const orders = new Map((await tx.findBy(ServiceOrder, { id: In(lines.map(({ orderId }) => orderId)) })).map((order) => [order.id, order]))
  return lines.flatMap((line) => {
    const order = orders.get(line.orderId)
    return order === undefined ? [] : [lineOf(line, order, { names, teams, actor, state: stateOf(line, sent) })]
  })
}

interface Around {
  readonly names: PlaceNames
  readonly teams: NamedTeams
  readonly actor: Actor
  readonly state: PresentedLine['state']
}

function lineOf(line: KeptLine, order: ServiceOrder, { names, teams, actor, state }: Around): PresentedLine {
  return {
    state,
    order: {
      code: order.publicCode,
      title: order.title,
      state: order.state,
      category: order.category,
      urgency: order.urgency,
      village: { code: order.villageCode, name: names.get(order.villageCode)?.name ?? '' },
      owner: siteLineIn(names, order.ownerCode),
      submittedAt: order.submittedAt.toISOString(),
    },
    team: line.teamId === null ? null : (teams.get(line.teamId) ?? NOBODY),
    slot: line.slot,
    distance: line.distance,
    also: line.also.flatMap(({ teamId }) => teams.get(teamId) ?? []),
    reasons: [...line.reasons],
    pinned: line.pinned,
    textHeld: order.textVerdict !== 'pass',
    maySend: maySend(actor, order.ownerCode),
  }
}

export function presentOption(teams: NamedTeams, option: OptionWords | null): z.output<typeof planOption> | null {
  if (option === null) return null
  const { teamId, slot, distance, cost, parts, full } = option
  return { team: teams.get(teamId) ?? NOBODY, slot, distance, cost, parts: [...parts], full }
}
