import { ServiceOrder } from '../../server/features/orders/order.entity'
import { type CountyPhones, HOST, OWNERS, openCountyForPhones } from './county-phones'
import { type LossyLine, openLossyLine } from './lossy-line'

/** Milliseconds: the longest that the app waits before it tries by itself again. */
const LONGEST_PAUSE = 5_000

const WISH = '想请人教老人用手机'

let county: CountyPhones
let line: LossyLine

beforeAll(async () => {
  county = await openCountyForPhones()
  line = await openLossyLine(county.baseUrl)
})

afterAll(async () => {
  await county.close()
  line.close()
})

const countOrders = (): Promise<number> => county.database.reads.manager.count(ServiceOrder)

describe.each([false, true])('a network cut while an order is sent, promises as tasks: %s', (macrotaskPromise) => {
  test('what was typed stays, and pressing again places no second order', async () => {
    const before = await countOrders()
    const phone = await county.signedIn(OWNERS.elder, { macrotaskPromise, requestHosts: { [HOST]: line.base } })
    await phone.switchTab('/pages/home/index')
    await phone.tap('=说需求')
    await phone.input('textarea', WISH)

    const lost = line.loseAnswer('POST', '/api/orders')
    const pressed = phone.tap('=下单')
    await lost
    phone.setOnline(false)
    await pressed
    await phone.settle({ timeout: 15_000, slack: LONGEST_PAUSE })
    expect(await countOrders()).toBe(before + 1)
    expect(phone.page.route).toBe('pages/order-form/index')
    expect(phone.text()).toContain('没有连上网')
    expect(phone.find('textarea').attributes.value).toBe(WISH)

    phone.setOnline(true)
    await phone.tap('=下单')
    expect(phone.page.route).toBe('pages/order/index')
    expect(phone.text()).toContain(WISH)
    const submissions = phone.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/api/orders'))
    const keys = submissions.map(({ header }) => (header as Record<string, string>)['Idempotency-Key'])
    expect(keys.length).toBeGreaterThan(1)
    expect(new Set(keys).size).toBe(1)
    expect(await countOrders()).toBe(before + 1)
    expect(phone.problems).toEqual([])
  })
})
