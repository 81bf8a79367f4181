import { Deadline } from '../../server/clocks/deadline.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { Team } from '../../server/features/teams/team.entity'
import { TeamBooking } from '../../server/features/teams/team-booking.entity'
import { desk, offers, orders } from '../../shared/contract'
import { type Kaiping, openKaiping, refused, sites, TUESDAY, teamCodes } from '../support/kaiping'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())
afterEach(() => county.clock.set(TUESDAY))

const candidatesOf = async (code: string) => (await county.people.station.call(desk.order, { params: { code } })).body.candidates

/** What the clinic's team has promised in its calendar, all periods together. */
async function booked(): Promise<number> {
  const manager = county.database.reads.manager
  const team = await manager.findOneByOrFail(Team, { publicCode: teamCodes.clinic })
  return (await manager.findBy(TeamBooking, { teamId: team.id })).reduce((sum, row) => sum + row.taken, 0)
}

describe('a question to the requester', () => {
  it('lets the clock of the answer wait, and the reply lets it run on with the working time that was left', async () => {
    const { code } = await county.place()
    county.clock.set(new Date('2026-11-24T05:00:40.500Z'))
    expect(await county.step('station', orders.ask, code, { text: '奶奶能下楼吗？' })).toMatchObject({
      state: 'needs_info',
      promise: { clock: 'needs_info', due: '2026-12-08T05:00:40.500Z' },
    })
    county.clock.set(new Date('2026-11-26T06:00:00.000Z'))
    expect(await county.clock.act()).toBe(0)
    const running = await county.step('villager', orders.reply, code, { text: '下不了，三楼' })
    expect(running).toMatchObject({ state: 'submitted', promise: { clock: 'answer' } })
    const left = Date.parse(running.promise?.due ?? '') - Date.parse('2026-11-27T03:00:00.000Z')
    expect(Math.abs(left)).toBeLessThanOrEqual(60_000)
  })

  it('does not count the waiting against a site whose order becomes more urgent afterwards', async () => {
    const { code } = await county.place()
    county.clock.set(new Date('2026-11-24T03:00:00.000Z'))
    await county.step('station', orders.ask, code, { text: '奶奶能下楼吗？' })
    county.clock.set(new Date('2026-12-02T02:00:00.000Z'))
    await county.step('villager', orders.reply, code, { text: '下不了' })
    const urgent = await county.step('station', orders.setUrgency, code, { urgency: 'urgent', text: '喘得厉害' })
    expect(urgent.promise?.due).toBe('2026-12-02T05:00:00.000Z')
  })
})

describe('an order that the station does not take', () => {
  it('is refused with a reason, and looked at above once', async () => {
    const { code } = await county.place()
    const no = await county.step('station', orders.refuse, code, { reason: 'beyond_means', text: '这个月医生排满了' })
    expect([no.state, no.promise, no.actions]).toEqual(['refused', null, []])
    expect((await county.look('villager', code)).actions).toEqual(['ask_above'])
    expect(await county.step('villager', orders.askAbove, code, { text: '请镇里看看' })).toMatchObject({
      state: 'submitted',
      owner: { code: sites.town },
      promise: { clock: 'answer' },
    })
    const above = await county.look('town', code)
    expect(above.timeline.find((each) => each.action === 'refuse')?.said).toBe('这个月医生排满了')
    await county.step('town', orders.refuse, code, { reason: 'beyond_means', text: '镇里也没有' })
    expect(refused(await county.attempt('villager', orders.askAbove, code, {}))).toEqual([409, 'transition_not_allowed'])
  })

  it('is referred to where it belongs, with a number to call', async () => {
    const { code } = await county.place()
    const there = { target: '开平市中医院', phone: '07502212345', text: '请直接打这个电话' }
    const { state, timeline } = await county.step('station', orders.refer, code, there)
    expect([state, timeline.at(-1)?.words]).toEqual(['referred', '已转介到开平市中医院，电话 07502212345'])
  })

  it('is merged with an open order of the same village only', async () => {
    const target = await county.place({}, 'elder')
    const { code } = await county.place()
    const elsewhere = await county.place({ villageCode: sites.otherStation, project: null, category: 'health' }, 'stranger')
    for (const into of [code, elsewhere.code, '22222222']) {
      expect(refused(await county.attempt('station', orders.merge, code, { into }))).toEqual([422, 'merge_target_unfit'])
    }
    expect(await county.step('station', orders.merge, code, { into: target.code })).toMatchObject({
      state: 'merged',
      mergedInto: target.code,
    })
  })

  it('is withdrawn by its requester before a team has it, and the teams that were asked hear so', async () => {
    const { code } = await county.offered()
    const { state, actions } = await county.step('villager', orders.withdraw, code, { text: '不用了' })
    expect([state, actions]).toEqual(['cancelled', []])
    expect((await county.offersOf(code)).map((each) => each.state)).toEqual(['withdrawn'])
    expect((await county.noticesOf('clinic', code)).map((each) => each.title)).toEqual(['邀请已收回', '有一份邀请'])
  })
})

describe('an order that changes hands', () => {
  it('goes up by word, comes down by word, and is taken over from above, with its offers still open', async () => {
    const { code, slot } = await county.offered()
    const offer = await county.openOffer(code, teamCodes.clinic)
    expect((await county.step('station', orders.escalate, code, { text: '请镇里协调' })).owner.code).toBe(sites.town)
    expect(refused(await county.attempt('station', orders.escalate, code, { text: '再上报' }))).toEqual([403, 'not_allowed'])
    expect((await county.step('town', orders.handDown, code, { site: sites.station })).owner.code).toBe(sites.station)
    expect((await county.step('centre', orders.takeOver, code, {})).owner.code).toBe(sites.centre)
    expect(refused(await county.attempt('centre', orders.escalate, code, { text: '再上报' }))).toEqual([409, 'no_upper_site'])
    expect(refused(await county.attempt('centre', orders.handDown, code, { site: sites.otherStation }))).toEqual([422, 'site_not_in_scope'])
    await county.step('clinic', offers.accept, offer, { slot })
    expect((await county.look('villager', code)).state).toBe('assigned')
  })

  it('handed down from a centre that was late, begins a promise that is not late', async () => {
    const { code } = await county.place()
    await county.step('centre', orders.takeOver, code, {})
    county.clock.set(new Date('2026-11-26T02:00:00.000Z'))
    await county.clock.act()
    expect(await county.look('centre', code)).toMatchObject({ overdue: true })
    const down = await county.step('centre', orders.handDown, code, { site: sites.station })
    expect(down).toMatchObject({ overdue: false, promise: { due: '2026-11-27T02:00:00.000Z', overdue: false } })
  })

  it('keeps its promise counted from its start when its urgency changes', async () => {
    const { code } = await county.place()
    county.clock.set(new Date('2026-11-24T03:00:00.000Z'))
    const urgent = await county.step('station', orders.setUrgency, code, { urgency: 'urgent', text: '老人喘' })
    expect([urgent.urgency, urgent.promise?.due]).toEqual(['urgent', '2026-11-24T06:00:00.000Z'])
    const normal = await county.step('station', orders.setUrgency, code, { urgency: 'normal', text: '问过了，不急' })
    expect([normal.urgency, normal.promise?.due]).toEqual(['normal', '2026-11-25T02:00:00.000Z'])
  })
})

describe('an order that a team has taken', () => {
  it('is cancelled only when the owner agrees, and the calendar is free again', async () => {
    const before = await booked()
    const { code } = await county.assigned()
    expect(await booked()).toBe(before + 3)
    expect(refused(await county.attempt('villager', orders.withdraw, code, {}))).toEqual([409, 'transition_not_allowed'])
    expect(refused(await county.attempt('station', orders.agreeCancel, code, {}))).toEqual([409, 'transition_not_allowed'])
    expect(await county.step('villager', orders.askCancel, code, { text: '要去城里住院' })).toMatchObject({
      state: 'assigned',
      cancelAsked: true,
    })
    expect(refused(await county.attempt('villager', orders.askCancel, code, { text: '再问' }))).toEqual([409, 'transition_not_allowed'])
    expect(await county.step('station', orders.declineCancel, code, { text: '医生已经在路上' })).toMatchObject({
      state: 'assigned',
      cancelAsked: false,
    })
    await county.step('villager', orders.askCancel, code, { text: '真的去不了' })
    expect((await county.step('station', orders.agreeCancel, code, {})).state).toBe('cancelled')
    expect(await booked()).toBe(before)
  })

  it('is given back, and goes to another team: the first one is out for this order, its calendar free, its offer still accepted', async () => {
    const before = await booked()
    const { code, slot, offer } = await county.assigned()
    await county.step('clinic', orders.giveBack, code, { text: '医生临时进修' })
    expect(await county.look('villager', code)).toMatchObject({
      state: 'accepted',
      team: null,
      assignedSlot: null,
      promise: { clock: 'find_team' },
    })
    expect(await booked()).toBe(before)
    expect((await county.people.clinic.call(offers.one, { params: { code: offer } })).body.state).toBe('accepted')
    const clinic = (await candidatesOf(code)).find((each) => each.team.code === teamCodes.clinic)
    expect([clinic?.eligible, clinic?.obstacle]).toEqual([false, '这张单它办过，这次换别的队伍'])
    const again = { slots: [slot], message: '', textRead: true }
    expect(refused(await county.attempt('station', orders.offer, code, { ...again, teams: [teamCodes.clinic] }))).toEqual([
      422,
      'team_not_eligible',
    ])
    await county.step('station', orders.offer, code, { ...again, teams: [teamCodes.weekend] })
    await county.step('weekend', offers.accept, await county.openOffer(code, teamCodes.weekend), { slot })
    expect((await county.look('villager', code)).team?.code).toBe(teamCodes.weekend)
  })

  it('did not help: twice at the station, then the town has it; never again at the same team', async () => {
    const { code, slot } = await county.delivered()
    await county.step('villager', orders.notSolved, code, { text: '还是喘' })
    expect(await county.look('villager', code)).toMatchObject({
      state: 'accepted',
      reopened: 1,
      owner: { code: sites.station },
      outcome: null,
    })
    const able = (await candidatesOf(code)).filter((each) => each.eligible)
    expect(able.map((each) => each.team.code)).not.toContain(teamCodes.clinic)
    const asked = { teams: [teamCodes.clinic], slots: [slot], message: '' }
    expect(refused(await county.attempt('station', orders.offer, code, asked))).toEqual([422, 'team_not_eligible'])
    const serve = async (part: 'station' | 'town') => {
      await county.step(part, orders.selfHandle, code, { slot: null })
      await county.step(part, orders.start, code, {})
      await county.step(part, orders.deliver, code, { outcome: 'partly' })
      return county.step('villager', orders.notSolved, code, { text: '没有解决' })
    }
    expect(await serve('station')).toMatchObject({ reopened: 2, owner: { code: sites.station } })
    expect(refused(await county.attempt('station', orders.selfHandle, code, { slot: null }))).toEqual([403, 'not_allowed'])
    await county.step('station', orders.offer, code, { teams: [teamCodes.weekend], slots: [slot], message: '', textRead: true })
    await county.step('weekend', offers.accept, await county.openOffer(code, teamCodes.weekend), { slot })
    await county.step('weekend', orders.start, code, {})
    await county.step('weekend', orders.deliver, code, { outcome: 'partly' })
    expect(await county.step('villager', orders.notSolved, code, { text: '没有解决' })).toMatchObject({
      reopened: 3,
      owner: { code: sites.town },
    })
    expect(await serve('town')).toMatchObject({ state: 'accepted', owner: { code: sites.centre } })
  })

  it('is rated within seven days, or not at all', async () => {
    const { code } = await county.delivered()
    county.clock.advance(7 * 24 * 60)
    expect(refused(await county.attempt('villager', orders.rate, code, { stars: 5 }))).toEqual([409, 'rating_window_over'])
    expect(refused(await county.attempt('villager', orders.notSolved, code, { text: '没有' }))).toEqual([409, 'rating_window_over'])
  })
})

describe('an order that the site handles itself', () => {
  it('is started, given back and delivered by whoever said so', async () => {
    const code = await county.accepted()
    const own = await county.step('station', orders.selfHandle, code, { slot: county.saturday() })
    expect(own).toMatchObject({ state: 'assigned', selfHandled: true, team: null })
    await county.step('station', orders.giveBack, code, { text: '人手不够' })
    expect(await county.look('station', code)).toMatchObject({ state: 'accepted', selfHandled: false })
  })
})

describe('offers that nobody takes', () => {
  it('return the order to its owner for another round, in which the same teams may be asked again', async () => {
    const { code, slot } = await county.offered([teamCodes.clinic, teamCodes.weekend])
    await county.step('clinic', offers.decline, await county.openOffer(code, teamCodes.clinic), { reason: '' })
    expect((await county.look('station', code)).state).toBe('offering')
    await county.step('weekend', offers.decline, await county.openOffer(code, teamCodes.weekend), { reason: '那天有活动' })
    const back = await county.look('station', code)
    expect([back.state, back.timeline.at(-1)?.action, back.promise?.clock]).toEqual(['accepted', 'return_to_owner', 'find_team'])
    await county.step('station', orders.offer, code, { teams: [teamCodes.clinic], slots: [slot], textRead: true })
    const round = (await county.offersOf(code))[0]
    expect(round).toMatchObject({ state: 'offered', team: { code: teamCodes.clinic } })
    expect((await county.database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })).round).toBe(2)
    await county.people.station.call(offers.withdraw, { params: { code: round?.code ?? '' } })
    expect((await county.look('station', code)).state).toBe('accepted')
  })

  it('are answered by the leader of the team alone, in a slot that was offered and has not passed', async () => {
    const { code, slot } = await county.offered()
    const offer = await county.openOffer(code, teamCodes.clinic)
    expect(refused(await county.attempt('station', offers.accept, offer, { slot }))).toEqual([403, 'not_allowed'])
    expect(refused(await county.attempt('station', offers.decline, offer, {}))).toEqual([403, 'not_allowed'])
    expect(refused(await county.attempt('clinic', offers.withdraw, offer, {}))).toEqual([403, 'not_allowed'])
    for (const by of ['weekend', 'nurse', 'villager'] as const) {
      expect(refused(await county.attempt(by, offers.accept, offer, { slot }))).toEqual([404, 'offer_not_found'])
    }
    expect(refused(await county.attempt('clinic', offers.accept, offer, { slot: { ...slot, part: 'evening' } }))).toEqual([
      422,
      'slot_not_offered',
    ])
  })
})

it('a note is added by either side while the order is open', async () => {
  const { code } = await county.place()
  await county.step('villager', orders.addNote, code, { text: '门铃坏了' })
  const { timeline } = await county.step('station', orders.addNote, code, { text: '知道了' })
  expect(timeline.slice(-2).map((each) => [each.by, each.said])).toEqual([
    ['requester', '门铃坏了'],
    ['site', '知道了'],
  ])
})

it('an ended order has no clock that runs', async () => {
  const ended = await county.database.reads.manager.findBy(ServiceOrder, { open: false })
  expect(ended.length).toBeGreaterThan(3)
  for (const { id } of ended) {
    const clocks = await county.database.reads.manager.findBy(Deadline, { subjectId: id })
    expect(clocks.filter((each) => each.liveKey !== null)).toEqual([])
  }
})
