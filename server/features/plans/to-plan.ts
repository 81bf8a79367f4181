import { addDays, beijingDate, daysBetween, weekdayOf } from '../../../shared/time/beijing'
import { comingSlots, type Slot, slotEnds, slotKey } from '../../../shared/time/slot'
import type { Category } from '../../../shared/vocabulary/categories'
import type { Urgency } from '../../../shared/vocabulary/orders'
import { HEAVIEST, ORDINARY_NEEDS, type OrderToPlan, type TeamToPlan } from '../../matching/problem'
import { DAYS_AHEAD } from '../orders/fitting-teams'
import type { PlaceNames } from '../places/place.queries'
import { DAYS_PLANNED, type KnownTeam, type WaitingOrder } from './situation.rows'

/**
 * What it counts that somebody comes: an emergency before any urgent order, an urgent one before any ordinary one, and of two alike the one
 * that waits longer. A day of waiting counts one, at most five; an urgent order's and an emergency's ten, at most fifty.
 */
const WEIGHTS: Readonly<Record<Urgency, { readonly base: number; readonly day: number }>> = {
  normal: { base: 10, day: 1 },
  urgent: { base: 100, day: 10 },
  emergency: { base: HEAVIEST - 50, day: 10 },
}
const DAYS_THAT_COUNT = 5

/** The weight of an order, by its urgency and the days since it was placed: 10–15, 100–150, 950–1,000. */
export function weightOf(urgency: Urgency, submittedAt: Date, now: Date): number {
  const { base, day } = WEIGHTS[urgency]
  const days = Math.max(0, daysBetween(beijingDate(submittedAt.getTime()), beijingDate(now.getTime())))
  return base + day * Math.min(days, DAYS_THAT_COUNT)
}

/**
 * The slots in which an order can still be served, the most welcome first, no farther ahead than is planned. Without a wish the sooner is
 * the more welcome, but an ordinary order begins with tomorrow: a team needs time to answer.
 */
export function plannedSlots({ slots, urgency }: Pick<WaitingOrder, 'slots' | 'urgency'>, now: Date): Slot[] {
  if (slots.length === 0) {
    const today = beijingDate(now.getTime())
    return comingSlots(now.getTime(), DAYS_AHEAD).filter(({ date }) => urgency !== 'normal' || date > today)
  }
  const last = addDays(beijingDate(now.getTime()), DAYS_PLANNED)
  return slots.filter((slot) => slot.date <= last && slotEnds(slot) > now.getTime())
}

/** An order as the solver takes it; null when none of its slots is left, or its village is unknown. */
export function orderToPlan(order: WaitingOrder, names: PlaceNames, now: Date): OrderToPlan | null {
  const village = names.get(order.villageCode)
  const slots = plannedSlots(order, now)
  if (village === undefined || slots.length === 0) return null
  return {
    id: order.id,
    villageCode: order.villageCode,
    point: { latE6: village.latE6, lngE6: village.lngE6 },
    weight: weightOf(order.urgency as Urgency, order.submittedAt, now),
    slots,
    service: order.serviceCode,
    menu: order.serviceCode !== null,
    category: order.category as Category | null,
    needs: { ...ORDINARY_NEEDS, people: order.helpers, parts: order.partsNeeded === 2 ? 2 : 1, teams: order.teamsNeeded === 2 ? 2 : 1 },
    excluded: order.excluded,
    announced: order.offers.map(({ teamId, slots: offered }) => ({ teamId, slot: offered.length === 1 ? (offered[0] ?? null) : null })),
  }
}

/** Whether an order takes more than one place among others, so that prices alone do not plan it: see `compoundOf` of the solver. */
export const needsProgram = ({ needs }: Pick<OrderToPlan, 'needs'>): boolean => needs.people > 1 || needs.parts > 1 || needs.teams > 1

/** A slot that somebody asks for, and when in the week it lies. */
export interface AskedSlot {
  readonly slot: Slot
  /** '4.morning': Thursday. */
  readonly weekPart: string
}

/** A team as the solver takes it, its week laid out on those of the slots that anybody asks for. */
export function teamToPlan(team: KnownTeam, asked: readonly AskedSlot[]): TeamToPlan {
  const parts = new Set(team.weekly.map(({ weekday, part }) => `${weekday}.${part}`))
  const off = (date: string) => team.blackouts.some(({ fromDate, toDate }) => fromDate <= date && date <= toDate)
  return {
    id: team.id,
    homeCode: team.homeCode,
    point: { latE6: team.latE6, lngE6: team.lngE6 },
    areas: team.areas,
    radius: team.radiusKm * 1000,
    services: team.services.map(({ serviceCode, category }) => ({ code: serviceCode, category: category as Category })),
    slots: asked.flatMap(({ slot, weekPart }) => (parts.has(weekPart) && !off(slot.date) ? [slot] : [])),
    perSlot: team.perSlot,
    perDay: team.perDay,
    perWeek: team.perWeek,
    booked: team.booked,
    stars: team.stars,
    rated: team.rated,
    recentLoad: team.recentLoad,
    // A team that says to take three orders at once sends somebody to each, however few members it has written down.
    members: team.members === 0 ? [] : [{ people: Math.max(team.members, team.perSlot), credentials: [] }],
  }
}

/** Every slot that one of the orders asks for, each once. */
export function askedSlots(orders: Iterable<Pick<OrderToPlan, 'slots'>>): Map<string, AskedSlot> {
  const slots = new Map<string, AskedSlot>()
  for (const { slots: asked } of orders) {
    for (const slot of asked) {
      const key = slotKey(slot)
      if (!slots.has(key)) slots.set(key, { slot, weekPart: `${weekdayOf(slot.date)}.${slot.part}` })
    }
  }
  return slots
}
