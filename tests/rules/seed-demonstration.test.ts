import type { Database } from '../../server/database/database'
import { entities } from '../../server/entities'
import { Consent } from '../../server/features/people/consent.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { Person } from '../../server/features/people/person.entity'
import { Place } from '../../server/features/places/place.entity'
import { ProjectToken, ServiceProject, ServiceProjectVersion } from '../../server/features/projects/project.entity'
import { tokensOf } from '../../server/features/projects/project-text'
import { Service } from '../../server/features/projects/service.entity'
import { Team } from '../../server/features/teams/team.entity'
import { TeamArea, TeamBlackout, TeamWeekly } from '../../server/features/teams/team-calendar.entity'
import { seedDemonstration, seedNetwork } from '../../server/seed/seed'
import { phone, publicCode, villageCode } from '../../shared/contract/fields'
import { projects as projectEndpoints } from '../../shared/contract/projects'
import { teams as teamEndpoints } from '../../shared/contract/teams'
import { distanceMetres } from '../../shared/geo/distance'
import { isWithin } from '../../shared/vocabulary/places'
import { freshDatabase } from '../support/database'

const NOW = Date.UTC(2026, 10, 24, 1, 30)
const ZHAIQUN = '440783108226'

let database: Database

async function everything(source: Database) {
  const { manager } = source.reads
  return {
    places: await manager.find(Place),
    services: await manager.find(Service),
    teams: await manager.find(Team, { order: { id: 'ASC' } }),
    areas: await manager.find(TeamArea),
    weekly: await manager.find(TeamWeekly),
    blackouts: await manager.find(TeamBlackout, { order: { id: 'ASC' } }),
    people: await manager.find(Person, { order: { id: 'ASC' } }),
    consents: await manager.find(Consent, { order: { id: 'ASC' } }),
    memberships: await manager.find(Membership, { order: { id: 'ASC' } }),
    projects: await manager.find(ServiceProject, { order: { id: 'ASC' } }),
    versions: await manager.find(ServiceProjectVersion, { order: { id: 'ASC' } }),
    tokens: await manager.find(ProjectToken),
  }
}

let planted: Awaited<ReturnType<typeof everything>>

beforeAll(async () => {
  database = await freshDatabase({ entities })
  await seedNetwork(database)
  await seedDemonstration(database, NOW)
  planted = await everything(database)
})

afterAll(() => database.close())

function one<Value>(values: readonly Value[], which: (value: Value) => boolean): Value {
  const [only, ...more] = values.filter(which)
  if (only === undefined || more.length > 0) throw new Error(`Expected one, found ${only === undefined ? 0 : more.length + 1}`)
  return only
}

function teamsReaching(village: string): Team[] {
  const place = one(planted.places, (each) => each.code === village)
  return planted.teams.filter(
    (team) =>
      planted.areas.some((area) => area.teamId === team.id && isWithin(village, area.placeCode)) ||
      distanceMetres(place, team) <= team.radiusKm * 1000,
  )
}

function servicesOffered(village: string): Set<string> {
  const ids = new Set(teamsReaching(village).map((team) => team.id))
  return new Set(planted.projects.filter((each) => each.state === 'listed' && ids.has(each.teamId)).map((each) => each.serviceCode))
}

const teamNamed = (name: string) => one(planted.teams, (each) => each.name === name)
const personNamed = (name: string) => one(planted.people, (each) => each.name === name)

test('the menu of 宅群村 has at least 36 different services', () => {
  expect(servicesOffered(ZHAIQUN).size).toBeGreaterThanOrEqual(36)
})

test.each([
  ['茅冈村', '440783110223'],
  ['儒东村', '440783110230'],
  ['桥美村', '440705104230'],
  ['大环村', '440705106213'],
  ['长乔村', '440703103218'],
  ['独湾村', '440781115210'],
])('the menu of %s has at least ten different services', (name, village) => {
  expect(one(planted.places, (each) => each.code === village).name).toBe(name)
  expect(servicesOffered(village).size).toBeGreaterThanOrEqual(10)
})

test('every county has teams of both kinds and some service for every village', () => {
  for (const county of planted.places.filter((each) => each.level === 'county')) {
    const homes = planted.teams.filter((team) => isWithin(team.homeCode, county.code))
    expect(new Set(homes.map((team) => team.kind)).size).toBe(2)
  }
  for (const village of planted.places.filter((each) => each.level === 'village')) {
    expect(servicesOffered(village.code).size).toBeGreaterThan(0)
  }
})

test('two teams that reach 宅群村 offer it a health check', () => {
  const offering = (team: string) =>
    planted.projects.some((each) => each.teamId === teamNamed(team).id && each.serviceCode === 'health_check' && each.state === 'listed')
  const reaching = teamsReaching(ZHAIQUN).map((team) => team.name)
  for (const team of ['塘口镇卫生院志愿服务队', '赤坎镇侨乡健康志愿服务队']) {
    expect(offering(team)).toBe(true)
    expect(reaching).toContain(team)
  }
})

test('every public code is valid and its own', () => {
  for (const rows of [planted.people, planted.teams, planted.projects]) {
    for (const row of rows) expect(publicCode.safeParse(row.publicCode).success).toBe(true)
    expect(new Set(rows.map((row) => row.publicCode)).size).toBe(rows.length)
  }
})

test('every key has the form of a UUIDv7 of a moment before now', () => {
  for (const rows of [planted.people, planted.teams, planted.projects, planted.versions, planted.memberships, planted.consents]) {
    for (const { id } of rows) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBeLessThan(NOW)
    }
  }
})

test('every project is one that its leader could have proposed', () => {
  const proposal = projectEndpoints.propose.body
  for (const project of planted.projects) {
    const version = one(planted.versions, (each) => each.projectId === project.id)
    const team = one(planted.teams, (each) => each.id === project.teamId)
    const { title, serviceCode, summary, detail, qualification, people, risk, insurance } = version
    const proposed = { team: team.publicCode, title, serviceCode, summary, detail, qualification, people, risk, insurance }
    expect(proposal?.safeParse(proposed)).toEqual({ success: true, data: proposed })
    if (risk === 3) expect(insurance).not.toBe('')
  }
})

test('every project stands with its first version, its service and its home', () => {
  for (const project of planted.projects) {
    const version = one(planted.versions, (each) => each.projectId === project.id)
    expect(version.id).toBe(project.versionId)
    expect([project.version, version.version]).toEqual([1, 1])
    expect(version.serviceCode).toBe(project.serviceCode)
    expect(one(planted.services, (each) => each.code === project.serviceCode).category).toBe(project.category)
    expect(one(planted.teams, (each) => each.id === project.teamId).homeCode).toBe(project.homeCode)
  }
})

test('a project is found by its title and by its team', () => {
  for (const project of planted.projects) {
    const version = one(planted.versions, (each) => each.projectId === project.id)
    const team = one(planted.teams, (each) => each.id === project.teamId)
    const tokens = new Set(planted.tokens.filter((each) => each.projectId === project.id).map((each) => each.token))
    for (const token of [...tokensOf(version.title), ...tokensOf(team.name)]) expect(tokens).toContain(token)
  }
})

test('a site has projects to review, and a returned one says why', () => {
  const stateOf = (state: string) => planted.projects.filter((each) => each.state === state)
  expect(stateOf('reviewing').length).toBeGreaterThan(0)
  expect(stateOf('returned').length).toBeGreaterThan(0)
  for (const each of planted.projects) expect(each.returnReason !== null).toBe(each.state === 'returned')
})

test('every team is arranged as its leader could have arranged it', () => {
  const arrangement = teamEndpoints.arrange.body
  for (const team of planted.teams) {
    const of = (row: { teamId: string }) => row.teamId === team.id
    const { about, radiusKm, perSlot, perDay, perWeek } = team
    const arranged = {
      about,
      radiusKm,
      perSlot,
      perDay,
      perWeek,
      areas: planted.areas.filter(of).map((each) => each.placeCode),
      weekly: planted.weekly.filter(of).map(({ weekday, part }) => ({ weekday, part })),
      blackouts: planted.blackouts.filter(of).map(({ fromDate, toDate, note }) => ({ from: fromDate, to: toDate, note })),
    }
    expect(arrangement?.safeParse(arranged)).toEqual({ success: true, data: arranged })
    expect(arranged.weekly.length).toBeGreaterThan(0)
    expect(perSlot <= perDay && perDay <= perWeek).toBe(true)
    for (const { from, to } of arranged.blackouts) {
      expect(from > '2026-11-24').toBe(true)
      expect(to >= from).toBe(true)
    }
  }
})

test('every area and every home is a place of the network', () => {
  const codes = new Set(planted.places.map((each) => each.code))
  for (const { homeCode } of planted.teams) expect(codes).toContain(homeCode)
  for (const { placeCode } of planted.areas) expect(codes).toContain(placeCode)
})

test('every team has one leader, who wrote its projects', () => {
  for (const team of planted.teams) {
    const leader = one(planted.memberships, (each) => each.teamId === team.id && each.role === 'leader')
    const own = planted.projects.filter((each) => each.teamId === team.id).map((each) => each.versionId)
    for (const version of planted.versions.filter((each) => own.includes(each.id))) expect(version.writtenBy).toBe(leader.personId)
  }
})

test('those who can be chosen hold what they are said to hold, and nobody else can be chosen', () => {
  const held = (name: string) =>
    planted.memberships
      .filter((each) => each.personId === personNamed(name).id)
      .map((each) => `${each.role} ${each.siteCode ?? one(planted.teams, (team) => team.id === each.teamId).name}`)
      .sort()
  expect(held('方小妹')).toEqual([])
  expect(held('张伯')).toEqual([])
  expect(held('周婶')).toEqual([])
  expect(held('谭伟')).toEqual(['proxy 440783108226'])
  expect(held('阿莲')).toEqual(['staff 440783108226'])
  expect(held('梁主任')).toEqual(['staff 440783108'])
  expect(held('关主任')).toEqual(['staff 440783', 'supervisor 440783'])
  expect(held('陈队长')).toEqual(['leader 塘口镇卫生院志愿服务队'])
  expect(held('司徒老师')).toEqual(['leader 赤坎镇侨乡健康志愿服务队'])
  expect(held('邓晓岚')).toEqual(['volunteer 塘口镇卫生院志愿服务队'])
  expect(held('何家朗')).toEqual([])
  expect(held('黄督导')).toEqual(['supervisor 4407'])
  expect(held('余工')).toEqual(['administrator 440783'])
  expect(held('冯工')).toEqual(['administrator 4407'])
  expect(planted.people.filter((each) => each.demonstrates !== null)).toHaveLength(14)
  for (const each of planted.people) expect(each.opens === null).toBe(each.demonstrates === null)
})

test('everybody has a name and a village, so that nobody is asked for them first', () => {
  const villages = new Set(planted.places.filter((each) => each.level === 'village').map((each) => each.code))
  for (const each of planted.people) {
    expect(each.name).not.toBe('')
    expect(villageCode.safeParse(each.villageCode).success).toBe(true)
    expect(villages).toContain(each.villageCode)
    if (each.phone !== null) expect(phone.safeParse(each.phone).success).toBe(true)
  }
})

test('only 方小妹 is yet to be asked for her consent', () => {
  const asked = planted.people.filter(
    (person) => !planted.consents.some((each) => each.personId === person.id && each.purpose === 'privacy'),
  )
  expect(asked.map((each) => each.name)).toEqual(['方小妹'])
})

test('planting the demonstration again changes nothing', async () => {
  await seedDemonstration(database, NOW + 86_400_000)
  expect(await everything(database)).toEqual(planted)
})

test('two plantings of the same moment are alike', async () => {
  const second = await freshDatabase({ entities })
  try {
    await seedNetwork(second)
    await seedDemonstration(second, NOW)
    expect(await everything(second)).toEqual(planted)
  } finally {
    await second.close()
  }
})

test('two processes that plant at once plant one network and one demonstration', async () => {
  const shared = await freshDatabase({ entities })
  try {
    await Promise.all([seedNetwork(shared), seedNetwork(shared)])
    await Promise.all([seedDemonstration(shared, NOW), seedDemonstration(shared, NOW)])
    expect(await everything(shared)).toEqual(planted)
  } finally {
    await shared.close()
  }
})
