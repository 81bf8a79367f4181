import { ServiceOrder } from '../../server/features/orders/order.entity'
import { callbacks, desk, notices, offers, orders } from '../../shared/contract'
import { type Kaiping, openKaiping, refused, SECRETS, sites, teamCodes } from '../support/kaiping'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())

const INVITED = [teamCodes.clinic, teamCodes.weekend]

describe('an order from the menu', () => {
  it('goes from a granddaughter to the station, to two teams, to her grandmother and back with stars', async () => {
    const slot = county.saturday()
    const placed = await county.place({ slots: [slot] })
    expect(placed).toMatchObject({
      state: 'submitted',
      title: '健康义诊',
      category: 'health',
      service: { code: 'health_check' },
      project: { code: county.project.code },
      owner: { code: sites.station },
      promise: { clock: 'answer', due: '2026-11-25T02:00:00.000Z', overdue: false },
    })
    const { code } = placed

    const fresh = await county.inbox('new')
    expect(fresh.items.map((item) => item.code)).toContain(code)
    await county.step('station', orders.accept, code, { category: null, text: '这就安排' })

    const page = (await county.people.station.call(desk.order, { params: { code } })).body
    const able = page.candidates.filter((each) => each.eligible)
    expect(able.map((each) => each.team.code)).toEqual(expect.arrayContaining(INVITED))
    expect(able.map((each) => each.cost)).toEqual(able.map((each) => each.cost).toSorted((one, other) => one - other))
    for (const candidate of page.candidates) {
      expect(candidate.parts.reduce((sum, part) => sum + part.points, 0)).toBe(candidate.cost)
      const best = ['擅长健康义诊', expect.stringMatching(/^[本下]周还有 \d+ 个空档$/)]
      expect(candidate.reasons).toEqual(expect.arrayContaining([expect.stringMatching(/^距离 /), ...(candidate.eligible ? best : [])]))
      expect(candidate.obstacle === null).toBe(candidate.eligible)
    }
    expect(page.upperSite?.code).toBe(sites.town)

    await county.step('station', orders.offer, code, { teams: INVITED, slots: [slot], message: '周六上午方便吗', textRead: true })
    const clinic = await county.openOffer(code, teamCodes.clinic)
    const weekend = await county.openOffer(code, teamCodes.weekend)
    expect(await county.step('weekend', offers.accept, weekend, { slot })).toMatchObject({ state: 'accepted', acceptedSlot: slot })
    expect(refused(await county.attempt('clinic', offers.accept, clinic, { slot }))).toEqual([409, 'offer_closed'])
    expect((await county.offersOf(code)).map((each) => [each.team.code, each.state]).toSorted()).toEqual(
      [
        [teamCodes.clinic, 'superseded'],
        [teamCodes.weekend, 'accepted'],
      ].toSorted(),
    )

    await county.step('weekend', orders.start, code, {})
    await county.step('weekend', orders.deliver, code, { outcome: 'done', text: '量了血压，听了肺' })
    const closed = await county.step('villager', orders.rate, code, { stars: 5, text: '医生很耐心' })
    expect(closed).toMatchObject({ state: 'closed', rating: { stars: 5, said: '医生很耐心' }, promise: null, outcome: 'done' })

    const steps = ['submit', 'accept', 'offer', 'take', 'start', 'deliver', 'rate']
    const hers = await county.look('villager', code)
    const theirs = await county.look('station', code)
    expect(hers.timeline.map((each) => each.action)).toEqual(steps)
    expect(theirs.timeline).toEqual(hers.timeline)
    expect(hers.timeline.find((each) => each.action === 'accept')).toMatchObject({ said: '这就安排', by: 'site' })
  })

  it('tells each person whom a step concerns of it once, and nobody else', async () => {
    const { code, slot } = await county.offered(INVITED)
    await county.step('clinic', offers.accept, await county.openOffer(code, teamCodes.clinic), { slot })
    await county.step('clinic', orders.start, code, {})
    await county.step('clinic', orders.deliver, code, { outcome: 'done' })
    await county.step('villager', orders.rate, code, { stars: 4 })
    const titles = async (part: Parameters<Kaiping['noticesOf']>[0]) =>
      (await county.noticesOf(part, code)).map((each) => each.title).toReversed()
    expect(await titles('villager')).toEqual(['已受理', '正在请队伍', '已有队伍接单', '服务开始了', '服务完成，请评价'])
    expect(await titles('station')).toEqual(['收到新的点单', '已有队伍接单'])
    expect(await titles('clinic')).toEqual(['有一份邀请', '收到评价'])
    expect(await titles('weekend')).toEqual(['有一份邀请', '已有队伍接了这一单'])
    for (const uninvolved of ['elder', 'stranger', 'town', 'centre', 'nurse', 'grid'] as const) expect(await titles(uninvolved)).toEqual([])
  })
})

describe('an order in free words', () => {
  it('is sorted by the station, and its words stay out of its title', async () => {
    const { code, title } = await county.place({ project: null, category: null })
    expect(title).toBe('其他需求')
    expect(refused(await county.attempt('station', orders.accept, code, { category: null }))).toEqual([400, 'invalid_request'])
    expect(await county.step('station', orders.accept, code, { category: 'civics' })).toMatchObject({
      title: '乡风文明需求',
      category: 'civics',
    })
  })

  it('becomes an order of a service when the station names one', async () => {
    const { code } = await county.place({ project: null, category: null })
    const sorted = await county.step('station', orders.accept, code, { category: null, serviceCode: 'health_check' })
    expect(sorted).toMatchObject({ title: '健康义诊', category: 'health', service: { code: 'health_check' } })
  })

  it('says something, or is no order', async () => {
    const answer = await county.people.villager.call(orders.submit, { body: county.wish({ project: null, text: '  ' }) })
    expect(refused(answer)).toEqual([400, 'invalid_request'])
  })
})

describe('an order by phone', () => {
  const byPhone = () =>
    county.place(
      {
        channel: 'phone',
        requester: { name: '司徒阿伯', phone: '07502223344' },
        consentBasis: 'said_by_phone',
      },
      'grid',
    )

  it('keeps the placer, the requester and the beneficiary apart, with how the last one agreed', async () => {
    const { code } = await byPhone()
    expect(await county.look('grid', code)).toMatchObject({
      channel: 'phone',
      placer: { name: '谭伟', consentBasis: 'said_by_phone' },
      requester: { name: '司徒阿伯' },
      beneficiary: { name: SECRETS.name, relation: 'family' },
    })
    const stored = await county.database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })
    expect([stored.requesterId, stored.placerId === null]).toEqual([null, false])
  })

  it('has the station call back in place of messages, and its rating taken by call', async () => {
    const { code } = await byPhone()
    await county.step('station', orders.accept, code, { category: null })
    await county.step('station', orders.selfHandle, code, { slot: null })
    await county.step('station', orders.start, code, {})
    await county.step('station', orders.deliver, code, { outcome: 'done' })
    const calls = await county.callsOf(sites.station, code)
    expect(calls.map((each) => each.about)).toEqual(['tell', 'tell', 'tell', 'rate'])
    expect((await county.inbox()).counts.callbacks).toBeGreaterThanOrEqual(calls.length)

    expect((await county.look('grid', code)).actions).not.toContain('rate')
    expect(refused(await county.attempt('grid', orders.rate, code, { stars: 5 }))).toEqual([403, 'not_allowed'])
    const id = calls.at(-1)?.id ?? ''
    const finished = await county.people.station.call(callbacks.finish, {
      params: { id },
      body: { result: 'told', stars: 4, text: '还行' },
    })
    expect(finished.status).toBe(200)
    const closed = await county.look('station', code)
    expect(closed).toMatchObject({ state: 'closed', rating: { stars: 4, said: '还行' } })
    expect(closed.timeline.at(-1)).toMatchObject({ action: 'rate', by: 'site', words: '电话里评价:4 分' })
  })

  it('is for those whom a site trusts with it: a villager cannot order in the name of a caller', async () => {
    const asked = { channel: 'phone' as const, requester: { name: '某某', phone: '07502223344' }, consentBasis: 'said_by_phone' as const }
    expect(refused(await county.people.villager.call(orders.submit, { body: county.wish(asked) }))).toEqual([403, 'not_allowed'])
    const elsewhere = county.wish({ ...asked, villageCode: sites.otherStation })
    expect(refused(await county.people.grid.call(orders.submit, { body: elsewhere }))).toEqual([403, 'not_allowed'])
  })

  it('for anybody but oneself says how that person agreed', async () => {
    const answer = await county.people.villager.call(orders.submit, { body: county.wish({ consentBasis: null }) })
    expect(refused(answer)).toEqual([422, 'consent_basis_needed'])
  })
})

it('reading the notices of an order leaves none unread', async () => {
  const code = await county.accepted()
  const ids = (await county.noticesOf('villager', code)).map((each) => each.id)
  const before = (await county.people.villager.call(notices.list)).body.unread
  const { body } = await county.people.villager.call(notices.read, { body: { ids } })
  expect(body.unread).toBe(before - ids.length)
})
