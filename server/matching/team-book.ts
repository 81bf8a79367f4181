import { weekOf } from '../../shared/time/beijing'
import { compareSlots, type Slot, slotKey } from '../../shared/time/slot'
import type { Points, TeamToPlan } from './problem'

export type Level = 'slot' | 'day' | 'week'

/** How much of a team's slot, day or week is taken, before any plan. */
export interface Period {
  readonly level: Level
  readonly name: string
  readonly taken: number
  readonly capacity: number
}

/** The slot, the day and the week that a slot counts in, as bookings name them. */
export function periodsOf(slot: Slot): { readonly slot: string; readonly day: string; readonly week: string } {
  return { slot: slotKey(slot), day: slot.date, week: weekOf(slot.date) }
}

const UNRATED_STARS = 4

/** A team with what it has free, worked out once. */
export class TeamBook {
  /** The slots that it serves in and has room in, by time, each with its periods. */
  readonly free: ReadonlyMap<string, readonly Period[]>
  /** The slots that it serves in, with room or without. */
  readonly open: ReadonlySet<string>
  readonly services: ReadonlySet<string>
  readonly categories: ReadonlySet<string>
  /** Members, or any number when nobody counted them. */
  readonly people: number
  /** What it costs that it falls short of five stars. */
  readonly rating: number

  constructor(
    readonly team: TeamToPlan,
    points: Points,
  ) {
    const open = new Map(team.slots.map((slot) => [slotKey(slot), slot]))
    const inTime = [...open.values()].sort(compareSlots)
    this.open = new Set(open.keys())
    this.free = new Map(
      inTime.flatMap((slot) => {
        const periods = this.periods(slot)
        return periods.some(isFull) ? [] : [[slotKey(slot), periods]]
      }),
    )
    this.services = new Set(team.services.map(({ code }) => code))
    this.categories = new Set(team.services.map(({ category }) => category))
    const people = team.members.reduce((sum, group) => sum + group.people, 0)
    this.people = team.members.length === 0 ? Number.POSITIVE_INFINITY : people
    const mean = team.rated === 0 ? UNRATED_STARS : team.stars / team.rated
    this.rating = Math.round((5 - mean) * points.starShort)
  }

  /** The three periods of a slot, the smallest first. */
  periods(slot: Slot): Period[] {
    const { perSlot, perDay, perWeek, booked } = this.team
    const names = periodsOf(slot)
    return [
      { level: 'slot', name: names.slot, taken: booked.get(names.slot) ?? 0, capacity: perSlot },
      { level: 'day', name: names.day, taken: booked.get(names.day) ?? 0, capacity: perDay },
      { level: 'week', name: names.week, taken: booked.get(names.week) ?? 0, capacity: perWeek },
    ]
  }
}

export function isFull({ taken, capacity }: Period): boolean {
  return taken >= capacity
}

/** What an order there costs for the load of the team alone: the base of the nodes it passes. */
export function loadOf(team: TeamToPlan, periods: readonly Period[], points: Points): number {
  return periods.reduce((sum, period) => sum + nodeCost(team, period, points).base, 0)
}

/** What the first order through a team's slot, day or week costs, and each further one more; what is booked has gone before. */
export function nodeCost(team: TeamToPlan, { level, taken }: Period, points: Points): { readonly base: number; readonly step: number } {
  if (level === 'slot') return { base: 0, step: 0 }
  if (level === 'day') return { base: points.busierDay * taken, step: points.busierDay }
  return { base: points.recentOrder * team.recentLoad + points.busierWeek * taken, step: points.busierWeek }
}
