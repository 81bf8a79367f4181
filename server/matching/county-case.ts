import { type Slot, slotKey, slotsFrom } from '../../shared/time/slot'
import { distanceTo, freeSlots, partsOf, suits } from './eligibility'
import type { CostParts } from './plan'
import type { OrderToPlan } from './problem'
import { staffLimits, staffTaken } from './staffing'
import { nodeCost, type Period, type TeamBook } from './team-book'
import type { TeamIndex } from './team-index'

/** A team that could come, beginning with a slot. */
export interface Choice {
  readonly order: OrderToPlan
  readonly book: TeamBook
  /** The slots that it takes: one, or two in a row. */
  readonly slots: readonly Slot[]
  readonly parts: CostParts
}

/** A condition on choices: how much each takes of something that has so much left. */
export interface Limit {
  readonly most: number
  readonly takes: readonly { readonly choice: number; readonly amount: number }[]
}

/** Choices that share a team's day or week, or orders of a village: each further one costs more. */
export interface Rising {
  readonly base: number
  readonly step: number
  readonly most: number
  readonly members: readonly number[]
}

/** What may be chosen for some orders, what limits it, and what rises with it. */
export class CountyCase {
  /** By id. */
  readonly orders: readonly OrderToPlan[]
  readonly choices: readonly Choice[]
  readonly limits: readonly Limit[]
  /** Teams' days and weeks, by choices. */
  readonly busy: readonly Rising[]
  /** Villages, by orders that are unserved. */
  readonly villages: readonly Rising[]

  constructor(
    readonly index: TeamIndex,
    orders: readonly OrderToPlan[],
  ) {
    this.orders = [...orders].sort((one, other) => (one.id < other.id ? -1 : 1))
    this.choices = this.orders.flatMap((order) => choicesOf(index, order))
    this.limits = [...this.places(), ...this.staff(), ...this.oncePerTeam()]
    this.busy = this.busyPeriods()
    this.villages = this.villageShares()
  }

  /** How many orders a team's slots, days and weeks still take. */
  private places(): Limit[] {
    return [...this.byPeriod().values()].map(({ period, choices }) => ({
      most: period.capacity - period.taken,
      takes: choices.map((choice) => ({ choice, amount: 1 })),
    }))
  }

  private busyPeriods(): Rising[] {
    return [...this.byPeriod().values()]
      .filter(({ period }) => period.level !== 'slot')
      .map(({ period, book, choices }) => ({
        ...nodeCost(book.team, period, this.index.points),
        most: Math.min(period.capacity - period.taken, choices.length),
        members: choices,
      }))
  }

  /** The choices that count in each period of each team; an order that takes two parts of a day counts once in the day. */
  private byPeriod(): Map<string, { readonly period: Period; readonly book: TeamBook; readonly choices: number[] }> {
    const found = new Map<string, { readonly period: Period; readonly book: TeamBook; readonly choices: number[] }>()
    for (const [choice, { book, slots }] of this.choices.entries()) {
      const periods = new Map(slots.flatMap((slot) => book.periods(slot)).map((period) => [period.name, period]))
      for (const period of periods.values()) {
        const key = `${book.team.id}|${period.name}`
        const entry = found.get(key) ?? { period, book, choices: [] }
        entry.choices.push(choice)
        found.set(key, entry)
      }
    }
    return found
  }

  /** What the members of a team can do at once in a slot, less those who are booked. */
  private staff(): Limit[] {
    return [...this.byPeriod().values()]
      .filter(({ period }) => period.level === 'slot')
      .flatMap(({ period, book, choices }) => {
        const { members, perSlot } = book.team
        const needs = choices.map((choice) => this.choices[choice]?.order.needs)
        const codes = new Set(needs.flatMap((each) => each?.credentials.map(({ code }) => code) ?? []))
        // What is booked is taken to need one share of the members.
        const booked = members.length === 0 ? 0 : period.taken * Math.floor(book.people / perSlot)
        return staffLimits(members, [...codes]).map((limit) => ({
          most: limit.codes.length === 0 ? limit.people - booked : limit.people,
          takes: choices.map((choice, at) => ({ choice, amount: amountOf(needs[at], limit) })),
        }))
      })
  }

  /** Two teams at once are two different ones. */
  private oncePerTeam(): Limit[] {
    const found = new Map<string, number[]>()
    for (const [choice, { order, book }] of this.choices.entries()) {
      if (order.needs.teams === 1) continue
      const key = `${order.id}|${book.team.id}`
      found.set(key, [...(found.get(key) ?? []), choice])
    }
    return [...found.values()].map((choices) => ({ most: 1, takes: choices.map((choice) => ({ choice, amount: 1 })) }))
  }

  private villageShares(): Rising[] {
    const villages = new Map<string, number[]>()
    for (const [number, { villageCode }] of this.orders.entries()) villages.set(villageCode, [...(villages.get(villageCode) ?? []), number])
    return [...villages.values()].map((members) => ({ ...this.index.shares(members.length), most: members.length, members }))
  }
}

/** Every team and first slot that the order could have. */
function choicesOf(index: TeamIndex, order: OrderToPlan): Choice[] {
  return index.teamsFor(order).flatMap((number) => {
    const book = index.books[number]
    const distance = book === undefined ? 0 : distanceTo(order, book)
    if (book === undefined || !suits(order, book, distance)) return []
    return freeSlots(order, book).map((slot) => {
      const periods = book.free.get(slotKey(slot)) ?? []
      const parts = partsOf(order, book, { wish: order.slots.indexOf(slot), distance, periods, points: index.points })
      return { order, book, slots: slotsFrom(slot, order.needs.parts), parts }
    })
  })
}

function amountOf(needs: OrderToPlan['needs'] | undefined, limit: Parameters<typeof staffTaken>[1]): number {
  return needs === undefined ? 0 : staffTaken(needs, limit)
}

/** What so many of them cost together. */
export function costOf({ base, step }: Rising, units: number): number {
  return base * units + (step * units * (units - 1)) / 2
}
