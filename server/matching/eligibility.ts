import { distanceMetres } from '../../shared/geo/distance'
import { compareSlots, type Slot, slotKey, slotsFrom } from '../../shared/time/slot'
import { isWithin } from '../../shared/vocabulary/places'
import type { CostParts } from './plan'
import type { OrderToPlan, Points } from './problem'
import { staffLimits, staffTaken } from './staffing'
import { isFull, type Level, loadOf, type Period, type TeamBook } from './team-book'

/** What can stand in the way of a team. */
export type Obstacle =
  /** It served the order before and it was not solved, or declined. */
  | { readonly kind: 'excluded' }
  /** It does not list the service, or nothing of its category. */
  | { readonly kind: 'service' }
  /** The village is in none of its areas, and so many metres beyond its radius. */
  | { readonly kind: 'area'; readonly beyond: number }
  | { readonly kind: 'credential'; readonly code: string }
  | { readonly kind: 'people'; readonly members: number }
  /** It serves in none of the slots. */
  | { readonly kind: 'calendar' }
  /** It serves in some, but has no room there: in the first of them, this is full. */
  | { readonly kind: 'full'; readonly level: Level; readonly taken: number; readonly capacity: number }

/** Whether the team lists what is ordered, in the way that the order asks for. */
export function lists(order: OrderToPlan, book: TeamBook): boolean {
  if (order.service !== null && book.services.has(order.service)) return true
  return !order.menu && (order.category === null || book.categories.has(order.category))
}

/** Whether one of the team's areas holds the village. */
export function servesByArea(order: OrderToPlan, book: TeamBook): boolean {
  return book.team.areas.some((area) => isWithin(order.villageCode, area))
}

/** A credential of which the team has too few, when each person counts for one; undefined when it can staff the order. */
function missingCredential({ needs }: OrderToPlan, { team }: TeamBook): string | undefined {
  if (needs.credentials.length === 0) return undefined
  const codes = needs.credentials.map(({ code }) => code)
  if (team.members.length === 0) return codes[0]
  const limits = staffLimits(team.members, codes).filter((limit) => limit.codes.length > 0)
  return limits.find((limit) => staffTaken(needs, limit) > limit.people)?.codes[0]
}

/** The slots of the order in which the team could begin, in the order's own order. */
export function freeSlots(order: OrderToPlan, book: TeamBook): Slot[] {
  return order.slots.filter((slot) => {
    const taken = slotsFrom(slot, order.needs.parts)
    return taken.length > 0 && taken.every((each) => book.free.has(slotKey(each)))
  })
}

/** Everything that stands in the way, in the order of Obstacle; nothing when the team can come. */
export function obstaclesOf(order: OrderToPlan, book: TeamBook, distance: number): Obstacle[] {
  const found: Obstacle[] = []
  if (order.excluded.includes(book.team.id)) found.push({ kind: 'excluded' })
  if (!lists(order, book)) found.push({ kind: 'service' })
  if (distance > reachOf(book) && !servesByArea(order, book)) found.push({ kind: 'area', beyond: distance - book.team.radius })
  const code = missingCredential(order, book)
  if (code !== undefined) found.push({ kind: 'credential', code })
  if (order.needs.people > book.people) found.push({ kind: 'people', members: book.people })
  if (freeSlots(order, book).length === 0) found.push(whyNoSlot(order, book))
  return found
}

/** Whether nothing stands in the way but perhaps the slots: what does not depend on time, cheapest questions first. */
export function suits(order: OrderToPlan, book: TeamBook, distance: number): boolean {
  return (
    (distance <= reachOf(book) || servesByArea(order, book)) &&
    lists(order, book) &&
    !order.excluded.includes(book.team.id) &&
    order.needs.people <= book.people &&
    missingCredential(order, book) === undefined
  )
}

/** A radius of 0 is none: it does not reach even a village at the team's door. */
function reachOf({ team }: TeamBook): number {
  return team.radius > 0 ? team.radius : -1
}

function whyNoSlot(order: OrderToPlan, book: TeamBook): Obstacle {
  const serving = order.slots
    .map((slot) => slotsFrom(slot, order.needs.parts))
    .filter((taken) => taken.length > 0 && taken.every((slot) => book.open.has(slotKey(slot))))
  const first = serving.flat().sort(compareSlots)
  for (const slot of first) {
    const full = book.periods(slot).find(isFull)
    if (full !== undefined) return { kind: 'full', level: full.level, taken: full.taken, capacity: full.capacity }
  }
  return { kind: 'calendar' }
}

/** Metres from the team's home to the order's village. */
export function distanceTo(order: OrderToPlan, book: TeamBook): number {
  return distanceMetres(book.team.point, order.point)
}

/** Whether this team, with this slot, has the offer already. */
export function isAnnounced(order: OrderToPlan, teamId: string, slot: Slot): boolean {
  return order.announced.some((offer) => offer.teamId === teamId && (offer.slot === null || compareSlots(offer.slot, slot) === 0))
}

/** What it costs that this team comes for the order in a slot of its list. @param wish the place of the slot in that list, from 0 */
export function partsOf(
  order: OrderToPlan,
  book: TeamBook,
  {
    wish,
    distance,
    periods,
    points,
  }: { readonly wish: number; readonly distance: number; readonly periods: readonly Period[]; readonly points: Points },
): CostParts {
  const slot = order.slots[wish]
  const fits = order.service === null ? order.category !== null : book.services.has(order.service)
  return {
    travel: travelPoints(distance, points),
    fit: fits ? 0 : points.misfit,
    rating: book.rating,
    slot: wish * points.laterWish,
    load: loadOf(book.team, periods, points),
    kept: slot !== undefined && isAnnounced(order, book.team.id, slot) ? -points.switching : 0,
  }
}

export function travelPoints(metres: number, points: Points): number {
  return Math.round((metres * points.kilometre) / 1000)
}

export function sumOf({ travel, fit, rating, slot, load, kept }: CostParts): number {
  return travel + fit + rating + slot + load + kept
}
