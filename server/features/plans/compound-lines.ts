import { distanceMetres } from '../../../shared/geo/distance'
import { slotKey } from '../../../shared/time/slot'
import { distanceTo, freeSlots, suits } from '../../matching/eligibility'
import type { Assignment } from '../../matching/plan'
import type { OrderToPlan } from '../../matching/problem'
import type { TeamIndex } from '../../matching/team-index'
import type { PlaceLine, PlaceNames } from '../places/place.queries'
import { bare } from './bare-line'
import { type CompoundPlan, placeIn } from './compound-plan'
import { needsInWords, nobodyTogether, reasonsForVisit } from './compound-words'
import type { KeptLine } from './plan-document'
import { type Speaking, teamName } from './plan-words'
import type { WaitingOrder } from './situation.rows'

interface Around {
  readonly speaking: Speaking
  readonly names: PlaceNames
  readonly compound: CompoundPlan | null
}

/** The line of an order that takes more than one place; null of any other. */
export function compoundLine({ speaking, names, compound }: Around, waiting: WaitingOrder): KeptLine | null {
  if (waiting.helpers === 1 && waiting.partsNeeded === 1 && waiting.teamsNeeded === 1) return null
  if (waiting.offers.length > 0 || waiting.companionId !== null) return asking(speaking, names.get(waiting.villageCode), waiting)
  const place = compound === null ? null : placeIn(compound, waiting.id)
  return compound === null || place === null ? null : planned(speaking, waiting, place, compound.assignments.get(waiting.id))
}

function planned(
  speaking: Speaking,
  waiting: WaitingOrder,
  { order, index }: NonNullable<ReturnType<typeof placeIn>>,
  assignment: Assignment | undefined,
): KeptLine {
  if (assignment === undefined) return bare(waiting, 'unserved', nobodyTogether(order, couldCome(order, index)))
  const visits = assignment.teamIds.flatMap((teamId) => {
    const team = speaking.teams.get(teamId)
    return team === undefined ? [] : [{ teamId, distance: distanceMetres(team, order.point) }]
  })
  const [first, partner] = visits.sort((one, other) => one.distance - other.distance)
  return {
    ...bare(waiting, 'unserved', reasonsForVisit(speaking, order, visits, assignment)),
    state: 'proposed',
    teamId: first?.teamId ?? null,
    slot: assignment.slots[0] ?? null,
    distance: first?.distance ?? null,
    ...(partner === undefined ? {} : { partner }),
  }
}

/** Whether as many teams as it needs could begin in one of its slots, did no other order of the plan want them. */
function couldCome(order: OrderToPlan, index: TeamIndex): boolean {
  const teams = new Map<string, number>()
  for (const number of index.teamsFor(order)) {
    const book = index.books[number]
    if (book === undefined || !suits(order, book, distanceTo(order, book))) continue
    for (const slot of freeSlots(order, book)) teams.set(slotKey(slot), (teams.get(slotKey(slot)) ?? 0) + 1)
  }
  return [...teams.values()].some((count) => count >= order.needs.teams)
}

/** An order whose teams are being asked stays with them until they have answered. */
function asking(speaking: Speaking, village: PlaceLine | undefined, waiting: WaitingOrder): KeptLine {
  const { companionId, assignedSlot, offers, helpers, partsNeeded, teamsNeeded } = waiting
  const ids = [...(companionId === null ? [] : [companionId]), ...offers.map(({ teamId }) => teamId)]
  const farOf = (teamId: string): number => {
    const team = speaking.teams.get(teamId)
    return team === undefined || village === undefined ? 0 : distanceMetres(team, village)
  }
  const [first, second] = ids
  const agreed = companionId === null ? [] : [`${teamName(speaking, companionId)}已答应，等另一支`]
  const needs = needsInWords({ people: helpers, parts: partsNeeded === 2 ? 2 : 1, teams: teamsNeeded === 2 ? 2 : 1, credentials: [] })
  return {
    ...bare(waiting, 'unserved', [needs, ...agreed]),
    state: 'kept',
    teamId: first ?? null,
    distance: first === undefined ? null : farOf(first),
    slot: assignedSlot ?? offers[0]?.slots[0] ?? null,
    ...(second === undefined || teamsNeeded === 1 ? {} : { partner: { teamId: second, distance: farOf(second) } }),
  }
}
