import { Emergency, EmergencyVillage } from '../../server/features/emergencies/emergency.entity'
import { Notice } from '../../server/features/notices/notice.entity'
import { desk, emergencies, orders, ownData } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import { granted, type Kaiping, openKaiping, type Part, refused, sites } from '../support/kaiping'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

type Wish = BodyIn<typeof emergencies.open>

const TYPHOON: Wish = {
  under: sites.centre,
  places: [sites.town],
  kind: 'typhoon',
  title: '台风“海葵”今晚登陆',
  words: '今晚八点后请待在家里，搬进花盆，危房里的人先到村委会。',
  endsAt: '2026-11-26T10:00:00.000Z',
}
const asks = (change: Partial<BodyIn<typeof emergencies.help>> = {}): BodyIn<typeof emergencies.help> => ({
  villageCode: sites.station,
  help: 'move',
  text: '',
  address: '',
  whom: null,
  ...change,
})

const open = (change: Partial<Wish> = {}, by: Part = 'centre') =>
  county.people[by].call(emergencies.open, { body: { ...TYPHOON, ...change } })
const opened = async (change: Partial<Wish> = {}, by: Part = 'centre'): Promise<string> => granted(await open(change, by)).code
const help = (code: string, change: Parameters<typeof asks>[0] = {}, by: Part = 'villager') =>
  county.people[by].call(emergencies.help, { params: { code }, body: asks(change) })
const progress = async (code: string, by: Part = 'centre') =>
  granted(await county.people[by].call(emergencies.progress, { params: { code } }))
const close = (code: string, by: Part = 'centre') =>
  county.people[by].call(emergencies.close, { params: { code }, body: { said: '风过去了，没有人受伤。' } })
const banner = async (village: string) => granted(await county.visitor.call(orders.home, { query: { village } })).emergency
const noticed = () => county.database.reads.manager.findBy(Notice, { title: TYPHOON.title })
/** Lets the worker tell portion after portion until nobody is left. */
const tellAll = async () => {
  for (let second = 1; second <= 5; second += 1) {
    county.clock.set(new Date(county.services.now().getTime() + 2_000))
    await county.clock.act()
  }
}

describe('an emergency is opened', () => {
  it('for chosen places: its banner stands on the first page of their people, and of nobody else', async () => {
    const code = await opened()
    expect(await banner(sites.station)).toMatchObject({ code, title: TYPHOON.title, owner: { name: '开平市文明实践中心' } })
    expect(await banner(sites.otherStation)).toBeNull()
    expect(granted(await county.visitor.call(emergencies.one, { params: { code } })).emergency.words).toBe(TYPHOON.words)
  })

  it('and whom it reaches is told beforehand, and is who is told', async () => {
    const query = { under: TYPHOON.under, places: TYPHOON.places.join(',') }
    const seen = granted(await county.people.centre.call(emergencies.preview, { query }))
    expect(seen).toMatchObject({ held: [] })
    expect([seen.staff, seen.gridWorkers, seen.villagers].every((count) => count > 0)).toBe(true)
    await opened()
    await tellAll()
    const told = await noticed()
    expect(new Set(told.map(({ personId }) => personId)).size).toBe(told.length)
    expect(told.length).toBeLessThanOrEqual(seen.staff + seen.gridWorkers + seen.leaders + seen.villagers)
    expect(told.length).toBeGreaterThanOrEqual(Math.max(seen.villagers, seen.staff))
    for (const by of ['villager', 'station', 'grid'] as const)
      expect(granted(await county.people[by].call(orders.home, { query: {} })).unread).toBeGreaterThan(0)
  })

  it('by a town, a centre or a supervisor of the places, and not by a village or for places elsewhere', async () => {
    expect(refused(await open({ under: sites.station, places: [sites.station] }, 'station'))).toEqual([403, 'not_allowed'])
    expect(refused(await open({}, 'town'))).toEqual([403, 'not_allowed'])
    expect(refused(await open({}, 'villager'))).toEqual([403, 'not_allowed'])
    expect(refused(await open({ under: sites.town, places: [sites.otherStation] }, 'town'))).toEqual([422, 'site_not_in_scope'])
    expect(refused(await open({ endsAt: '2026-11-24T01:00:00.000Z' }))).toEqual([400, 'invalid_request'])
    expect(await county.database.reads.manager.count(Emergency)).toBe(0)
    granted(await open({ under: sites.town }, 'town'))
  })

  it('by one at a time: a second over the same places is refused with who holds them, until the first is closed', async () => {
    const code = await opened()
    const second = await open({ under: sites.town, places: [sites.station] }, 'town')
    expect(refused(second)).toEqual([409, 'emergency_held'])
    expect(JSON.stringify(second.body)).toContain(`开平市正在指挥“${TYPHOON.title}”`)
    const query = { under: sites.town, places: sites.station }
    expect(granted(await county.people.town.call(emergencies.preview, { query })).held.map((each) => each.code)).toEqual([code])
    granted(await open({ places: [sites.otherStation] }))
    granted(await close(code))
    granted(await open({ under: sites.town, places: [sites.station] }, 'town'))
  })

  it('in the same moment by two becomes one', async () => {
    const answers = await Promise.all([open(), open({ under: sites.town }, 'town')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const live = (await county.database.reads.manager.find(EmergencyVillage)).filter(({ liveKey }) => liveKey !== null)
    expect(new Set(live.map(({ emergencyId }) => emergencyId)).size).toBe(1)
  })
})

describe('help in an emergency', () => {
  it('is an order like any other with the emergency’s clock, first at the desk', async () => {
    const code = await opened()
    county.clock.set(new Date('2026-11-24T14:00:00.000Z'))
    const order = granted(await help(code, { help: 'medical', text: '氧气机没电了' }))
    expect([order.title, order.urgency, order.state, order.owner.code]).toEqual(['应急：医疗', 'emergency', 'submitted', sites.station])
    expect(order.promise).toMatchObject({ clock: 'answer', due: '2026-11-24T14:30:00.000Z' })
    const inbox = granted(await county.people.station.call(desk.inbox, { query: { site: sites.station, tab: 'emergency' } }))
    expect([inbox.counts.emergency, inbox.items.map((line) => line.code)]).toEqual([1, [order.code]])
    const seen = await progress(code)
    expect([seen.total, seen.open.map((line) => line.code)]).toEqual([{ orders: 1, open: 1, late: 0, finished: 0 }, [order.code]])
    expect(seen.open[0]?.beneficiary).toContain('*')
    county.clock.set(new Date('2026-11-24T14:31:00.000Z'))
    expect((await progress(code)).total.late).toBe(1)
  })

  it('is asked for others by their grid worker, with how they agreed, and by nobody else', async () => {
    const code = await opened()
    const whom = { name: '李婆', phone: '13907500417', consentBasis: 'said_in_person' } as const
    expect(granted(await help(code, { whom }, 'grid')).channel).toBe('proxy')
    expect(refused(await help(code, { whom }, 'villager'))).toEqual([403, 'not_allowed'])
  })

  it('is only for its places, and only while it is open', async () => {
    const code = await opened()
    expect(refused(await help(code, { villageCode: sites.otherStation }))).toEqual([422, 'emergency_elsewhere'])
    granted(await close(code))
    expect(refused(await help(code))).toEqual([409, 'emergency_over'])
  })
})

describe('an emergency is closed', () => {
  it('with a report of its orders that names what is not finished and its owner, and nobody else', async () => {
    const code = await opened()
    const first = granted(await help(code))
    const second = granted(await help(code, { help: 'repair', text: '屋顶漏水' }))
    granted(await county.people.villager.call(orders.withdraw, { params: { code: first.code }, body: {} }))
    const closed = granted(await close(code))
    expect(closed).toMatchObject({ state: 'closed', actions: [], closingWords: '风过去了，没有人受伤。' })
    expect(closed.report).toMatchObject({
      // What was taken back is not counted as help that was given.
      total: { orders: 2, open: 1, late: 0, finished: 0 },
      unfinished: [{ code: second.code, title: '应急：修缮', village: '宅群村', owner: '宅群村文明实践站', state: 'submitted' }],
    })
    expect(closed.report?.villages).toBeGreaterThan(1)
    expect(await banner(sites.station)).toBeNull()
    await county.step('station', orders.accept, second.code, { category: 'civics' })
    expect((await progress(code)).report?.unfinished[0]?.state).toBe('submitted')
  })

  it('by whom commands there, once', async () => {
    const code = await opened()
    expect(refused(await close(code, 'station'))).toEqual([403, 'not_allowed'])
    expect(refused(await close(code, 'town'))).toEqual([403, 'not_allowed'])
    const answers = await Promise.all([close(code), close(code)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(refused(await close(code))).toEqual([409, 'transition_not_allowed'])
  })

  it('is asked for when its end has come, and its people are told what is said anew', async () => {
    const code = await opened()
    await tellAll()
    const before = (await noticed()).length
    const endsAt = '2026-11-27T10:00:00.000Z'
    granted(await county.people.centre.call(emergencies.revise, { params: { code }, body: { words: '请继续待在家里。', endsAt } }))
    await tellAll()
    expect((await noticed()).length).toBe(2 * before)
    const asked = () => county.database.reads.manager.countBy(Notice, { title: '预警到了结束的时间' })
    county.clock.set(new Date('2026-11-26T10:00:01.000Z'))
    await county.clock.act()
    expect(await asked()).toBe(0)
    county.clock.set(new Date('2026-11-27T10:00:01.000Z'))
    await county.clock.act()
    expect(await asked()).toBe(1)
  })
})

test('who commanded finds it among their own data, and a list shows those of a place, the newest first', async () => {
  const code = await opened()
  const later = await opened({ places: [sites.otherStation] })
  const list = async (under: string) =>
    granted(await county.people.centre.call(emergencies.list, { query: { under } })).items.map((each) => each.code)
  expect(await list(sites.centre)).toEqual([later, code])
  expect(await list(sites.station)).toEqual([code])
  const own = granted(await county.people.centre.call(ownData.take))
  expect(JSON.stringify(own)).toContain(TYPHOON.title)
})
