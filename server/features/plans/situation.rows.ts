import { addDays, beijingDate, weekOf } from '../../../shared/time/beijing'
import type { Slot } from '../../../shared/time/slot'
import type { Database } from '../../database/database'
import type { Row } from '../../database/rows'
import { select } from '../../database/select'

/** Weeks before this one whose orders count as a team's recent load. */
const WEEKS_BACK = 4
/** Farther ahead nothing is planned: a wish beyond is taken up when it comes nearer. */
export const DAYS_PLANNED = 180

const MARKS = 'select c.scope, count(*) as changes, max(c.id) as newest from plan_change c group by c.scope'
const MARK = { scope: 'text', changes: 'whole', newest: 'text' } as const

/** How far each scope has come, as one text for each: equal texts mean that nothing changed between two looks. */
export async function readMarks(database: Database): Promise<Map<string, string>> {
  const rows = await select(database, MARKS, MARK, [])
  return new Map(rows.map(({ scope, changes, newest }) => [scope, `${changes}.${newest}`]))
}

const COUNTIES = "select p.code from place p where p.level = 'county' order by p.code"

/** The codes of the counties. */
export async function readCounties(database: Database): Promise<string[]> {
  return (await select(database, COUNTIES, { code: 'text' }, [])).map(({ code }) => code)
}

const ORDER_COLUMNS = `o.id, o.publicCode, o.villageCode, o.ownerCode, o.state, o.urgency, o.category, o.serviceCode, o.title, o.slots, o.pooled, o.round,
  o.submittedAt, o.helpers, o.partsNeeded, o.teamsNeeded, o.companionId, o.assignedSlot`
const ORDERS = `select ${ORDER_COLUMNS} from service_order o
  where o.countyCode = ? and o.open = ? and (o.state = 'accepted' or o.state = 'offering')`

const ORDER = {
  id: 'text',
  publicCode: 'text',
  villageCode: 'text',
  ownerCode: 'text',
  state: 'text',
  urgency: 'text',
  category: 'text?',
  serviceCode: 'text?',
  title: 'text',
  slots: 'json',
  pooled: 'flag',
  round: 'whole',
  submittedAt: 'moment',
  helpers: 'whole',
  partsNeeded: 'whole',
  teamsNeeded: 'whole',
  companionId: 'text?',
  assignedSlot: 'json?',
} as const

/** An order that waits for a team, with the open offers and the exclusions of it. */
export type WaitingOrder = Omit<Row<typeof ORDER>, 'slots' | 'assignedSlot'> & {
  readonly slots: Slot[]
  readonly assignedSlot: Slot | null
  readonly offers: { readonly teamId: string; readonly slots: Slot[] }[]
  readonly excluded: string[]
}

const OFFERS = `select f.orderId, f.teamId, f.slots from service_order o join offer f on f.orderId = o.id and f.state = 'offered'
  where o.countyCode = ? and o.open = ? and o.state = 'offering' order by f.id`
const EXCLUSIONS = `select x.orderId, x.excludedId from service_order o join order_exclusion x on x.orderId = o.id
  where o.countyCode = ? and o.open = ? and (o.state = 'accepted' or o.state = 'offering')`

/** The orders of a county that wait for a team: three queries, however many. How an ended offer ended is read by none of them. */
export async function readWaitingOrders(database: Database, county: string): Promise<WaitingOrder[]> {
  const of = [county, true] as const
  const [orders, offers, exclusions] = await Promise.all([
    select(database, ORDERS, ORDER, of),
    select(database, OFFERS, { orderId: 'text', teamId: 'text', slots: 'json' }, of),
    select(database, EXCLUSIONS, { orderId: 'text', excludedId: 'text' }, of),
  ])
  const offersOf = grouped(offers, ({ orderId }) => orderId)
  const excludedOf = grouped(exclusions, ({ orderId }) => orderId)
  return orders.map((order) => ({
    ...order,
    slots: order.slots as Slot[],
    assignedSlot: order.assignedSlot as Slot | null,
    offers: (offersOf.get(order.id) ?? []).map(({ teamId, slots }) => ({ teamId, slots: slots as Slot[] })),
    excluded: (excludedOf.get(order.id) ?? []).map(({ excludedId }) => excludedId),
  }))
}

/** States in which teams are worth looking at, though a plan holds only those that were accepted. */
const MAY_NEED_TEAM = ['submitted', 'needs_info', 'accepted', 'offering']

/** An order that needs a team, or may once it is accepted; null when it has one, or has ended. */
export async function readAnyOrder(database: Database, id: string): Promise<WaitingOrder | null> {
  const sql = `select ${ORDER_COLUMNS} from service_order o where o.id = ?`
  const [order] = await select(database, sql, ORDER, [id])
  if (order === undefined || !MAY_NEED_TEAM.includes(order.state)) return null
  const offers = await select(
    database,
    "select f.teamId, f.slots from offer f where f.orderId = ? and f.state = 'offered'",
    { teamId: 'text', slots: 'json' },
    [id],
  )
  const excluded = await select(database, 'select x.excludedId from order_exclusion x where x.orderId = ?', { excludedId: 'text' }, [id])
  return {
    ...order,
    slots: order.slots as Slot[],
    assignedSlot: order.assignedSlot as Slot | null,
    offers: offers.map(({ teamId, slots }) => ({ teamId, slots: slots as Slot[] })),
    excluded: excluded.map(({ excludedId }) => excludedId),
  }
}

/** Lists by key, in the order of the rows. */
export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

const TEAMS = `select t.id, t.publicCode, t.name, t.homeCode, t.latE6, t.lngE6, t.radiusKm, t.perSlot, t.perDay, t.perWeek, t.stars, t.rated, t.members
  from team t`

const TEAM = {
  id: 'text',
  publicCode: 'text',
  name: 'text',
  homeCode: 'text',
  latE6: 'whole',
  lngE6: 'whole',
  radiusKm: 'whole',
  perSlot: 'whole',
  perDay: 'whole',
  perWeek: 'whole',
  stars: 'whole',
  rated: 'whole',
  members: 'whole',
} as const

const AREAS = 'select a.teamId, a.placeCode from team_area a'
const WEEKLY = 'select w.teamId, w.weekday, w.part from team_weekly w'
const BLACKOUTS = 'select b.teamId, b.fromDate, b.toDate from team_blackout b where b.toDate >= ?'
const LISTED = "select distinct p.teamId, p.serviceCode, p.category from service_project p where p.state = 'listed'"

/** A team with all that decides what it can take. */
export type KnownTeam = Row<typeof TEAM> & {
  readonly areas: string[]
  readonly weekly: { readonly weekday: number; readonly part: string }[]
  readonly blackouts: { readonly fromDate: string; readonly toDate: string }[]
  readonly services: { readonly serviceCode: string; readonly category: string }[]
  /** Orders taken in each period from today on, and in the weeks before as far as they count. */
  readonly booked: Map<string, number>
  /** Orders of the weeks before this one. */
  readonly recentLoad: number
}

/** All teams: six queries, however many. */
export async function readTeams(database: Database, now: Date): Promise<KnownTeam[]> {
  const today = beijingDate(now.getTime())
  const [teams, areas, weekly, blackouts, listed, bookings] = await Promise.all([
    select(database, TEAMS, TEAM, []),
    select(database, AREAS, { teamId: 'text', placeCode: 'text' }, []),
    select(database, WEEKLY, { teamId: 'text', weekday: 'whole', part: 'text' }, []),
    select(database, BLACKOUTS, { teamId: 'text', fromDate: 'text', toDate: 'text' }, [today]),
    select(database, LISTED, { teamId: 'text', serviceCode: 'text', category: 'text' }, []),
    readBookings(database, today),
  ])
  const teamId = (row: { readonly teamId: string }) => row.teamId
  const [areasOf, weeklyOf, blackoutsOf, listedOf, bookingsOf] = [
    grouped(areas, teamId),
    grouped(weekly, teamId),
    grouped(blackouts, teamId),
    grouped(listed, teamId),
    grouped(bookings, teamId),
  ]
  const past = new Set(weeksBefore(today))
  return teams.map((team) => {
    const taken = bookingsOf.get(team.id) ?? []
    return {
      ...team,
      areas: (areasOf.get(team.id) ?? []).map(({ placeCode }) => placeCode),
      weekly: weeklyOf.get(team.id) ?? [],
      blackouts: blackoutsOf.get(team.id) ?? [],
      services: listedOf.get(team.id) ?? [],
      booked: new Map(taken.map((row) => [row.period, row.taken])),
      recentLoad: taken.reduce((sum, row) => sum + (past.has(row.period) ? row.taken : 0), 0),
    }
  })
}

function weeksBefore(today: string): string[] {
  return Array.from({ length: WEEKS_BACK }, (_, index) => weekOf(addDays(today, -7 * (index + 1))))
}

/** What is booked on the days that plans are made for, in their weeks, and in the few weeks before. */
function readBookings(database: Database, today: string) {
  const ahead = Array.from({ length: Math.ceil(DAYS_PLANNED / 7) + 1 }, (_, index) => weekOf(addDays(today, 7 * index)))
  const weeks = [...new Set([...weeksBefore(today), ...ahead])]
  const sql = `select k.teamId, k.period, k.taken from team_booking k
    where k.taken > 0 and ((k.period >= ? and k.period < ?) or k.period in (${weeks.map(() => '?').join(', ')}))`
  return select(database, sql, { teamId: 'text', period: 'text', taken: 'whole' }, [today, addDays(today, DAYS_PLANNED + 1), ...weeks])
}
