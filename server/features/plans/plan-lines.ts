import { distanceMetres } from '../../../shared/geo/distance'
import type { Urgency } from '../../../shared/vocabulary/orders'
import { explain } from '../../matching/explain'
import type { LivingPlan, Standing } from '../../matching/living-plan'
import type { Assignment } from '../../matching/plan'
import type { OrderToPlan } from '../../matching/problem'
import { type AlmostFitting, almostOf, bestOf } from '../../matching/rank'
import type { PlaceNames } from '../places/place.queries'
import type { AskedLately } from './asked-lately'
import { bare } from './bare-line'
import { compoundLine } from './compound-lines'
import type { CompoundPlan } from './compound-plan'
import { GAVE_WAY } from './compound-words'
import { whySentences } from './explain-words'
import { longestWaiting } from './longest-waiting'
import type { KeptLine } from './plan-document'
import { reasonsFor, type Speaking } from './plan-words'
import type { WaitingOrder } from './situation.rows'

const URGENT_FIRST: Readonly<Record<Urgency, number>> = { emergency: 0, urgent: 1, normal: 2 }

/** Orders as a plan lists them: the urgent first, and among alike the one that waits longest. */
export function inTurn(orders: readonly WaitingOrder[]): WaitingOrder[] {
  const rank = ({ urgency }: WaitingOrder) => URGENT_FIRST[urgency as Urgency]
  return orders.toSorted(
    (one, other) => rank(one) - rank(other) || one.submittedAt.getTime() - other.submittedAt.getTime() || (one.id < other.id ? -1 : 1),
  )
}

/** What the lines of one group of counties are made from. */
export interface Lining {
  readonly speaking: Speaking
  readonly names: PlaceNames
  readonly plan: LivingPlan
  readonly standing: Standing
  /** Null where no order takes more than one place. */
  readonly compound: CompoundPlan | null
  readonly pinned: ReadonlySet<string>
  /** Null where nobody sends: the city has supervisors and no site. */
  readonly asked: AskedLately | null
  readonly windows: Readonly<Record<Urgency, number>>
}

/** The lines of a plan for these orders, in their order: whoever is asked first counts as asked for those after. */
export function linesOf(lining: Lining, waiting: readonly WaitingOrder[]): KeptLine[] {
  const assigned = lining.compound?.assignments ?? new Map(lining.standing.assignments.map((each) => [each.orderId, each]))
  return waiting.map((order) => {
    const together = compoundLine(lining, order)
    if (together !== null) return together
    if (order.pooled) return bare(order, 'pooled', ['在抢单池里，合适的队伍先到先得'])
    const planned = lining.plan.inside().orders.get(order.id)
    if (planned === undefined) return bare(order, 'unserved', ['希望的时段都已过去，或日子还太早、排不到，请问对方换个时段'])
    const assignment = assigned.get(order.id)
    const gaveWay =
      lining.compound?.within.has(order.id) === true && lining.standing.assignments.some(({ orderId }) => orderId === order.id)
    if (assignment === undefined && gaveWay) return bare(order, 'unserved', [GAVE_WAY])
    return assignment === undefined ? unserved(lining, order, planned) : served(lining, order, planned, assignment)
  })
}

function unserved({ speaking, plan }: Lining, order: WaitingOrder, planned: OrderToPlan): KeptLine {
  const explanation = explain(plan, order.id)
  const why = explanation === null ? [] : whySentences(speaking, planned, explanation, () => almostFitting(plan, planned))
  return bare(order, 'unserved', why)
}

/** Teams that are looked at to find some that only lack time or reach. */
const ALMOST_LOOKED_AT = 20

/** The nearest teams that almost fit an order. Those that do something else altogether are named only where there are no others. */
export function almostFitting(plan: LivingPlan, order: OrderToPlan): AlmostFitting[] {
  const { index } = plan.inside().model
  const almost = almostOf(index, order, index.homesAround(order.point), ALMOST_LOOKED_AT)
  const able = almost.filter(({ obstacle }) => obstacle.kind !== 'service')
  return able.length > 0 ? able : almost
}

function served(lining: Lining, order: WaitingOrder, planned: OrderToPlan, { teamIds, slots }: Assignment): KeptLine {
  const [teamId, slot] = [teamIds[0] ?? '', slots[0]]
  const team = lining.speaking.teams.get(teamId)
  if (slot === undefined || team === undefined) return bare(order, 'unserved', [])
  const distance = distanceMetres({ latE6: team.latE6, lngE6: team.lngE6 }, planned.point)
  const kept = order.offers.some((offer) => offer.teamId === teamId)
  return {
    ...bare(order, 'unserved', reasonsFor(lining.speaking, planned, { teamId, distance, slot })),
    state: kept ? 'kept' : 'proposed',
    teamId,
    slot,
    distance,
    also: kept ? [] : alsoAsked(lining, order, planned, teamId),
    pinned: lining.pinned.has(order.id),
  }
}

/** Teams that are looked at when more than one is asked. */
const LOOKED_AT = 6

/** Whom to ask at the same time. A pin means this team alone. */
function alsoAsked({ plan, pinned, asked, windows }: Lining, order: WaitingOrder, planned: OrderToPlan, teamId: string): KeptLine['also'] {
  if (asked === null) return []
  asked.invite(teamId)
  if (pinned.has(order.id)) return []
  const { index } = plan.inside().model
  const best = bestOf(index, planned, index.teamsFor(planned), { scarcity: (team, slot) => plan.scarcity(team, slot), count: LOOKED_AT })
  const waitsFor = new Set(order.offers.map((offer) => offer.teamId))
  const near = best.filter((each) => each.teamId !== teamId && !waitsFor.has(each.teamId))
  const waiting = longestWaiting(plan, planned, asked, new Set([teamId, ...waitsFor]))
  const others = waiting === null || near.some((each) => each.teamId === waiting.teamId) ? near : [...near, waiting]
  const asking = asked.asking(
    teamId,
    others.map((each) => each.teamId),
    windows[order.urgency as Urgency],
  )
  const [, ...more] = asking.teamIds
  for (const each of more) asked.invite(each)
  return more.flatMap((each) => {
    const found = others.find((other) => other.teamId === each)
    return found === undefined ? [] : [{ teamId: each, slots: found.slots, turn: each === asking.turn }]
  })
}
