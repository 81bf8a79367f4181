import { MessageGrant } from '../../server/features/notices/notice.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { type CountyPhones, OWNERS, openCountyForPhones } from './county-phones'
import type { Simulator } from './simulator'

const SERVICE = '健康义诊'
const BENEFICIARY = '方李银好'
const TEAM = '塘口镇卫生院志愿服务队'

/** Presses the verb of the open sheet. */
const confirm = (phone: Simulator, verb: string): Promise<void> => phone.tap(phone.find(`=${verb}`, phone.find('.kapok-sheet__foot')))

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
    (await county.database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })).state

  test('a villager fills in the form for her family, consents, and reads number and promise', async () => {
    villager = await county.signedIn(OWNERS.villager, { macrotaskPromise })
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

  test('the messages that she agreed to are on the ledger, one of each kind that concerns her', async () => {
    expect(villager.calls.map(({ api }) => api)).toContain('requestSubscribeMessage')
    const { placerId: personId } = await county.database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })
    const grants = await county.database.reads.manager.findBy(MessageGrant, { personId })
    expect(grants.map(({ kind, amount }) => [kind, amount]).sort()).toEqual([
      ['order_progress', 1],
      ['visit_change', 1],
    ])
  })

  test('staff take it from the inbox, accept it and offer it to a team', async () => {
    const staff = await county.signedIn(OWNERS.staff, { macrotaskPromise })
    await staff.tap('=收件箱')
    await staff.tap(`=${SERVICE}`)
    expect(staff.page).toMatchObject({ route: 'station/pages/order/index', query: { code } })
    await staff.tap('#main-action')
    await confirm(staff, '受理')
    expect(await stateOf()).toBe('accepted')
    const candidate = staff.findAll('.kapok-card').find(({ text }) => text.startsWith(TEAM))
    if (!candidate) throw new Error(`${TEAM} is no candidate: ${staff.text()}`)
    await staff.tap(staff.find('=邀请这支队伍', candidate))
    await staff.tap('#main-action')
    await confirm(staff, '发出邀请')
    expect(await stateOf()).toBe('offering')
    expect(staff.problems).toEqual([])
  })

  test('the leader accepts a slot, serves, and says how it ended', async () => {
    leader = await county.signedIn(OWNERS.clinic, { macrotaskPromise })
    await leader.tap('=发给队伍的邀请')
    await leader.tap('=接单')
    expect(await stateOf()).toBe('assigned')
    await leader.tap('=看这一单')
    await leader.tap('#act-start')
    await confirm(leader, '开始服务')
    expect(await stateOf()).toBe('serving')
    await leader.tap('#act-deliver')
    await leader.tap('=办好了')
    await confirm(leader, '写好了')
    expect(await stateOf()).toBe('delivered')
    expect(leader.problems).toEqual([])
  })

  test('the villager opens it from a message, rates it, and it is closed', async () => {
    villager.close()
    const again = county.phoneOf(OWNERS.villager, { macrotaskPromise, storage: villager.storage })
    await again.launch(`/pages/order/index?code=${code}`)
    await again.tap('#act-rate')
    const stars = again.findAll('.kapok-stars__one')
    await again.tap(stars[4] ?? '.kapok-stars__one')
    await confirm(again, '评价')
    expect(await stateOf()).toBe('closed')
    expect(again.text()).toContain('很满意')
    expect(again.problems).toEqual([])
  })
})
