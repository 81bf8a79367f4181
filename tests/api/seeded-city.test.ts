import { Clocks } from '../../server/clocks/clocks'
import type { Database } from '../../server/database/database'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { OrderContact } from '../../server/features/orders/order-contact.entity'
import { OrderEvent } from '../../server/features/orders/order-event.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { Person } from '../../server/features/people/person.entity'
import { Place } from '../../server/features/places/place.entity'
import { Site } from '../../server/features/places/site.entity'
import { LocalPlanner } from '../../server/features/plans/local-planner'
import { askedAt } from '../../server/features/plans/make-plan'
import { ServiceProject } from '../../server/features/projects/project.entity'
import { Service } from '../../server/features/projects/service.entity'
import { Team } from '../../server/features/teams/team.entity'
import { TeamArea, TeamWeekly } from '../../server/features/teams/team-calendar.entity'
import { seedCity } from '../../server/seed/city/seed-city'
import { seedDemonstration, seedNetwork } from '../../server/seed/seed'
import { distanceMetres } from '../../shared/geo/distance'
import { addDays, beijingDate } from '../../shared/time/beijing'
import { freshDatabase } from '../support/database'

const NOW = new Date('2026-11-24T02:00:00.000Z')
const TEAMS = 2_000
const ORDERS = 5_000
const CITY = '4407'

let database: Database
let before: { readonly teams: number; readonly orders: number }
let places: Map<string, Place>
let teams: Team[]
let orders: ServiceOrder[]
beforeAll(async () => {
  database = await freshDatabase()
  await seedNetwork(database)
  await seedDemonstration(database, NOW.getTime())
  const { manager } = database.reads
  before = { teams: await manager.count(Team), orders: await manager.count(ServiceOrder) }
  await seedCity(database, NOW.getTime())
  places = new Map((await manager.find(Place)).map((place) => [place.code, place]))
  teams = (await manager.find(Team, { order: { id: 'ASC' } })).filter(({ name }) => /\d$/.test(name))
  orders = await manager.find(ServiceOrder, { order: { id: 'ASC' } })
})
afterAll(() => database.close())

const rowsOf = <Row extends object>(table: new () => Row): Promise<Row[]> => database.reads.manager.find(table)
const share = (count: number, of: number): number => count / of

test('plants two thousand teams and five thousand open orders beside the demonstration, and once', async () => {
  const { manager } = database.reads
  const counts = async () => ({ teams: await manager.count(Team), orders: await manager.count(ServiceOrder) })
  const planted = { teams: before.teams + TEAMS, orders: before.orders + ORDERS }
  expect(await counts()).toEqual(planted)
  expect(teams).toHaveLength(TEAMS)
  await seedCity(database, NOW.getTime() + 3_600_000)
  expect(await counts()).toEqual(planted)
})

test('every order waits for a team at the site of its village, and is somebody’s', async () => {
  const sites = new Set((await rowsOf(Site)).map(({ code }) => code))
  const people = new Set((await rowsOf(Person)).map(({ id }) => id))
  const services = new Map((await rowsOf(Service)).map((service) => [service.code, service]))
  const contacts = new Set((await rowsOf(OrderContact)).map(({ orderId }) => orderId))
  for (const order of orders) {
    expect(order).toMatchObject({ state: 'accepted', open: true, turn: 'owner', teamId: null, pooled: false, round: 0 })
    expect(places.get(order.villageCode)?.level).toBe('village')
    expect(order.ownerCode).toBe(order.villageCode)
    expect(sites).toContain(order.ownerCode)
    expect(order.villageCode.startsWith(order.townCode) && order.townCode.startsWith(order.countyCode)).toBe(true)
    expect(people).toContain(order.placerId)
    expect(contacts).toContain(order.id)
    expect(services.get(order.serviceCode ?? '')).toMatchObject({ name: order.title, category: order.category })
  }
  const events = await rowsOf(OrderEvent)
  expect(events.map(({ action }) => action).toSorted()).toEqual([
    ...Array.from({ length: ORDERS }, () => 'accept'),
    ...Array.from({ length: ORDERS }, () => 'submit'),
  ])
})

test('a few orders in a hundred are urgent, most wish for days to come, and none is older than a week', () => {
  const of = (urgency: string) => share(orders.filter((order) => order.urgency === urgency).length, ORDERS)
  expect(of('emergency')).toBeGreaterThan(0.003)
  expect(of('emergency')).toBeLessThan(0.02)
  expect(of('urgent')).toBeGreaterThan(0.06)
  expect(of('urgent')).toBeLessThan(0.12)
  const today = beijingDate(NOW.getTime())
  const wished = orders.filter(({ slots }) => slots.length > 0)
  expect(share(wished.length, ORDERS)).toBeGreaterThan(0.5)
  for (const { slots } of wished) {
    expect(slots.length).toBeLessThanOrEqual(12)
    for (const { date } of slots) expect(date > today && date <= addDays(today, 10)).toBe(true)
  }
  for (const { submittedAt } of orders) {
    const age = NOW.getTime() - submittedAt.getTime()
    expect(age > 0 && age < 7 * 86_400_000).toBe(true)
  }
})

test('every village has a team at home, and every team has a leader, an area, a week, room in it and something to offer', async () => {
  const homes = new Set(teams.map(({ homeCode }) => homeCode))
  for (const { code, level } of places.values()) if (level === 'village') expect(homes).toContain(code)
  const leads = (await rowsOf(Membership)).filter(({ role, endedAt }) => role === 'leader' && endedAt === null)
  const ids = (rows: readonly { readonly teamId: string | null }[]) => new Set(rows.map(({ teamId }) => teamId))
  const [led, areas, weekly] = [ids(leads), ids(await rowsOf(TeamArea)), ids(await rowsOf(TeamWeekly))]
  const offering = ids((await rowsOf(ServiceProject)).filter(({ state }) => state === 'listed'))
  for (const team of teams) {
    for (const each of [led, areas, weekly, offering]) expect(each).toContain(team.id)
    expect(team.perSlot).toBeGreaterThan(0)
    expect(team.perDay).toBeGreaterThanOrEqual(team.perSlot)
    expect(team.perWeek).toBeGreaterThanOrEqual(team.perDay)
    expect(team.stars).toBeGreaterThanOrEqual(team.rated)
    expect(team.stars).toBeLessThanOrEqual(5 * team.rated)
    const home = places.get(team.homeCode)
    expect(home === undefined ? -1 : distanceMetres(team, home)).toBe(0)
  }
  expect(new Set(teams.map(({ name }) => name)).size).toBe(TEAMS)
})

test('each county has orders and teams as its villages are many, and whatever is asked for many teams offer', async () => {
  const villages = [...places.values()].filter(({ level }) => level === 'village')
  for (const { code } of [...places.values()].filter(({ level }) => level === 'county')) {
    const of = (codes: readonly string[]) => codes.filter((each) => each.startsWith(code)).length
    const expected = share(of(villages.map((village) => village.code)), villages.length)
    expect(share(of(orders.map(({ villageCode }) => villageCode)), ORDERS)).toBeCloseTo(expected, 1)
    expect(share(of(teams.map(({ homeCode }) => homeCode)), TEAMS)).toBeCloseTo(expected, 1)
  }
  const listed = (await rowsOf(ServiceProject)).filter(({ state }) => state === 'listed')
  for (const service of new Set(orders.map(({ serviceCode }) => serviceCode))) {
    expect(listed.filter(({ serviceCode }) => serviceCode === service).length).toBeGreaterThan(20)
  }
})

test('a plan serves nearly all of it, proven best, from near by, with nobody beyond a week’s room', async () => {
  const planner = new LocalPlanner(database)
  const { lines, figures } = await planner.plan({ ...askedAt(new Clocks(), NOW), site: CITY, pins: [], forbids: [] })
  await planner.close()
  expect(lines).toHaveLength(ORDERS)
  expect(figures.proof.best).toBe(true)
  expect(share(figures.planned.served, ORDERS)).toBeGreaterThan(0.9)
  expect(figures.planned.unserved).toBeGreaterThan(0)
  expect(figures.planned.metres / figures.planned.served).toBeLessThan(15_000)
  expect(figures.planned.busiest).toBeLessThanOrEqual(2 * Math.max(...teams.map(({ perWeek }) => perWeek)))
  expect(figures.today).toMatchObject({ served: 0, unserved: ORDERS })
})
