import type { Database } from '../../server/database/database'
import { entities } from '../../server/entities'
import { Place } from '../../server/features/places/place.entity'
import { Site } from '../../server/features/places/site.entity'
import { Service } from '../../server/features/projects/service.entity'
import { seedNetwork } from '../../server/seed/seed'
import { place, site } from '../../shared/contract/places'
import { service } from '../../shared/contract/projects'
import { CATEGORIES } from '../../shared/vocabulary/categories'
import { levelOf, type PlaceLevel, parentOf, upperSite } from '../../shared/vocabulary/places'
import { freshDatabase } from '../support/database'

let database: Database
let places: Place[]
let sites: Site[]
let services: Service[]

beforeAll(async () => {
  database = await freshDatabase({ entities })
  await seedNetwork(database)
  const { manager } = database.reads
  places = await manager.find(Place)
  sites = await manager.find(Site)
  services = await manager.find(Service)
})

afterAll(() => database.close())

const atLevel = (level: PlaceLevel) => places.filter((each) => each.level === level)

test('the network has one city, seven counties, seventy-three towns and 1,339 villages', () => {
  expect(atLevel('city')).toHaveLength(1)
  expect(atLevel('county')).toHaveLength(7)
  expect(atLevel('town')).toHaveLength(73)
  expect(atLevel('village')).toHaveLength(1339)
  expect(places).toHaveLength(1420)
})

test('every place is of the level that its code says and lies below a parent that exists', () => {
  const codes = new Set(places.map((each) => each.code))
  for (const each of places) {
    expect(place.safeParse(each).success).toBe(true)
    expect(each.level).toBe(levelOf(each.code))
    expect(each.parentCode).toBe(parentOf(each.code))
    if (each.parentCode !== null) expect(codes).toContain(each.parentCode)
  }
})

test('every place lies in Jiangmen, in millionths of a degree', () => {
  for (const { latE6, lngE6 } of places) {
    expect(latE6).toBeGreaterThan(21_400_000)
    expect(latE6).toBeLessThan(22_900_000)
    expect(lngE6).toBeGreaterThan(111_900_000)
    expect(lngE6).toBeLessThan(113_400_000)
  }
})

test('an order of any village finds a site there, in its town and in its county', () => {
  const siteCodes = new Set(sites.map((each) => each.code))
  for (const { code } of atLevel('village')) {
    const chain: string[] = []
    for (let at: string | null = code; at !== null; at = upperSite(at)) chain.push(at)
    expect(chain).toHaveLength(3)
    for (const each of chain) expect(siteCodes).toContain(each)
  }
})

test('the city has no site', () => {
  expect(sites.map((each) => levelOf(each.code))).not.toContain('city')
  expect(sites).toHaveLength(1419)
})

test('sites bear the names that people know', () => {
  const nameOf = (code: string) => sites.find((each) => each.code === code)?.name
  expect(nameOf('440783108226')).toBe('宅群村文明实践站')
  expect(nameOf('440783108')).toBe('塘口镇文明实践所')
  expect(nameOf('440783')).toBe('开平市文明实践中心')
})

test('every site can be called on a number of its own and says when somebody is there', () => {
  for (const each of sites) {
    expect(site.safeParse({ ...each, level: levelOf(each.code) }).success).toBe(true)
    expect(each.phone).toMatch(/^0750200\d{4}$/)
    expect(each.hours).not.toBe('')
  }
  expect(new Set(sites.map((each) => each.phone)).size).toBe(sites.length)
})

test('the menu has at least 36 services, some in each of the five categories', () => {
  expect(services.length).toBeGreaterThanOrEqual(36)
  expect(new Set(services.map((each) => each.category))).toEqual(new Set(CATEGORIES))
  for (const each of services) {
    expect(service.safeParse(each).success).toBe(true)
    expect(each.code).toMatch(/^[a-z_]{2,40}$/)
    expect(each.name.length).toBeLessThanOrEqual(30)
    expect(each.about.length).toBeLessThanOrEqual(120)
  }
})

test('planting the network again changes nothing', async () => {
  await database.transaction((tx) => tx.update(Site, { code: '440783108226' }, { phone: '07507654321' }))
  await seedNetwork(database)
  expect(await database.reads.manager.count(Place)).toBe(1420)
  expect((await database.reads.manager.findOneByOrFail(Site, { code: '440783108226' })).phone).toBe('07507654321')
})
