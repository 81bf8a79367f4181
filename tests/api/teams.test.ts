import { Place } from '../../server/features/places/place.entity'
import type { Team } from '../../server/features/teams/team.entity'
import { freeSlots, servesVillage, teamProfiles, teamsServing } from '../../server/features/teams/team.queries'
import { bookSlot } from '../../server/features/teams/team-booking'
import { teams } from '../../shared/contract'
import type { Slot } from '../../shared/time/slot'
import { places, type ServedCounty, servedCounty } from '../support/served-county'
import { startTestServer } from '../support/server'

// A Tuesday in week 48.
const now = new Date('2026-11-24T02:00:00.000Z')

let server: Awaited<ReturnType<typeof startTestServer>>
let county: ServedCounty
let team: Team

beforeEach(async () => {
  server = await startTestServer({ now })
  county = await servedCounty(server.database)
  team = await county.team({ name: '河口队', home: places.town, areas: [places.town] })
})

afterEach(() => server.close())

const arrangement = {
  areas: [places.upper, places.otherCounty],
  radiusKm: 8,
  weekly: [
    { weekday: 6, part: 'evening' as const },
    { weekday: 2, part: 'morning' as const },
  ],
  blackouts: [{ from: '2026-12-01', to: '2026-12-03', note: '秋收' }],
  perSlot: 2,
  perDay: 3,
  perWeek: 9,
  about: '周末有空',
}

const leader = async () => server.as((await county.person('队长', 'leader', team)).publicCode)
const of = (each: Team) => ({ params: { code: each.publicCode } })

test('a leader reads the teams that they lead, with what is booked this week', async () => {
  const asLeader = await leader()
  await server.database.transaction((tx) => bookSlot(tx, team, { date: '2026-11-26', part: 'morning' }))
  await server.database.transaction((tx) => bookSlot(tx, team, { date: '2026-12-03', part: 'morning' }))
  await county.team({ name: '别人的队', home: places.far })
  const { status, body } = await asLeader.call(teams.mine)
  expect(status).toBe(200)
  expect(body.items).toEqual([
    {
      code: team.publicCode,
      name: '河口队',
      kind: 'service_team',
      home: { code: places.town, name: '河口镇' },
      about: '服务乡里',
      members: 12,
      areas: [{ code: places.town, name: '河口镇' }],
      radiusKm: 0,
      weekly: [{ weekday: 4, part: 'morning' }],
      blackouts: [],
      perSlot: 1,
      perDay: 2,
      perWeek: 6,
      bookedThisWeek: 1,
    },
  ])
})

test('what a leader arranges replaces what was arranged before, as a whole', async () => {
  const asLeader = await leader()
  expect((await asLeader.call(teams.arrange, { ...of(team), body: arrangement })).status).toBe(200)
  const { status, body } = await asLeader.call(teams.arrange, { ...of(team), body: { ...arrangement, areas: [places.upper], perWeek: 10 } })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    areas: [{ code: places.upper, name: '上河村' }],
    radiusKm: 8,
    weekly: [
      { weekday: 2, part: 'morning' },
      { weekday: 6, part: 'evening' },
    ],
    blackouts: [{ from: '2026-12-01', to: '2026-12-03', note: '秋收' }],
    perSlot: 2,
    perDay: 3,
    perWeek: 10,
    about: '周末有空',
  })
  expect((await asLeader.call(teams.one, of(team))).body).toEqual(body)
})

test('the same area or part of the week given twice is kept once', async () => {
  const twice = { ...arrangement, areas: [places.upper, places.upper], weekly: [...arrangement.weekly, ...arrangement.weekly] }
  const { status, body } = await (await leader()).call(teams.arrange, { ...of(team), body: twice })
  expect([status, body.areas.length, body.weekly.length]).toEqual([200, 1, 2])
})

test('an area that is no place, or a blackout that ends before it begins, changes nothing', async () => {
  const asLeader = await leader()
  const unchanged = (await asLeader.call(teams.one, of(team))).body
  const nowhere = await asLeader.call(teams.arrange, { ...of(team), body: { ...arrangement, areas: ['449909'] } })
  expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 'place_not_found'])
  const blackouts = [...arrangement.blackouts, { from: '2026-12-05', to: '2026-12-04', note: '' }]
  const backwards = await asLeader.call(teams.arrange, { ...of(team), body: { ...arrangement, blackouts } })
  expect([backwards.status, backwards.body.error.code]).toEqual([400, 'invalid_request'])
  expect(backwards.body.error.fields).toEqual([{ field: 'blackouts.1.to', message: '结束日期不能早于开始日期' }])
  expect((await asLeader.call(teams.one, of(team))).body).toEqual(unchanged)
})

test('only its leader arranges a team', async () => {
  const others = [
    await county.person('站长', 'staff', places.town),
    await county.person('别队队长', 'leader', await county.team({ name: '别队', home: places.town })),
    await county.person('队员', 'volunteer', team),
  ]
  for (const other of others) {
    const { status, body } = await (await server.as(other.publicCode)).call(teams.arrange, { ...of(team), body: arrangement })
    expect([other.name, status, body.error.code]).toEqual([other.name, 403, 'not_allowed'])
  }
  expect((await server.visitor.call(teams.arrange, { ...of(team), body: arrangement })).status).toBe(401)
  const hasty = await county.stranger('没看说明的队长', 'leader', team)
  const refused = await (await server.as(hasty.publicCode)).call(teams.arrange, { ...of(team), body: arrangement })
  expect([refused.status, refused.body.error.code]).toEqual([403, 'consent_needed'])
})

test('a team is read by staff of the sites that hold its home or that it serves, and of those above; to others it does not exist', async () => {
  const reaching = await county.team({ name: '邻溪队', home: places.otherVillage, radiusKm: 4 })
  const readers: [Team, string, boolean][] = [
    [team, places.town, true],
    [team, places.county, true],
    [team, places.upper, true],
    [team, places.far, false],
    [team, places.otherCounty, false],
    [reaching, places.otherCounty, true],
    [reaching, places.lower, true],
    [reaching, places.town, true],
    [reaching, places.upper, false],
    [reaching, places.farTown, false],
  ]
  for (const [read, site, may] of readers) {
    const staff = await server.as((await county.person('工作人员', 'staff', site)).publicCode)
    const { status, body } = await staff.call(teams.one, of(read))
    expect([read.name, site, status, body.error?.code]).toEqual([read.name, site, may ? 200 : 404, may ? undefined : 'team_not_found'])
  }
  const villager = await server.as((await county.person('村民')).publicCode)
  expect((await villager.call(teams.one, of(team))).body.error.code).toBe('team_not_found')
  expect((await villager.call(teams.mine)).body).toEqual({ items: [] })
})

describe('for dispatch', () => {
  test('the teams that serve a village are those whose profile says that it does', async () => {
    const all = [
      team,
      await county.team({ name: '全县', home: places.far, areas: [places.county] }),
      await county.team({ name: '一村', home: places.far, areas: [places.upper, places.far] }),
      await county.team({ name: '近圆', home: places.otherVillage, radiusKm: 4 }),
      await county.team({ name: '远圆', home: places.far, radiusKm: 25 }),
      await county.team({ name: '哪也不去', home: places.upper }),
    ]
    const reads = server.database.reads.manager
    const served: Record<string, string[]> = {}
    for (const code of [places.upper, places.lower, places.far, places.otherVillage]) {
      const village = await reads.findOneByOrFail(Place, { code })
      const ids = await teamsServing(reads, village)
      const profiles = await teamProfiles(
        reads,
        all.map(({ id }) => id),
      )
      const mine = all.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
      expect(mine).toEqual(profiles.filter((profile) => servesVillage(profile, village)).map((profile) => profile.team.name))
      served[village.name] = mine
    }
    expect(served).toEqual({
      上河村: ['河口队', '全县', '一村', '远圆'],
      下河村: ['河口队', '全县', '近圆', '远圆'],
      远山村: ['全县', '一村', '远圆'],
      邻溪村: ['近圆', '远圆'],
    })
  })

  test('a slot is free in the team’s week, outside its days off, and while slot, day and week have room', async () => {
    await (await leader()).call(teams.arrange, { ...of(team), body: arrangement })
    const [profile] = await teamProfiles(server.database.reads.manager, [team.id])
    if (profile === undefined) throw new Error('the team is gone')
    const tuesday: Slot = { date: '2026-11-24', part: 'morning' }
    const dayOff: Slot = { date: '2026-12-01', part: 'morning' }
    const saturday: Slot = { date: '2026-11-28', part: 'evening' }
    const wrongPart: Slot = { date: '2026-11-28', part: 'morning' }
    const slots = [tuesday, dayOff, saturday, wrongPart]
    const free = (taken: Record<string, number>) => freeSlots(profile, slots, new Map(Object.entries(taken)))
    expect(free({})).toEqual([tuesday, saturday])
    expect(free({ '2026-11-24.morning': 1 })).toEqual([tuesday, saturday])
    expect(free({ '2026-11-24.morning': 2 })).toEqual([saturday])
    expect(free({ '2026-11-28': 3 })).toEqual([tuesday])
    expect(free({ '2026-W48': 9 })).toEqual([])
  })
})
