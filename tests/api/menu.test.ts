import { projects } from '../../shared/contract'
import { places, type ServedCounty, servedCounty } from '../support/served-county'
import { startTestServer } from '../support/server'

let server: Awaited<ReturnType<typeof startTestServer>>
let county: ServedCounty

beforeEach(async () => {
  server = await startTestServer()
  county = await servedCounty(server.database)
})

afterEach(() => server.close())

async function menuOf(village: string) {
  const { status, body } = await server.visitor.call(projects.menu, { query: { village } })
  expect(status).toBe(200)
  return body
}

const titlesOf = async (village: string): Promise<string[]> => (await menuOf(village)).items.map((item: { title: string }) => item.title)

test('a visitor reads which village the menu is of, and where that is', async () => {
  expect((await menuOf(places.upper)).village).toEqual({ code: places.upper, name: '上河村', path: '东试县 · 河口镇' })
})

test('the menu holds what teams with an area of the village, its town, its county or the city offer', async () => {
  const offered = [
    [places.upper, 'test_opera'],
    [places.town, 'test_lecture'],
    [places.county, 'test_haircut'],
    [places.city, 'test_first_aid'],
  ] as const
  for (const [area, service] of offered) {
    const team = await county.team({ name: `到${area}`, home: places.far, areas: [area] })
    await county.project(team, { title: `范围${area}`, service })
  }
  expect((await titlesOf(places.upper)).sort()).toEqual(['范围4499', '范围449901', '范围449901101', '范围449901101201'])
  expect((await titlesOf(places.lower)).sort()).toEqual(['范围4499', '范围449901', '范围449901101'])
  expect((await titlesOf(places.otherVillage)).sort()).toEqual(['范围4499'])
})

test('a radius reaches across a border and ends where it says', async () => {
  const team = await county.team({ name: '邻溪队', home: places.otherVillage, radiusKm: 4 })
  await county.project(team, { title: '邻溪来的戏', service: 'test_opera' })
  // 3.3 km away, and 4.4 km away.
  expect(await titlesOf(places.lower)).toEqual(['邻溪来的戏'])
  expect(await titlesOf(places.upper)).toEqual([])
})

test('of several teams with one service the nearest is shown, with its distance and how many teams there are', async () => {
  const far = await county.team({ name: '远队', home: places.far, areas: [places.county] })
  const near = await county.team({ name: '近队', home: places.lower, areas: [places.town] })
  await county.project(far, { title: '远队理发', service: 'test_haircut' })
  await county.project(near, { title: '近队理发', service: 'test_haircut' })
  await county.project(near, { title: '近队再理一次', service: 'test_haircut' })
  const { items } = await menuOf(places.upper)
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ title: '近队理发', teams: 2, distance: 1112, place: { code: places.lower, name: '下河村' } })
})

test('the menu goes by category and then by the services’ own order', async () => {
  const team = await county.team({ name: '多面手队', home: places.upper, areas: [places.town] })
  for (const service of ['test_first_aid', 'test_haircut', 'test_opera', 'test_lecture'])
    await county.project(team, { title: service, service })
  expect(await titlesOf(places.upper)).toEqual(['test_lecture', 'test_haircut', 'test_opera', 'test_first_aid'])
})

test('only listed projects are on the menu', async () => {
  const team = await county.team({ name: '慢慢来队', home: places.upper, areas: [places.town] })
  for (const state of ['draft', 'reviewing', 'returned', 'paused', 'retired'] as const) {
    await county.project(team, { title: state, service: 'test_opera', state })
  }
  expect(await titlesOf(places.upper)).toEqual([])
})

test('there is no menu of a village that does not exist', async () => {
  const { status, body } = await server.visitor.call(projects.menu, { query: { village: '449901101999' } })
  expect([status, body.error.code]).toEqual([404, 'place_not_found'])
})
