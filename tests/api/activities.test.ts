import { Deadline } from '../../server/clocks/deadline.entity'
import { Activity, ActivityEvent, ActivityOrder } from '../../server/features/activities/activity.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { OrderExclusion } from '../../server/features/orders/order-event.entity'
import { Person } from '../../server/features/people/person.entity'
import { activities, orders, signUps } from '../../shared/contract'
import { type Activities, AFTERNOON, content, MORNING, openActivities, post } from '../support/activities'
import { granted, refused, SECRETS, sites, TUESDAY, teamCodes } from '../support/kaiping'

let county: Activities

/** A county of its own for each test of a group: for what counts everything that there is. */
function freshForEach(): void {
  beforeEach(async () => {
    county = await openActivities()
  })
  afterEach(() => county.close())
}

/** One county for all tests of a group, of which each looks at its own activities alone. */
function sharedByAll(): void {
  beforeAll(async () => {
    county = await openActivities()
  })
  afterEach(() => county.clock.set(TUESDAY))
  afterAll(() => county.close())
}

const entry = (code: string) => county.database.reads.manager.findOneByOrFail(Activity, { publicCode: code })
const orderState = async (code: string) => (await county.database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })).state

describe('the life of an activity', () => {
  freshForEach()

  it('goes from a draft through the site to the public list, and each side has the actions that are its own', async () => {
    const draft = await county.plan()
    expect(draft).toMatchObject({ state: 'draft', actions: ['revise', 'submit', 'cancel'], insurance: '', settleBy: null, orders: [] })
    expect(refused(await county.visitor.call(activities.one, { params: { code: draft.code } }))).toEqual([404, 'activity_not_found'])
    const submitted = await county.step('clinic', activities.submit, draft.code, {})
    expect(submitted).toMatchObject({ state: 'reviewing', actions: ['cancel'] })
    const { id: staff } = await personNamed('阿莲')
    expect(await county.titlesTo(staff)).toEqual(['有活动等审核'])
    const returned = await county.step('station', activities.return, draft.code, { reason: '请写清楚在哪里集合' })
    expect(returned).toMatchObject({ state: 'returned', returnReason: '请写清楚在哪里集合', actions: ['cancel'] })
    const revised = await county.step('clinic', activities.revise, draft.code, content({ meetingPoint: '村委会门口' }))
    expect(revised).toMatchObject({ state: 'returned', meetingPoint: '村委会门口', posts: [{ name: '量血压', left: 2 }] })
    await county.step('clinic', activities.submit, draft.code, {})
    const published = await county.step('station', activities.publish, draft.code, {})
    expect(published).toMatchObject({ state: 'recruiting', returnReason: null, actions: ['postpone', 'cancel'] })
    expect(await county.read(county.visitor, draft.code)).toMatchObject({
      state: 'recruiting',
      actions: [],
      meetingPoint: null,
      insurance: null,
    })
    expect(refused(await county.attempt('clinic', activities.revise, draft.code, content()))).toEqual([409, 'transition_not_allowed'])
    const { id } = await entry(draft.code)
    const events = await county.database.reads.manager.find(ActivityEvent, { where: { activityId: id }, order: { seq: 'ASC' } })
    expect(events.map(({ seq, action }) => [seq, action])).toEqual(
      ['plan', 'submit', 'return', 'revise', 'submit', 'publish'].map((action, index) => [index, action]),
    )
  })

  it('is planned by the team’s leader, reviewed by the site’s staff or those above, and moved by nobody else', async () => {
    expect(refused(await county.people.weekend.call(activities.plan, { body: { team: teamCodes.clinic, ...content() } }))).toEqual([
      403,
      'not_allowed',
    ])
    expect(refused(await county.people.station.call(activities.plan, { body: { team: teamCodes.clinic, ...content() } }))).toEqual([
      403,
      'not_allowed',
    ])
    const { code } = await county.plan()
    expect(refused(await county.attempt('weekend', activities.submit, code, {}))).toEqual([404, 'activity_not_found'])
    expect(refused(await county.attempt('station', activities.submit, code, {}))).toEqual([403, 'not_allowed'])
    await county.step('clinic', activities.submit, code, {})
    expect(refused(await county.attempt('clinic', activities.publish, code, {}))).toEqual([403, 'not_allowed'])
    expect((await county.step('town', activities.publish, code, {})).state).toBe('recruiting')
    expect(refused(await county.attempt('villager', activities.cancel, code, { reason: '不想去' }))).toEqual([403, 'not_allowed'])
  })

  it('is begun and ended by its clocks, once each, however often they are asked', async () => {
    const { code } = await county.recruiting()
    county.clock.set(new Date(MORNING.startsAt))
    expect(await county.clock.act()).toBe(1)
    expect(await county.clock.act()).toBe(0)
    expect(await entry(code)).toMatchObject({ state: 'ongoing', shown: true })
    county.clock.set(new Date(MORNING.endsAt))
    expect(await county.clock.act()).toBe(1)
    const ended = await entry(code)
    expect(ended).toMatchObject({ state: 'ended', endedAt: new Date(MORNING.endsAt) })
    // Thursday 3 December, 11:00: ten working days later it is Thursday the 17th.
    expect(ended.settleBy?.toISOString()).toBe('2026-12-17T03:00:00.000Z')
    county.clock.set(new Date('2026-12-17T03:00:00.000Z'))
    // The reminders of working days 3, 5, 8 and 9, and the legal limit.
    expect(await county.clock.act()).toBe(5)
    const { id: leader } = await personNamed('陈队长')
    const { id: staff } = await personNamed('阿莲')
    expect(await county.titlesTo(leader)).toEqual(['活动已发布', '活动结束了，请结项', ...Array(4).fill('请结项'), '活动还没结项'])
    expect(await county.titlesTo(staff)).toEqual(['有活动等审核', '活动还没结项'])
    const unsettled = granted(await county.people.town.call(activities.ofSite, { query: { site: sites.town, show: 'unsettled' } }))
    expect(unsettled.items).toMatchObject([{ code, late: true, settleBy: '2026-12-17T03:00:00.000Z' }])
  })

  it('is begun and ended by its leader before its time, and the clock then finds nothing to do', async () => {
    const { code } = await county.recruiting()
    expect((await county.step('clinic', activities.begin, code, {})).actions).toEqual(['end'])
    expect((await county.step('clinic', activities.end, code, {})).settleBy).toBe('2026-12-08T02:00:00.000Z')
    county.clock.set(new Date(MORNING.endsAt))
    // Only the reminders to settle of working days 3 and 5 are left to act.
    expect(await county.clock.act()).toBe(2)
  })
})

const personNamed = (name: string) => county.database.reads.manager.findOneByOrFail(Person, { name })

describe('a plan', () => {
  sharedByAll()

  it('is refused for each thing that cannot be', async () => {
    const wrong = async (change: Parameters<typeof content>[0]) => {
      const answer = await county.people.clinic.call(activities.plan, { body: { team: teamCodes.clinic, ...content(change) } })
      expect(refused(answer)).toEqual([400, 'invalid_request'])
      return answer.body.error.fields?.map(({ field }) => field)
    }
    expect(await wrong({ startsAt: '2026-11-24T01:00:00.000Z', endsAt: '2026-11-24T03:00:00.000Z' })).toContain('startsAt')
    expect(await wrong({ endsAt: MORNING.startsAt })).toContain('endsAt')
    expect(await wrong({ endsAt: '2026-12-04T01:01:00.000Z' })).toEqual(['endsAt'])
    expect(await wrong({ minutesPlanned: 121 })).toEqual(['minutesPlanned'])
    expect(await wrong({ closesAt: '2026-12-03T01:00:00.001Z' })).toEqual(['closesAt'])
    expect(await wrong({ opensAt: MORNING.startsAt })).toEqual(['opensAt'])
    expect(await wrong({ posts: [post({ leastAge: 60, mostAge: 50 })] })).toEqual(['posts.0.mostAge'])
    expect(await wrong({ posts: [post(), post()] })).toEqual(['posts.1.name'])
    expect(await wrong({ posts: [] })).toEqual(['posts'])
    const elsewhere = await county.people.clinic.call(activities.plan, {
      body: { team: teamCodes.clinic, ...content({ villageCode: '999999999999' }) },
    })
    expect(refused(elsewhere)).toEqual([404, 'place_not_found'])
  })

  it('that is risky is not published without an insurance number', async () => {
    const { code } = await county.plan({ risk: 2 })
    await county.step('clinic', activities.submit, code, {})
    expect(refused(await county.attempt('station', activities.publish, code, {}))).toEqual([422, 'insurance_needed'])
    await county.step('station', activities.return, code, { reason: '请先买保险' })
    await county.step('clinic', activities.revise, code, content({ risk: 2, insurance: 'PICC-2026-1' }))
    await county.step('clinic', activities.submit, code, {})
    expect(await county.step('station', activities.publish, code, {})).toMatchObject({ state: 'recruiting', insurance: 'PICC-2026-1' })
  })

  it('whose time has come meanwhile is neither submitted nor published', async () => {
    const { code } = await county.plan()
    const other = await county.plan()
    await county.step('clinic', activities.submit, code, {})
    county.clock.set(new Date(MORNING.startsAt))
    expect(refused(await county.attempt('station', activities.publish, code, {}))).toEqual([409, 'activity_past'])
    expect(refused(await county.attempt('clinic', activities.submit, other.code, {}))).toEqual([409, 'activity_past'])
  })

  it('with words that may not be published is refused before anything is kept', async () => {
    const said = content({ about: '代开发票，加微信' })
    const before = await county.database.reads.manager.count(Activity)
    const answer = await county.people.clinic.call(activities.plan, { body: { team: teamCodes.clinic, ...said } })
    expect(refused(answer)).toEqual([422, 'text_not_allowed'])
    expect(await county.database.reads.manager.count(Activity)).toBe(before)
  })
})

describe('the orders that an activity serves', () => {
  sharedByAll()

  it('are the team’s own that it has in hand, and each is linked once at a time', async () => {
    const { code: order } = await county.assigned()
    const loose = await county.accepted()
    const activity = await county.plan({ orders: [order] })
    expect(activity.orders).toEqual([{ code: order, title: expect.any(String) }])
    const attempt = (codes: string[], by: 'clinic' | 'weekend' = 'clinic') =>
      county.people[by].call(activities.plan, { body: { team: teamCodes[by], ...content({ orders: codes }) } })
    expect(refused(await attempt([loose]))).toEqual([422, 'order_not_linkable'])
    expect(refused(await attempt([order], 'weekend'))).toEqual([422, 'order_not_linkable'])
    expect(refused(await attempt([order]))).toEqual([409, 'order_already_linked'])
    await county.step('clinic', activities.revise, activity.code, content({ orders: [] }))
    expect(granted(await attempt([order])).orders).toMatchObject([{ code: order }])
  })

  it('are found by their service in the public list, though the activity does not name it', async () => {
    const { code: order } = await county.assigned()
    const { title } = await county.look('villager', order)
    const activity = await county.recruiting({ title: '周四见', orders: [order] })
    const { items } = granted(await county.visitor.call(activities.list, { query: { text: title } }))
    expect(items.map(({ code }) => code)).toEqual([activity.code])
  })

  it('lead to it once it is published, for both sides, and no more once it is called off', async () => {
    const { code: order } = await county.assigned()
    const draft = await county.plan({ orders: [order] })
    const leadsTo = async (who: 'villager' | 'station') => (await county.look(who, order)).activity
    expect(await leadsTo('station')).toBeNull()
    await county.step('clinic', activities.submit, draft.code, {})
    const { code, title, startsAt } = await county.step('station', activities.publish, draft.code, {})
    for (const who of ['villager', 'station'] as const) expect(await leadsTo(who)).toEqual({ code, title, startsAt })
    expect((await county.read(county.people.villager, code)).orders).toMatchObject([{ code: order }])
    await county.step('station', activities.cancel, code, { reason: '台风要来' })
    expect(await leadsTo('villager')).toBeNull()
  })

  it('begin with it, and go back to their site without blame when it is called off', async () => {
    const one = await county.assigned()
    const other = await county.assigned()
    const activity = await county.recruiting({ orders: [one.code, other.code] })
    await county.step('clinic', orders.giveBack, other.code, { text: '那天人手不够' })
    expect(
      await county.database.reads.manager.countBy(ActivityOrder, {
        activityId: (await entry(activity.code)).id,
        liveOrderId: (await orderOf(other.code)).id,
      }),
    ).toBe(0)
    const team = (await entry(activity.code)).teamId
    await county.step('station', activities.cancel, activity.code, { reason: '台风要来' })
    expect(await orderState(one.code)).toBe('accepted')
    const { id, teamId } = await orderOf(one.code)
    expect(teamId).toBeNull()
    expect(await county.database.reads.manager.countBy(OrderExclusion, { orderId: id, excludedId: team })).toBe(0)
    // It may be offered to the same team for the same time again.
    await county.step('station', orders.offer, one.code, { teams: [teamCodes.clinic], slots: [one.slot], message: '', textRead: true })
    const again = await county.openOffer(one.code, teamCodes.clinic)
    expect(again).toEqual(expect.any(String))
    expect((await county.noticesOf('villager', one.code)).map(({ title }) => title)).toContain('要另外安排')
  })

  it('are being served once it has begun', async () => {
    const { code: order } = await county.assigned()
    const activity = await county.recruiting({ orders: [order] })
    county.clock.set(new Date(MORNING.startsAt))
    await county.clock.act()
    expect(await orderState(order)).toBe('serving')
    expect((await entry(activity.code)).state).toBe('ongoing')
  })
})

const orderOf = (code: string) => county.database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })

describe('everybody who signed up', () => {
  freshForEach()

  it('hears once that it is put off, keeps their place at the new time, and is told where that clashes', async () => {
    const activity = await county.recruiting({ posts: [post({ places: 1 })] })
    const afternoon = await county.recruiting({ title: '下午的', ...AFTERNOON })
    const [goes, clashes, waits] = await county.volunteers(3)
    if (!goes || !clashes || !waits) throw new Error('three are needed')
    await county.join(clashes, activity)
    await county.join(waits, activity)
    await county.join(clashes, afternoon)
    const put = { startsAt: AFTERNOON.startsAt, endsAt: AFTERNOON.endsAt, reason: '上午要下雨' }
    const { closesAt } = await county.step('clinic', activities.postpone, activity.code, put)
    expect(closesAt).toBe(AFTERNOON.startsAt)
    const [told] = await county.toldTo(clashes.id)
    expect(told).toEqual({
      title: '活动改期了',
      body: expect.stringContaining('12月3日 周四 14:00–16:00。上午要下雨。注意：新的时间和您报的另一个活动冲突'),
    })
    expect(await county.toldTo(waits.id)).toEqual([{ title: '活动改期了', body: '「宅群村义诊」12月3日 周四 14:00–16:00。上午要下雨' }])
    expect(await county.toldTo(goes.id)).toEqual([])
    const mine = granted(await clashes.call(signUps.mine, { query: {} }))
    expect(mine.items.map(({ startsAt }) => startsAt)).toEqual([AFTERNOON.startsAt, AFTERNOON.startsAt])
    // The clock has moved too.
    county.clock.set(new Date(MORNING.startsAt))
    expect(await county.clock.act()).toBe(0)
    county.clock.set(new Date(AFTERNOON.startsAt))
    expect(await county.clock.act()).toBe(2)
    expect(refused(await county.attempt('clinic', activities.postpone, afternoon.code, put))).toEqual([400, 'invalid_request'])
  })

  it('hears once that it is called off and why, is free at that time, and still sees it', async () => {
    const activity = await county.recruiting({ posts: [post({ places: 1 }), post({ name: '登记', approval: true })] })
    const [goes, waits, asks] = await county.volunteers(3)
    if (!goes || !waits || !asks) throw new Error('three are needed')
    await county.join(goes, activity)
    await county.join(waits, activity)
    await county.join(asks, activity, 1)
    const cancelled = await county.step('clinic', activities.cancel, activity.code, { reason: '台风要来' })
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelReason: '台风要来', actions: [], waiting: 0, placesLeft: 3 })
    for (const who of [goes, waits, asks]) {
      expect(await county.toldTo(who.id)).toEqual([{ title: '活动取消了', body: '「宅群村义诊」台风要来' }])
    }
    expect(await county.read(goes, activity.code)).toMatchObject({
      cancelReason: '台风要来',
      mine: { state: 'removed', mayWithdraw: false },
    })
    expect(refused(await county.visitor.call(activities.one, { params: { code: activity.code } }))).toEqual([404, 'activity_not_found'])
    expect((await county.join(goes, await county.recruiting())).state).toBe('approved')
    expect(refused(await county.ask(waits, activity))).toEqual([409, 'closed'])
    expect(await county.database.reads.manager.countBy(Deadline, { subjectId: (await entry(activity.code)).id, ended: 'stopped' })).toBe(1)
  })
})

describe('the public list', () => {
  freshForEach()

  const list = async (query: Parameters<typeof ask>[0]) => granted(await ask(query)).items.map(({ title }) => title)
  const ask = (query: { place?: string; category?: 'health' | 'culture'; state?: 'coming' | 'past'; text?: string; cursor?: string }) =>
    county.visitor.call(activities.list, { query })

  it('is filtered by place, category, state and words, and shows nothing that is not published', async () => {
    await county.recruiting({ title: '义诊' })
    await county.recruiting({ title: '唱粤剧', category: 'culture', ...AFTERNOON })
    await county.plan({ title: '还是草稿' })
    await county.step('clinic', activities.cancel, (await county.recruiting({ title: '不办了' })).code, { reason: '下雨' })
    const past = await county.recruiting({ title: '办过的', startsAt: '2026-11-25T01:00:00.000Z', endsAt: '2026-11-25T03:00:00.000Z' })
    county.clock.set(new Date('2026-11-25T03:00:00.000Z'))
    await county.clock.act()
    await county.clock.act()
    expect((await entry(past.code)).state).toBe('ended')
    expect(await list({})).toEqual(['唱粤剧', '义诊', '办过的'])
    expect(await list({ state: 'coming' })).toEqual(['义诊', '唱粤剧'])
    expect(await list({ state: 'past' })).toEqual(['办过的'])
    expect(await list({ category: 'culture' })).toEqual(['唱粤剧'])
    for (const place of ['4407', sites.centre, sites.town, sites.station]) expect(await list({ place, state: 'coming' })).toHaveLength(2)
    expect(await list({ place: sites.otherStation })).toEqual([])
    expect(await list({ text: '粤剧' })).toEqual(['唱粤剧'])
    expect(await list({ text: '宅群 义诊' })).toEqual(['义诊'])
    expect(await list({ text: '文化' })).toEqual(['唱粤剧'])
    expect(await list({ text: '卫生院 塘口', state: 'coming' })).toEqual(['义诊', '唱粤剧'])
    expect(await list({ text: '草稿' })).toEqual([])
    expect(await list({ text: '陈队长' })).toEqual([])
    expect(await list({ text: '榕树' })).toEqual([])
  })

  it('is paged by key without a gap or a repetition, forwards and backwards, also among equal times', async () => {
    for (let index = 0; index < 45; index += 1)
      await county.recruiting({ title: `第${index}个`, ...(index % 2 === 0 ? MORNING : AFTERNOON) })
    for (const state of ['coming', undefined] as const) {
      const titles: string[] = []
      const starts: string[] = []
      let cursor: string | undefined
      do {
        const { items, next } = granted(
          await ask({ ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) }),
        )
        titles.push(...items.map(({ title }) => title))
        starts.push(...items.map(({ startsAt }) => startsAt))
        cursor = next ?? undefined
      } while (cursor !== undefined)
      expect(new Set(titles).size).toBe(45)
      expect(titles).toHaveLength(45)
      expect(starts).toEqual(state === 'coming' ? starts.toSorted() : starts.toSorted().toReversed())
    }
    expect(refused(await ask({ cursor: 'never' }))).toEqual([400, 'invalid_request'])
  })
})

describe('the lists of those who work with it', () => {
  freshForEach()

  it('are the leader’s teams’, newest first, and the site’s by what is to be done', async () => {
    const draft = await county.plan({ title: '草稿' })
    const { code } = await county.plan({ title: '等审核' })
    await county.step('clinic', activities.submit, code, {})
    await county.recruiting({ title: '招募中' })
    const led = granted(await county.people.clinic.call(activities.led, { query: {} }))
    expect(led.items.map(({ title, state }) => [title, state])).toEqual([
      ['招募中', 'recruiting'],
      ['等审核', 'reviewing'],
      ['草稿', 'draft'],
    ])
    expect(led.teams).toMatchObject([{ code: teamCodes.clinic }])
    expect(granted(await county.people.weekend.call(activities.led, { query: {} })).items).toEqual([])
    const ofSite = async (by: 'station' | 'town' | 'centre', site: string, show: 'reviewing' | 'running') =>
      granted(await county.people[by].call(activities.ofSite, { query: { site, show } })).items.map(({ title }) => title)
    expect(await ofSite('station', sites.station, 'reviewing')).toEqual(['等审核'])
    expect(await ofSite('town', sites.town, 'reviewing')).toEqual(['等审核'])
    expect(await ofSite('centre', sites.centre, 'running')).toEqual(['招募中'])
    expect(refused(await county.people.station.call(activities.ofSite, { query: { site: sites.town } }))).toEqual([403, 'not_allowed'])
    expect(refused(await county.people.villager.call(activities.ofSite, { query: { site: sites.station } }))).toEqual([403, 'not_allowed'])
    expect((await county.read(county.people.station, draft.code)).state).toBe('draft')
  })
})

describe('what an activity gives away', () => {
  sharedByAll()

  it('of those who signed up nothing to anybody but the leader and the site, and to these no number in clear', async () => {
    const activity = await county.recruiting()
    const who = await county.volunteer({ name: SECRETS.name, phone: SECRETS.phone })
    await county.join(who, activity)
    const other = await county.volunteer()
    for (const reader of [county.visitor, county.people.stranger, other]) {
      const { bytes } = await reader.call(activities.one, { params: { code: activity.code } })
      expect([bytes.includes(SECRETS.name), bytes.includes(SECRETS.phone), bytes.includes('榕树下'), bytes.includes('陈队长')]).toEqual([
        false,
        false,
        false,
        false,
      ])
      const list = await reader.call(activities.list, { query: {} })
      expect([list.bytes.includes(SECRETS.name), list.bytes.includes('陈队长')]).toEqual([false, false])
    }
    expect(refused(await other.call(signUps.list, { params: { code: activity.code } }))).toEqual([403, 'not_allowed'])
    const seen = await county.people.clinic.call(signUps.list, { params: { code: activity.code } })
    expect([seen.bytes.includes(SECRETS.name), seen.bytes.includes(SECRETS.phone)]).toEqual([true, false])
    expect(granted(await county.people.station.call(signUps.list, { params: { code: activity.code } })).items).toHaveLength(1)
  })

  it('of the secret that check-ins are signed with nothing to anybody', async () => {
    const { code } = await county.recruiting()
    const { checkSecret } = await entry(code)
    for (const reader of [county.people.clinic, county.people.station, county.visitor]) {
      expect((await reader.call(activities.one, { params: { code } })).bytes.includes(checkSecret)).toBe(false)
    }
    expect(Buffer.from(checkSecret, 'base64url')).toHaveLength(32)
  })
})
