import { beijingDate } from '../../../shared/time/beijing'
import { comingSlots, type Slot, slotsFrom } from '../../../shared/time/slot'
import type { Database } from '../../database/database'
import { LivingPlan } from '../../matching/living-plan'
import { type Visit, withVisits } from '../../matching/plan-orders'
import { type OrderToPlan, POINTS, type TeamToPlan } from '../../matching/problem'
import { DAYS_AHEAD } from '../orders/fitting-teams'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { countyGroups } from './county-groups'
import { type KnownTeam, readCounties, readMarks, readTeams, readWaitingOrders, type WaitingOrder } from './situation.rows'
import { type AskedSlot, askedSlots, needsProgram, orderToPlan, teamToPlan } from './to-plan'

/** The orders of one county as they were read last. */
interface County {
  readonly waiting: ReadonlyMap<string, WaitingOrder>
  /** Those that can be planned, with a signature of each: equal ones need not be planned anew. */
  readonly orders: Signed
  /** Those that take more than one place, and wait to be asked for: an integer program plans them (compound-plan.ts). */
  readonly compound: readonly OrderToPlan[]
}

type Signed = ReadonlyMap<string, { readonly order: OrderToPlan; readonly signature: string }>

interface Moved {
  readonly before: Signed
  readonly after: Signed
}

/** Counties that share teams, with their best plan. */
export interface Group {
  readonly counties: readonly string[]
  readonly teams: readonly KnownTeam[]
  readonly plan: LivingPlan
}

/**
 * What plans are made from, kept in memory with the plan that is best for it. Before each question it catches up: the marks say which
 * counties' orders changed and whether any team did; what changed is read again, and the plan moves only as far as it must. Several
 * processes may each have one.
 */
export class Situation {
  names: PlaceNames = new Map()
  teams: ReadonlyMap<string, KnownTeam> = new Map()
  private marks = new Map<string, string>()
  private partOfDay = ''
  private counties = new Map<string, County>()
  private asked = new Map<string, AskedSlot>()
  private signature = ''
  /** What teams are being asked for together with another, or for two parts of a day: nothing else is planned there meanwhile. */
  private held: readonly Visit[] = []
  private groups: readonly Group[] = []

  constructor(private readonly database: Database) {}

  /**
   * Reads what changed since the last look.
   * @param slots laid out for the teams besides those that orders ask for
   */
  async catchUp(now: Date, slots: readonly Slot[] = []): Promise<void> {
    // The marks first: what commits while the rows are read is noticed the next time.
    const marks = await readMarks(this.database)
    const partOfDay = `${beijingDate(now.getTime())}.${comingSlots(now.getTime(), 1).length}`
    const all = partOfDay !== this.partOfDay || changed(this.marks, marks, '*')
    // Should anything fail on the way, the next question reads everything.
    this.partOfDay = ''
    if (all) this.names = await placeNames(this.database)
    const codes = all ? await readCounties(this.database) : [...this.counties.keys()]
    const fresh = codes.filter((code) => all || changed(this.marks, marks, code))
    const moved: Moved[] = []
    for (const code of fresh) moved.push(await this.readCounty(code, now))
    const teamsMoved = (all || changed(this.marks, marks, 'teams')) && (await this.readTeams(now))
    if (all) this.asked = new Map(askedSlots([{ slots: comingSlots(now.getTime(), DAYS_AHEAD) }]))
    const compound = this.compoundOf(fresh).map((order) => ({ slots: order.slots.flatMap((slot) => slotsFrom(slot, order.needs.parts)) }))
    const asksMore = this.layOut([...moved.flatMap(({ after }) => [...after.values()].map(({ order }) => order)), ...compound, { slots }])
    const heldMoved = this.noteHeld()
    if (teamsMoved || asksMore || heldMoved || all) this.planAnew(codes)
    else for (const each of moved) this.followOrders(each)
    this.marks = marks
    this.partOfDay = partOfDay
  }

  /** How many changes of each scope have been seen that concern these counties. */
  seen(counties: readonly string[]): Record<string, number> {
    const scopes = [...counties, 'teams', '*']
    return Object.fromEntries(scopes.map((scope) => [scope, countOf(this.marks.get(scope))]))
  }

  /** The orders that wait for a team in a place of any level. */
  waitingIn(place: string): WaitingOrder[] {
    return this.countiesOf(place).flatMap((code) =>
      [...(this.counties.get(code)?.waiting.values() ?? [])].filter((order) => order.villageCode.startsWith(place)),
    )
  }

  /** The counties that hold the place, or lie in it. */
  countiesOf(place: string): string[] {
    return [...this.counties.keys()].filter((code) => code.startsWith(place) || place.startsWith(code))
  }

  /** The groups that the place has a part in. */
  groupsOf(place: string): Group[] {
    const counties = new Set(this.countiesOf(place))
    return this.groups.filter((group) => group.counties.some((code) => counties.has(code)))
  }

  /** Teams as the solver takes them, on the slots that are asked for. */
  teamsToPlan(teams: readonly KnownTeam[]): TeamToPlan[] {
    const asked = [...this.asked.values()]
    return withVisits(
      teams.map((team) => teamToPlan(team, asked)),
      this.held,
    )
  }

  /** The orders of these counties that can be planned. */
  ordersOf(counties: readonly string[]): OrderToPlan[] {
    return counties.flatMap((code) => [...(this.counties.get(code)?.orders.values() ?? [])].map(({ order }) => order))
  }

  /** The orders of these counties that take more than one place and for which nobody has been asked. */
  compoundOf(counties: readonly string[]): OrderToPlan[] {
    return counties.flatMap((code) => this.counties.get(code)?.compound ?? [])
  }

  /** Reads a county's orders again; returns them as they were before and as they are. */
  private async readCounty(code: string, now: Date): Promise<Moved> {
    const waiting = await readWaitingOrders(this.database, code)
    const planned = waiting.flatMap((each) => (each.pooled ? [] : (orderToPlan(each, this.names, now) ?? [])))
    const asking = new Set(waiting.flatMap(({ id, offers, companionId }) => (offers.length > 0 || companionId !== null ? [id] : [])))
    const compound = planned.filter((order) => needsProgram(order) && !asking.has(order.id))
    const orders = planned
      .filter((order) => !needsProgram(order))
      .map((order) => [order.id, { order, signature: JSON.stringify(order) }] as const)
    const moved = { before: this.counties.get(code)?.orders ?? new Map(), after: new Map(orders) }
    this.counties.set(code, { waiting: new Map(waiting.map((each) => [each.id, each])), orders: moved.after, compound })
    return moved
  }

  /** Reads the teams again; whether any differs from before. */
  private async readTeams(now: Date): Promise<boolean> {
    const teams = await readTeams(this.database, now)
    const signature = JSON.stringify(teams.map((team) => ({ ...team, booked: [...team.booked] })))
    const moved = signature !== this.signature
    this.signature = signature
    if (moved) this.teams = new Map(teams.map((team) => [team.id, team]))
    return moved
  }

  /** Notes the slots that are asked for; whether there are any that were not laid out. */
  private layOut(orders: readonly { readonly slots: readonly Slot[] }[]): boolean {
    const known = this.asked.size
    for (const [key, slot] of askedSlots(orders)) if (!this.asked.has(key)) this.asked.set(key, slot)
    return this.asked.size > known
  }

  /** Notes what is held for orders that take more than one place; whether that differs from before. */
  private noteHeld(): boolean {
    const before = JSON.stringify(this.held)
    this.held = [...this.counties.values()].flatMap(({ waiting }) => [...waiting.values()].flatMap(heldFor))
    return JSON.stringify(this.held) !== before
  }

  private planAnew(codes: readonly string[]): void {
    this.groups = countyGroups(codes, [...this.teams.values()], this.names).map(({ counties, teams }) => ({
      counties,
      teams,
      plan: new LivingPlan({ orders: this.ordersOf(counties), teams: this.teamsToPlan(teams), points: POINTS }),
    }))
  }

  /** Moves the plan of a county's group from the orders that it had before to those that it has now. */
  private followOrders({ before, after }: Moved): void {
    for (const [id, { order }] of before) if (!after.has(id)) this.planOf(order).remove(id)
    for (const [id, { order, signature }] of after) if (before.get(id)?.signature !== signature) this.planOf(order).put(order)
  }

  private planOf({ villageCode }: OrderToPlan): LivingPlan {
    const [group] = this.groupsOf(villageCode)
    if (group === undefined) throw new Error(`No plan is made for ${villageCode}`)
    return group.plan
  }
}

/** What an order holds of the teams that are being asked for it; the place of one that has agreed is booked, and needs no holding. */
function heldFor({ helpers, partsNeeded, teamsNeeded, offers, id }: WaitingOrder): Visit[] {
  if (helpers === 1 && partsNeeded === 1 && teamsNeeded === 1) return []
  return offers.flatMap(({ teamId, slots: [slot] }) =>
    slot === undefined ? [] : [{ orderId: id, teamIds: [teamId], slots: slotsFrom(slot, partsNeeded) }],
  )
}

const changed = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>, scope: string): boolean =>
  before.get(scope) !== now.get(scope)

const countOf = (mark: string | undefined): number => Number(mark?.split('.')[0] ?? 0)
