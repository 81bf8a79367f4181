import { plans, shortages, teams } from '../../shared/contract'
import { granted, type Kaiping, openKaiping, type Part, refused, sites, teamCodes } from '../support/kaiping'
import { plantTwin } from '../support/twin-teams'

let county: Kaiping
/** Orders for one Saturday morning, more than there are teams for it. */
let codes: string[]
beforeAll(async () => {
  county = await openKaiping()
  const slot = county.saturday()
  codes = []
  for (let index = 0; index < 6; index += 1) codes.push(await county.accepted({ slots: [slot] }))
})
afterAll(() => county.close())

const list = async (by: Part = 'centre', site: string = sites.centre) =>
  granted(await county.people[by].call(shortages.list, { query: { site } }))

it('says where one more visit would serve most: service, town, week, and how many wait', async () => {
  const { orders, unserved, items } = await list()
  expect(orders).toBe(6)
  expect(unserved).toBeGreaterThan(0)
  expect(items[0]).toMatchObject({
    service: { code: 'health_check', name: '健康义诊' },
    category: 'health',
    town: { code: sites.town },
    week: '2026-W49',
    weekWords: '下周',
    waiting: unserved,
  })
  expect(items[0]?.gain).toBeGreaterThanOrEqual(10)
  expect(items[0]?.words).toBe(`塘口镇下周多一次健康义诊上门，能多办一单（还有 ${unserved} 单在等）`)
  expect((await list('station', sites.station)).items).toEqual(items)
})

it('names the very orders that wait, and the teams that one may think of', async () => {
  const { items, teams: tried } = await list()
  for (const { waiting, orders } of items) expect(orders).toHaveLength(waiting)
  const named = items[0]?.orders ?? []
  expect(named.length).toBeGreaterThan(0)
  for (const order of named)
    expect(order).toEqual({ code: expect.any(String), title: '健康义诊', village: { code: sites.station, name: '宅群村' } })
  for (const { code } of named) expect(codes).toContain(code)
  expect(tried.map(({ code }) => code)).toContain(teamCodes.clinic)
  // At the station those at home there come first.
  expect((await list('station', sites.station)).teams[0]?.home.code).toBe(sites.station)
})

it('says which team’s time is up, where one more place would serve most', async () => {
  const { capacities } = await list()
  expect(capacities[0]?.gain).toBeGreaterThanOrEqual(10)
  expect(capacities.find(({ team }) => team.code === teamCodes.clinic)).toMatchObject({
    full: '12月5日 周六上午已排满（1/1）',
    words: '塘口镇卫生院志愿服务队12月5日 周六上午多接 1 单，就能多办一单',
  })
})

it('one more team serves as many more as it has room for, and nobody hears of it', async () => {
  const { unserved } = await list()
  const query = { site: sites.centre, like: teamCodes.clinic, home: sites.station }
  const tried = granted(await county.people.centre.call(shortages.moreTeam, { query }))
  // One team, one place in one slot.
  expect(tried.after.served).toBe(tried.before.served + 1)
  expect(tried.after.unserved).toBe(unserved - 1)
  expect(tried.gained).toHaveLength(1)
  expect(codes).toContain(tried.gained[0]?.order.code)
  expect(tried.words).toMatch(/能多办 1 单/)
  expect(await list()).toMatchObject({ unserved })
})

/** What a plan made now comes to, and which orders it serves. */
async function planned() {
  const plan = granted(await county.people.centre.call(plans.make, { body: { site: sites.centre } }))
  const { items } = granted(await county.people.centre.call(plans.lines, { params: { code: plan.code } }))
  return { measures: plan.planned, served: items.filter(({ state }) => state !== 'unserved').map(({ order }) => order.code) }
}

const saturdayMorning = { weekday: 6, part: 'morning' } as const

/** The clinic's week as it is, to be arranged with or without its Saturday mornings. */
async function clinicWeek() {
  const mine = granted(await county.people.clinic.call(teams.mine)).items[0]
  if (mine === undefined) throw new Error('the clinic has no team')
  const { radiusKm, perSlot, perDay, perWeek, about, blackouts, areas, weekly } = mine
  const others = weekly.filter(({ weekday, part }) => weekday !== 6 || part !== 'morning')
  const arrange = async (times: typeof weekly): Promise<void> => {
    const body = { radiusKm, perSlot, perDay, perWeek, about, blackouts, areas: areas.map(({ code }) => code), weekly: times }
    granted(await county.people.clinic.call(teams.arrange, { params: { code: mine.code }, body }))
  }
  return { without: () => arrange(others), with: () => arrange([...others, saturdayMorning]) }
}

it('one more day comes to exactly what a plan comes to once the team really serves then', async () => {
  const week = await clinicWeek()
  await week.without()
  const before = await planned()
  const query = { site: sites.centre, team: teamCodes.clinic, weekday: '6', part: 'morning' as const }
  const tried = granted(await county.people.centre.call(shortages.moreTime, { query }))
  expect(tried.before).toEqual(before.measures)
  await week.with()
  const after = await planned()
  expect(tried.after).toEqual(after.measures)
  expect(tried.after).not.toEqual(tried.before)
  for (const { order } of tried.gained) expect(after.served).toContain(order.code)
  expect(tried.gained.map(({ order }) => order.code)).toEqual(after.served.filter((code) => !before.served.includes(code)))
})

it('one more part of a weekday of a team tells whether it is worth asking for', async () => {
  const query = { site: sites.centre, team: teamCodes.clinic, part: 'evening' as const }
  const useless = granted(await county.people.centre.call(shortages.moreTime, { query: { ...query, weekday: '6' } }))
  expect(useless.after.served).toBe(useless.before.served)
  expect(useless.words).toMatch(/一样多/)

  // Without its Saturdays the clinic's team leaves an order more waiting; one Saturday morning brings it back.
  const mine = granted(await county.people.clinic.call(teams.mine)).items[0]
  if (mine === undefined) throw new Error('the clinic has no team')
  const { radiusKm, perSlot, perDay, perWeek, about, blackouts, areas, weekly } = mine
  const arrangement = { radiusKm, perSlot, perDay, perWeek, about, blackouts, areas: areas.map(({ code }) => code) }
  const weekdays = weekly.flatMap(({ weekday, part }) => (weekday === 6 ? [] : [{ weekday, part }]))
  granted(await county.people.clinic.call(teams.arrange, { params: { code: mine.code }, body: { ...arrangement, weekly: weekdays } }))
  const worth = granted(await county.people.centre.call(shortages.moreTime, { query: { ...query, weekday: '6', part: 'morning' } }))
  expect(worth.after.served).toBe(worth.before.served + 1)
  expect(worth).toMatchObject({ change: { kind: 'day', weekday: 6, part: 'morning' }, words: expect.stringContaining('每周六上午也出队') })
})

it('is for those who read the site', async () => {
  expect(refused(await county.people.station.call(shortages.list, { query: { site: sites.centre } }))).toEqual([403, 'not_allowed'])
  for (const by of ['villager', 'clinic', 'grid'] as const) {
    expect(refused(await county.people[by].call(shortages.list, { query: { site: sites.station } }))).toEqual([403, 'not_allowed'])
  }
  const query = { site: sites.station, like: '2222abcd', home: sites.station }
  expect(refused(await county.people.station.call(shortages.moreTeam, { query }))).toEqual([404, 'team_not_found'])
})

it('one more team comes to exactly what a plan comes to once there really is one', async () => {
  await (await clinicWeek()).with()
  const before = await planned()
  const query = { site: sites.centre, like: teamCodes.clinic, home: sites.station }
  const tried = granted(await county.people.centre.call(shortages.moreTeam, { query }))
  expect(tried.before).toEqual(before.measures)
  await plantTwin(county, teamCodes.clinic, sites.station)
  const after = await planned()
  expect(tried.after).toEqual(after.measures)
  expect(tried.after.served).toBeGreaterThan(tried.before.served)
  for (const { order } of tried.gained) expect(after.served).toContain(order.code)
  expect(tried.gained).toHaveLength(after.served.length - before.served.length)
})
