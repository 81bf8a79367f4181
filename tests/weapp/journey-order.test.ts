import { MessageGrant } from '../../server/features/notices/notice.entity'
import { Order } from '../../server/features/orders/order.entity'
import { type CountyPhones, openCountyForPhones } from './county-phones'
import type { Simulator } from './simulator'

const SERVICE = '健康义诊'
const BENEFICIARY = '方李银好'
const TEAM = '塘口镇卫生院志愿服务队'

describe.each([false, true])('an order from the village to its end, promises as tasks: %s', (macrotaskPromise) => {
  let county: CountyPhones
  let villager: Simulator
  let leader: Simulator
  let code: string

  beforeAll(async () => {
    county = await openCountyForPhones()
  })

  afterAll(async () => {
    await county.close()
  })

  const stateOf = async (): Promise<string> =>
    (await county.database.reads.manager.findOneByOrFail(Order, { publicCode: code })).state

  test('a villager fills in the form for her family, consents, and reads number and promise', async () => {
    villager = await county.signedIn('方小妹', { macrotaskPromise })
    await villager.switchTab('/pages/home/index')
    await villager.tap('=点服务')
    await villager.tap(`=${SERVICE}`)
    expect(villager.page.route).toBe('pages/order-form/index')
    await villager.tap('=家人')
    await villager.input(villager.find('input', villager.find('#field-beneficiary-name')), BENEFICIARY)
    await villager.input(villager.find('input', villager.find('#field-beneficiary-age')), '86')

    await villager.tap('=先看隐私说明，再下单')
    expect(villager.page.route).toBe('pages/consent/index')
    await villager.tap('=同意')
    expect(villager.page.route).toBe('pages/order-form/index')
    expect(villager.find('input', villager.find('#field-beneficiary-name')).attributes.value).toBe(BENEFICIARY)

    await villager.tap('=下单')
    expect(villager.page.route).toBe('pages/order/index')
    code = villager.page.query.code ?? ''
    expect(villager.text()).toContain(`单号 ${code}`)
    expect(villager.find('#order-promise').text).toMatch(/^最迟答复/)
    expect(villager.problems).toEqual([])
  })

  test('the messages that she agreed to are on the ledger, one of each kind', async () => {
    expect(villager.calls.map(({ name }) => name)).toContain('requestSubscribeMessage')
    const { placerId: personId } = await county.database.reads.manager.findOneByOrFail(Order, { publicCode: code })
    const grants = await county.database.reads.manager.findBy(MessageGrant, { personId })
    expect(grants.map(({ kind, amount }) => [kind, amount]).sort()).toEqual([
      ['offer_received', 1],
      ['order_progress', 1],
      ['visit_change', 1],
    ])
  })

  test('staff take it from the inbox, accept it and offer it to a team', async () => {
    const staff = await county.signedIn('阿莲', { macrotaskPromise })
    await staff.tap('=收件箱')
    await staff.tap(`~给${BENEFICIARY}`)
    expect(staff.page).toMatchObject({ route: 'station/pages/order/index', query: { code } })
    await staff.tap('#main-action')
    await staff.tap('=受理')
    console.log(staff.text())
    expect(await stateOf()).toBe('accepted')
    const candidate = staff.findAll('.kapok-card').find(({ text }) => text.startsWith(TEAM))
    if (!candidate) throw new Error(`${TEAM} is no candidate: ${staff.text()}`)
    await staff.tap(staff.find('=邀请这支队伍', candidate))
    await staff.tap('#main-action')
    await staff.tap('=发出邀请')
    expect(await stateOf()).toBe('offering')
    expect(staff.problems).toEqual([])
  })

  test('the leader accepts a slot, serves, and says how it ended', async () => {
    leader = await county.signedIn('陈队长', { macrotaskPromise })
    await leader.tap('=发给队伍的邀请')
    console.log(leader.text())
    await leader.tap('=接单')
    expect(await stateOf()).toBe('assigned')
    await leader.tap('=看这一单')
    await leader.tap('#act-start')
    await leader.tap('=开始服务')
    expect(await stateOf()).toBe('serving')
    await leader.tap('#act-deliver')
    await leader.tap('=办好了')
    await leader.tap('=写好了')
    expect(await stateOf()).toBe('delivered')
    expect(leader.problems).toEqual([])
  })

  test('the villager rates it, and it is closed', async () => {
    await villager.background()
    await villager.foreground()
    await villager.tap('#act-rate')
    const stars = villager.findAll('.kapok-stars__one')
    await villager.tap(stars[4] ?? '.kapok-stars__one')
    await villager.tap('=评价')
    expect(await stateOf()).toBe('closed')
    expect(villager.text()).toContain('很满意')
    expect(villager.problems).toEqual([])
  })
})
