import { slotKey } from '../../shared/time/slot'
import { type Choice, CountyCase, costOf, type Rising } from './county-case'
import { sumOf } from './eligibility'
import { LinearProgram, type ProgramResult } from './linear-program'
import { effectiveWeight } from './model'
import type { Assignment, CostParts, Objective } from './plan'
import type { OrderToPlan } from './problem'
import type { TeamIndex } from './team-index'

/** A plan of some orders by an integer program, and what is known of it. */
export interface ProgramPlan {
  readonly assignments: readonly Assignment[]
  readonly objective: Objective
  readonly bound: Objective
}

/**
 * Plans orders of which some take two parts of a day, two teams, or more people than go round: as an integer program, first for the least
 * weight unserved, then among those for the best quality. What HiGHS finds is only taken as a list of choices: that they are allowed, and
 * what they cost, is worked out again in whole numbers.
 * @param seconds that each of the two may take; what is not proven by then shows in the bound
 * @param must when given, one at least of the choices that it holds for is taken; if nothing like it was found, nobody at all is served
 * @throws Error when HiGHS breaks off, or returns choices that are not allowed
 */
export async function planByProgram(
  index: TeamIndex,
  orders: readonly OrderToPlan[],
  seconds: number,
  must?: (choice: Choice) => boolean,
): Promise<ProgramPlan> {
  const county = new CountyCase(index, orders)
  const all = sum(county.orders.map(effectiveWeight))
  const weighed = new CountyProgram(county, 0, must)
  const most = await weighed.program.minimise(weighed.weights, seconds)
  const served = most.values === null ? 0 : read(county, most.values).weight
  const improved = new CountyProgram(county, served, must)
  const best = await improved.program.minimise(improved.qualities, seconds)
  const plan = read(county, best.values ?? most.values ?? new Float64Array(0))
  const leastUnserved = Math.max(0, all + wholeBound(most))
  // A plan that leaves less unserved may have any quality: only offers that are kept cost less than nothing.
  const least = -index.points.switching * sum(county.orders.map(({ needs }) => needs.teams))
  return {
    assignments: plan.assignments,
    objective: { unservedWeight: all - plan.weight, quality: plan.quality },
    bound: { unservedWeight: leastUnserved, quality: leastUnserved === all - plan.weight ? Math.max(least, wholeBound(best)) : least },
  }
}

type Entry = readonly [row: number, times: number]

/** The integer program of a county: its columns are the choices, then for each order whether it is served, then the rest. */
class CountyProgram {
  readonly program = new LinearProgram()
  /** What columns cost when only the weight served counts, and when only the quality does. */
  readonly weights: number[] = []
  readonly qualities: number[] = []

  /** @param leastWeight that must be served */
  constructor(
    private readonly county: CountyCase,
    leastWeight: number,
    must: ((choice: Choice) => boolean) | undefined,
  ) {
    const { orders, choices } = county
    const ofChoices: Entry[][] = choices.map(() => [])
    const ofOrders: Entry[][] = orders.map(() => [])
    this.limit(ofChoices)
    this.join(ofChoices, ofOrders)
    if (must !== undefined) {
      const row = this.program.addRow(1, Number.POSITIVE_INFINITY)
      for (const [choice, entries] of ofChoices.entries()) if (choices[choice] && must(choices[choice])) entries.push([row, 1])
    }
    const weight = this.program.addRow(leastWeight, Number.POSITIVE_INFINITY)
    for (const [number, order] of orders.entries()) ofOrders[number]?.push([weight, effectiveWeight(order)])
    const busy = county.busy.map((rising) => this.count(rising, ofChoices, 0))
    const villages = county.villages.map((rising) => this.count(rising, ofOrders, rising.members.length))
    for (const [choice, entries] of ofChoices.entries()) this.add(entries, { quality: ownCost(choices[choice]), whole: true })
    for (const [number, entries] of ofOrders.entries()) this.add(entries, { weight: -weightOf(orders[number]), whole: true })
    for (const [at, row] of busy.entries()) this.addSteps(county.busy[at], row, -1)
    for (const [at, row] of villages.entries()) this.addSteps(county.villages[at], row, 1)
    this.addMeetings()
  }

  private limit(ofChoices: readonly Entry[][]): void {
    for (const { most, takes } of this.county.limits) {
      const row = this.program.addRow(Number.NEGATIVE_INFINITY, most)
      for (const { choice, amount } of takes) if (amount > 0) ofChoices[choice]?.push([row, amount])
    }
  }

  /** Rows of the orders that need several teams, by order and slot: those who come must meet. */
  private readonly meetings: { readonly row: number; readonly order: number; readonly teams: number }[] = []

  /** An order is served when as many teams come as it needs, all in one slot. */
  private join(ofChoices: readonly Entry[][], ofOrders: readonly Entry[][]): void {
    const rows = new Map<string, number>()
    const numbers = new Map(this.county.orders.map((order, number) => [order, number]))
    const joined = this.county.orders.map((_, number) => {
      const row = this.program.addRow(0, 0)
      ofOrders[number]?.push([row, -1])
      return row
    })
    for (const [choice, { order, slots }] of this.county.choices.entries()) {
      const number = numbers.get(order) ?? -1
      const { teams } = order.needs
      const first = slots[0]
      if (teams === 1 || first === undefined) {
        ofChoices[choice]?.push([joined[number] ?? -1, 1])
        continue
      }
      const key = `${number}|${slotKey(first)}`
      const row = rows.get(key) ?? this.program.addRow(0, 0)
      if (!rows.has(key)) this.meetings.push({ row, order: joined[number] ?? -1, teams })
      rows.set(key, row)
      ofChoices[choice]?.push([row, 1])
    }
  }

  /** A row that counts members up to a sum. */
  private count({ members }: Rising, of: readonly Entry[][], sum: number): number {
    const row = this.program.addRow(sum, sum)
    for (const member of members) of[member]?.push([row, 1])
    return row
  }

  private addSteps(rising: Rising | undefined, row: number, times: number): void {
    if (rising === undefined) return
    const { base, step, most } = rising
    for (let k = 0; k < most; k += 1) this.add([[row, times]], { quality: base + step * k })
  }

  private addMeetings(): void {
    for (const { row, order, teams } of this.meetings)
      this.add(
        [
          [row, -teams],
          [order, 1],
        ],
        { whole: true },
      )
  }

  private add(entries: readonly Entry[], { weight = 0, quality = 0, whole = false }): void {
    this.program.addColumn({ most: 1, whole, entries })
    this.weights.push(weight)
    this.qualities.push(quality)
  }
}

/** What the chosen cost, in whole numbers. @throws Error when they are not allowed */
function read(county: CountyCase, values: Float64Array) {
  const { choices, orders, limits } = county
  const chosen = choices.map((_, choice) => (values[choice] ?? 0) > 0.5)
  for (const { most, takes } of limits)
    if (sum(takes.map(({ choice, amount }) => (chosen[choice] ? amount : 0))) > most) throw new Error('the program broke a limit')
  const coming = new Map(orders.map((order) => [order, [] as Choice[]]))
  for (const [at, choice] of choices.entries()) if (chosen[at]) coming.get(choice.order)?.push(choice)
  for (const [order, its] of coming) insistOnWhole(order, its)
  const isServed = orders.map((order) => (coming.get(order)?.length ?? 0) > 0)
  const busy = county.busy.map((rising) => costOf(rising, rising.members.filter((choice) => chosen[choice]).length))
  const waiting = county.villages.map((rising) => costOf(rising, rising.members.filter((number) => !isServed[number]).length))
  return {
    assignments: [...coming].flatMap(([order, its]) => assignmentOf(order, its)),
    weight: sum(orders.map((order, number) => (isServed[number] ? effectiveWeight(order) : 0))),
    quality: sum([...choices.map((choice, at) => (chosen[at] ? ownCost(choice) : 0)), ...busy, ...waiting]),
  }
}

/** @throws Error when some but not all of its teams come, or they do not meet */
function insistOnWhole(order: OrderToPlan, coming: readonly Choice[]): void {
  const slots = new Set(coming.map((choice) => choice.slots.map(slotKey).join()))
  if (coming.length > 0 && (coming.length !== order.needs.teams || slots.size > 1)) throw new Error('the program served half an order')
}

function ownCost(choice: Choice | undefined): number {
  return choice === undefined ? 0 : sumOf(choice.parts) - choice.parts.load
}

function weightOf(order: OrderToPlan | undefined): number {
  return order === undefined ? 0 : effectiveWeight(order)
}

function assignmentOf(order: OrderToPlan, coming: readonly Choice[]): Assignment[] {
  const [first, ...others] = coming
  if (first === undefined) return []
  const parts = others.reduce((all, choice) => addParts(all, choice.parts), first.parts)
  return [{ orderId: order.id, teamIds: coming.map(({ book }) => book.team.id), slots: first.slots, parts }]
}

function addParts(one: CostParts, other: CostParts): CostParts {
  return {
    travel: one.travel + other.travel,
    fit: one.fit + other.fit,
    rating: one.rating + other.rating,
    slot: one.slot + other.slot,
    load: one.load + other.load,
    kept: one.kept + other.kept,
  }
}

/** The bound as the whole number that it stands for: sums are whole, so anything above one whole is at least the next. */
function wholeBound({ bound }: ProgramResult): number {
  return Math.ceil(bound - 1e-6 * Math.max(1, Math.abs(bound)))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
