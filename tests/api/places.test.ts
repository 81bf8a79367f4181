import { seedNetwork } from '../../server/seed/seed'
import { places } from '../../shared/contract/places'
import { startTestServer, type TestServer } from '../support/server'

const CITY = '4407'
const KAIPING = '440783'
const TANGKOU = '440783108'
const QIANGYA = '440783108227'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await seedNetwork(server.database)
})
afterAll(() => server.close())

const names = (items: readonly { name: string }[]) => items.map(({ name }) => name)
const find = async (name: string, parent?: string) => {
  const { body } = await server.visitor.call(places.children, { query: parent === undefined ? { name } : { name, parent } })
  return body.items
}

describe('the places below a place', () => {
  it('begin with the city', async () => {
    const { body } = await server.visitor.call(places.children)
    expect(body).toEqual({ parent: null, path: [], items: [{ code: CITY, level: 'city', name: '江门市', path: '' }] })
  })

  it('are its children alone, with the way down to it', async () => {
    const { body } = await server.visitor.call(places.children, { query: { parent: TANGKOU } })
    expect(body.parent).toEqual({ code: TANGKOU, level: 'town', name: '塘口镇' })
    expect(names(body.path)).toEqual(['江门市', '开平市', '塘口镇'])
    expect(body.items.length).toBeGreaterThan(10)
    expect(new Set(body.items.map(({ code, path }) => `${code.slice(0, 9)} ${path}`))).toEqual(new Set([`${TANGKOU} 开平市 · 塘口镇`]))
    expect(names(body.items)).toContain('强亚村')
  })

  it('are none below a village', async () => {
    const { body } = await server.visitor.call(places.children, { query: { parent: QIANGYA } })
    expect(body.items).toEqual([])
  })

  it('are not found below a place that does not exist', async () => {
    const { status, body } = await server.visitor.call(places.children, { query: { parent: '440799' } })
    expect([status, body.error.code]).toEqual([404, 'place_not_found'])
  })
})

describe('places by name', () => {
  it('say which place of that name it is', async () => {
    expect(await find('强亚')).toEqual([{ code: QIANGYA, level: 'village', name: '强亚村', path: '开平市 · 塘口镇' }])
  })

  it('put the name itself first, then beginnings, then parts', async () => {
    const rank = (name: string) => (name.startsWith('新村') ? 1 : 2)
    const ranks = names(await find('新村')).map(rank)
    expect(new Set(ranks)).toEqual(new Set([1, 2]))
    expect(ranks).toEqual(ranks.toSorted())
    expect(names(await find('塘口镇'))[0]).toBe('塘口镇')
  })

  it('are found by the official name too', async () => {
    expect(names(await find('强亚村委会'))).toEqual(['强亚村'])
  })

  it('are at most 20', async () => {
    expect(await find('村')).toHaveLength(20)
  })

  it('stay below the parent that was asked for, and leave it out', async () => {
    const found = await find('塘口', TANGKOU)
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(({ code }) => !code.startsWith(TANGKOU) || code === TANGKOU)).toEqual([])
  })

  it('take characters of a pattern for what they are', async () => {
    expect(await find('%')).toEqual([])
    expect(await find('_')).toEqual([])
  })
})

describe('one place', () => {
  it('comes with its site, whom to call and when', async () => {
    const { body } = await server.visitor.call(places.one, { params: { code: TANGKOU } })
    expect(body.place).toEqual({ code: TANGKOU, level: 'town', name: '塘口镇' })
    expect(names(body.path)).toEqual(['江门市', '开平市', '塘口镇'])
    expect(body.site).toEqual({
      code: TANGKOU,
      level: 'town',
      name: '塘口镇文明实践所',
      demonstration: true,
      facilities: ['children_palace', 'culture_square', 'civility_street'],
      phone: expect.stringMatching(/^0750\d{7}$/),
      hours: '周一至周五 8:30—17:30',
    })
  })

  it('is the city too, which has no site', async () => {
    const { body } = await server.visitor.call(places.one, { params: { code: CITY } })
    expect([body.place.name, body.site]).toEqual(['江门市', null])
  })

  it('is not found under a code that nobody has', async () => {
    const { status, body } = await server.visitor.call(places.one, { params: { code: `${KAIPING}999` } })
    expect([status, body.error.code]).toEqual([404, 'place_not_found'])
  })
})
