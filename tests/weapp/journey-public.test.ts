import { type CountyPhones, OWNERS, openCountyForPhones } from './county-phones'
import type { Simulator } from './simulator'

/** What the first page may send to the view at once, in bytes, so that it appears in a breath on an old phone. */
const FIRST_SET_DATA = 30 * 1024

let county: CountyPhones

beforeAll(async () => {
  county = await openCountyForPhones()
})

afterAll(async () => {
  await county.close()
})

const titles = (phone: Simulator): string[] => phone.findAll('.kapok-card__title').map(({ text }) => text)

describe.each([false, true])('a visitor who has not signed in, promises as tasks: %s', (macrotaskPromise) => {
  test('the first page appears with little data', async () => {
    const phone = county.phoneOf(OWNERS.elder, { macrotaskPromise })
    await phone.launch()
    expect(phone.text()).toContain('有需要，点一单')
    const home = phone.setDatas.filter(({ route }) => route === 'pages/home/index')
    const [first] = home
    process.stdout.write(
      `${JSON.stringify({ homeSetData: { macrotaskPromise, first: first?.bytes, all: home.map(({ bytes }) => bytes), budget: FIRST_SET_DATA } })}\n`,
    )
    expect(first?.bytes).toBeLessThanOrEqual(FIRST_SET_DATA)
    expect(phone.problems).toEqual([])
  })

  test('both lists load, and narrow by category, by state and by words', async () => {
    const phone = county.phoneOf(OWNERS.elder, { macrotaskPromise })
    await phone.launch('/pages/lists/index')
    expect(titles(phone)).toEqual(expect.arrayContaining(['理发', '写春联', '水稻病虫害田头课']))
    await phone.tap('=农业科技')
    expect(titles(phone)).toEqual(['水稻病虫害田头课'])
    await phone.tap('=已办结')
    expect(phone.text()).toContain('这里还没有需求')
    await phone.tap('=不限条件')
    await phone.tap('=已办结')
    expect(titles(phone)).toEqual(['理发'])
    await phone.tap('=全部')
    await phone.input('input', '春联')
    await phone.tap('#search')
    expect(titles(phone)).toEqual(['写春联'])

    await phone.tap('=项目清单')
    expect(titles(phone).length).toBeGreaterThan(0)
    await phone.input('input', '义诊')
    await phone.tap('#search')
    await phone.tap('=医疗卫生')
    expect(titles(phone)).toContain('塘口卫生院义诊进村')
    expect(titles(phone)).not.toContain('写春联')
    expect(phone.problems).toEqual([])
  })

  test('large words are chosen with one press and remembered', async () => {
    const phone = county.phoneOf(OWNERS.elder, { macrotaskPromise })
    await phone.launch()
    await phone.tap('=长辈版')
    expect(phone.find('#home').classes).toContain('elder')
    expect(phone.calls.map(({ api }) => api)).toContain('hideTabBar')
    const again = county.phoneOf(OWNERS.elder, { macrotaskPromise, storage: phone.storage })
    await again.launch()
    expect(again.find('#home').classes).toContain('elder')
    expect(again.text()).toContain('我要帮忙')
    expect([...phone.problems, ...again.problems]).toEqual([])
  })
})
