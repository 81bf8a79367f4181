import { uuidv7 } from 'uuidv7'
import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { Person } from '../../server/features/people/person.entity'
import { Plan, PlanRefusal, PlanSent } from '../../server/features/plans/plan.entity'
import { sweepPlans } from '../../server/features/plans/plan.queries'
import { desk, offers, orders, plans, pool } from '../../shared/contract'
import type { ReplyOf } from '../../shared/contract/endpoint'
import type { Slot } from '../../shared/time/slot'
import { sentenceOf } from '../../shared/vocabulary/errors'
import { granted, type Kaiping, openKaiping, type Part, refused, SECRETS, sites, TUESDAY, teamCodes } from '../support/kaiping'

type Shown = ReplyOf<typeof plans.make>

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

const make = async (by: Part = 'centre', site: string = sites.centre): Promise<Shown> =>
  granted(await county.people[by].call(plans.make, { body: { site } }))

const linesOf = async (plan: Shown, by: Part = 'centre', query = {}) =>
  granted(await county.people[by].call(plans.lines, { params: { code: plan.code }, query })).items

const lineOf = async (plan: Shown, order: string, by: Part = 'centre') => {
  const found = (await linesOf(plan, by)).find((line) => line.order.code === order)
  if (found === undefined) throw new Error('the plan has no such line')
  return found
}

const send = (plan: Shown, codes: string[], by: Part = 'centre', round = plan.round) =>
  county.people[by].call(plans.send, { params: { code: plan.code }, body: { round, orders: codes, message: '' } })

const again = (plan: Shown, words: { pins?: object[]; forbids?: object[] }, by: Part = 'centre') =>
  county.people[by].call(plans.again, {
    params: { code: plan.code },
    body: { round: plan.round, pins: [], forbids: [], ...words } as never,
  })

const offersIn = () => county.database.reads.manager.count(Offer)

it('gives every order of the site’s places a team, tells how that compares with today, and sends nothing', async () => {
  const codes = [await county.accepted({ slots: [county.saturday()] }), await county.accepted({ slots: [county.saturday()] })]
  const plan = await make()
  expect(plan).toMatchObject({
    site: { code: sites.centre },
    round: 1,
    news: null,
    toSend: 2,
    refused: 0,
    counts: { proposed: 2, kept: 0, sent: 0, unserved: 0, pooled: 0 },
    planned: { served: 2, unserved: 0 },
    today: { served: 0, unserved: 2, metres: 0, teams: 0 },
    proof: { best: true },
    places: [{ code: sites.town, served: 2, unserved: 0 }],
  })
  const lines = await linesOf(plan)
  expect(lines.map(({ order }) => order.code)).toEqual(codes)
  expect(lines.every(({ state, maySend, reasons }) => state === 'proposed' && maySend && reasons.length >= 3)).toBe(true)
  expect(plan.planned.metres).toBe(lines.reduce((sum, { distance }) => sum + (distance ?? 0), 0))
  expect(await offersIn()).toBe(0)
})

it('is the same for a station, a town and a centre: each sees the lines of its own places', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  const of = async (by: Part, site: string) => {
    const { state, team, slot } = await lineOf(await make(by, site), code, by)
    return { state, team, slot }
  }
  const atCentre = await of('centre', sites.centre)
  expect(await of('town', sites.town)).toEqual(atCentre)
  expect(await of('station', sites.station)).toEqual(atCentre)
  expect((await make('centre', sites.otherStation)).counts).toMatchObject({ proposed: 0, unserved: 0 })
})

it('agrees with the list of candidates of each order', async () => {
  // One Saturday, four orders, two teams that serve then: prices decide who has whom.
  const slot = county.saturday()
  const codes: string[] = []
  for (let index = 0; index < 4; index += 1) codes.push(await county.accepted({ slots: [slot, county.saturday()] }))
  const plan = await make()
  for (const line of await linesOf(plan)) {
    const { candidates } = granted(await county.people.station.call(desk.order, { params: { code: line.order.code } }))
    expect(candidates[0]).toMatchObject({ eligible: true, team: line.team })
    const costs = candidates.filter(({ eligible }) => eligible).map(({ cost }) => cost)
    expect(costs).toEqual(costs.toSorted((one, other) => one - other))
    for (const { cost, parts } of candidates) expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(cost)
  }
  expect(codes).toHaveLength(4)
})

it('says why this team, why not the nearest, why nobody, and what would change it', async () => {
  const slot = county.saturday()
  const codes: string[] = []
  for (let index = 0; index < 6; index += 1) codes.push(await county.accepted({ slots: [slot] }))
  const plan = await make()
  expect(plan.counts.unserved).toBeGreaterThan(0)
  const lines = await linesOf(plan)
  const explained = async (order: string) => granted(await county.people.centre.call(plans.line, { params: { code: plan.code, order } }))

  const unserved = lines.find(({ state }) => state === 'unserved')
  const whyNobody = await explained(unserved?.order.code ?? '')
  expect(whyNobody).toMatchObject({ chosen: null, nearest: { full: expect.stringContaining('已排满') }, changed: false })
  expect(whyNobody.why.join('')).toMatch(/排满.*多接 1 单/)

  const far = lines.find(({ team }) => team !== null && team.code !== teamCodes.clinic)
  const whyThis = await explained(far?.order.code ?? '')
  expect(whyThis.chosen).toMatchObject({ team: far?.team, slot, full: null })
  expect(whyThis.why[0]).toMatch(/^请.*距离 .* 公里，擅长健康义诊，.*还有 \d+ 个空档/)
  expect(whyThis.why[1]).toMatch(/最近的/)
})

it('takes an urgent order before ordinary ones, and an emergency before it', async () => {
  const slot = county.saturday()
  for (let index = 0; index < 4; index += 1) await county.accepted({ slots: [slot] })
  const urgent = await county.accepted({ slots: [slot], urgency: 'urgent' })
  const emergency = await county.accepted({ slots: [slot] })
  await county.step('station', orders.setUrgency, emergency, { urgency: 'emergency', text: '老人独居' })
  const lines = await linesOf(await make())
  expect(lines.slice(0, 2).map(({ order }) => order.code)).toEqual([emergency, urgent])
  expect(lines.slice(0, 2).map(({ state }) => state)).toEqual(['proposed', 'proposed'])
  expect(lines.some(({ state }) => state === 'unserved')).toBe(true)
})

it('keeps to what a staff member pins and forbids, and says which pins cannot be held', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  const first = await make()
  const chosen = (await lineOf(first, code)).team?.code ?? ''
  const other = chosen === teamCodes.clinic ? teamCodes.weekend : teamCodes.clinic

  const pinned = granted(await again(first, { pins: [{ order: code, team: other, slot: null }] }))
  expect(pinned).toMatchObject({ round: 2, unmet: [], pins: [{ order: { code }, team: { code: other }, slot: null }] })
  expect(await lineOf(pinned, code)).toMatchObject({ pinned: true, team: { code: other }, also: [] })

  const forbidden = granted(await again(pinned, { forbids: [{ order: code, team: chosen }] }))
  const line = await lineOf(forbidden, code)
  expect(line.team?.code).not.toBe(chosen)
  expect(line.also.map((each) => each.code)).not.toContain(chosen)

  // The shared plan is as it was: what one person pins is theirs alone.
  expect((await lineOf(await make('station', sites.station), code, 'station')).team?.code).toBe(chosen)

  const friday: Slot = { date: '2027-01-01', part: 'morning' }
  const unmet = granted(await again(forbidden, { pins: [{ order: code, team: other, slot: friday }] }))
  expect(unmet.unmet).toEqual([expect.stringMatching(/不能指定.*不是对方方便的时段/)])
})

it('is there again after a reload, and what was looked at before is not sent', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  const first = await make()
  const second = granted(await again(first, { forbids: [{ order: code, team: teamCodes.clinic }] }))
  const { plan } = granted(await county.people.centre.call(plans.current, { query: { site: sites.centre } }))
  expect(plan).toEqual(second)
  expect(granted(await county.people.centre.call(plans.one, { params: { code: first.code } }))).toEqual(second)
  expect(refused(await again(first, {}))).toEqual([409, 'plan_changed'])
  expect(refused(await send(second, [code], 'centre', first.round))).toEqual([409, 'plan_changed'])
  const anew = await make()
  expect(anew).toMatchObject({ code: first.code, round: 3, forbids: second.forbids })
  granted(await county.people.centre.call(plans.discard, { params: { code: first.code } }))
  expect(granted(await county.people.centre.call(plans.current, { query: { site: sites.centre } })).plan).toBeNull()
})

it('sends what was looked at, once, and tells how far it is', async () => {
  const codes = [await county.accepted({ slots: [county.saturday()] }), await county.accepted({ slots: [county.saturday()] })]
  const [one = '', other = ''] = codes
  const plan = await make()
  const line = await lineOf(plan, one)
  expect(granted(await county.people.centre.call(plans.toSend, { params: { code: plan.code } }))).toEqual({
    round: 1,
    orders: codes,
    held: 0,
    others: 0,
    gone: 0,
  })

  const first = granted(await send(plan, [one]))
  expect(first).toMatchObject({ lines: [{ order: one, sent: true, reason: null }], counts: { sent: 1, proposed: 1 } })
  const made = await county.offersOf(one)
  expect(made.map(({ code }) => code).toSorted()).toEqual(first.lines[0]?.offers.toSorted())
  expect(made.map(({ team }) => team.code).toSorted()).toEqual([line.team?.code, ...line.also.map(({ code }) => code)].toSorted())
  expect(made.find(({ team }) => team.code === line.team?.code)).toMatchObject({ state: 'offered', slots: [line.slot] })
  expect(await county.look('station', one)).toMatchObject({ state: 'offering', owner: { code: sites.station } })
  // It was this plan that changed the situation, and nothing else.
  expect(granted(await county.people.centre.call(plans.one, { params: { code: plan.code } })).news).toBeNull()

  const before = await offersIn()
  const repeated = granted(await send(plan, [one, other]))
  expect(repeated.lines[0]).toEqual(first.lines[0])
  expect(repeated.counts).toMatchObject({ sent: 2, proposed: 0 })
  expect(await offersIn()).toBe(before + (repeated.lines[1]?.offers.length ?? 0))
  expect(granted(await county.people.centre.call(plans.toSend, { params: { code: plan.code } })).orders).toEqual([])
})

it('reports a line that cannot go out, sends the others, and leaves nothing half done', async () => {
  const [gone, held, good] = [
    await county.accepted({ slots: [county.saturday()] }),
    await county.accepted({ slots: [county.saturday()] }),
    await county.accepted({ slots: [county.saturday()] }),
  ]
  await county.database.transaction((tx) => tx.update(ServiceOrder, { publicCode: held }, { textVerdict: 'review' }))
  const plan = await make()
  // What is held is not announced as going out.
  expect(plan).toMatchObject({ counts: { proposed: 3 }, toSend: 2, refused: 0 })
  expect(granted(await county.people.centre.call(plans.toSend, { params: { code: plan.code } }))).toEqual({
    round: 1,
    orders: [gone, good],
    held: 1,
    others: 0,
    gone: 0,
  })
  await county.step('villager', orders.withdraw, gone, { text: '不用了' })
  expect(granted(await county.people.centre.call(plans.toSend, { params: { code: plan.code } }))).toMatchObject({ orders: [good], gone: 1 })
  const { lines, counts } = granted(await send(plan, [gone, held, good]))
  expect(lines.map(({ sent, reason }) => [sent, reason])).toEqual([
    [false, sentenceOf('changed_meanwhile')],
    [false, sentenceOf('text_needs_review')],
    [true, null],
  ])
  expect(counts).toMatchObject({ sent: 1, proposed: 2 })
  expect(await county.database.reads.manager.countBy(PlanSent, {})).toBe(1)
  expect(await county.offersOf(held)).toEqual([])
  expect((await county.look('station', held)).state).toBe('accepted')

  // Whoever opens the plan later reads why.
  const reopened = granted(await county.people.centre.call(plans.one, { params: { code: plan.code } }))
  expect(reopened).toMatchObject({ refused: 2, toSend: 0 })
  expect(await Promise.all([gone, held, good].map((code) => lineOf(plan, code)))).toMatchObject([
    { state: 'proposed', refused: sentenceOf('changed_meanwhile') },
    { state: 'proposed', refused: sentenceOf('text_needs_review') },
    { state: 'sent', refused: null },
  ])

  // Once somebody has read it, it goes out, and nothing is said against it any more.
  await county.database.transaction((tx) => tx.update(ServiceOrder, { publicCode: held }, { textVerdict: 'pass' }))
  expect(granted(await send(plan, [held])).lines).toMatchObject([{ sent: true }])
  expect(await lineOf(plan, held)).toMatchObject({ state: 'sent', refused: null })
  expect(granted(await county.people.centre.call(plans.one, { params: { code: plan.code } })).refused).toBe(1)

  // A new round begins with nothing tried, and a draft that goes takes its notes with it.
  const next = granted(await again(plan, {}))
  expect(next.refused).toBe(0)
  expect((await linesOf(next)).map(({ refused }) => refused)).toEqual([null, null])
  granted(await county.people.centre.call(plans.discard, { params: { code: next.code } }))
  expect(await county.database.reads.manager.countBy(PlanRefusal, {})).toBe(0)
})

it('does not ask again for an order that somebody has asked a team for since', async () => {
  const slot = county.saturday()
  const code = await county.accepted({ slots: [slot] })
  const plan = await make()
  await county.step('station', orders.offer, code, { teams: [teamCodes.weekend], slots: [slot], message: '', textRead: true })
  const { lines } = granted(await send(plan, [code]))
  expect(lines).toEqual([{ order: code, sent: false, offers: [], reason: sentenceOf('changed_meanwhile') }])
  expect((await county.offersOf(code)).map(({ team }) => team.code)).toEqual([teamCodes.weekend])
})

it('keeps an offer that is out with the team that has it', async () => {
  const slot = county.saturday()
  const { code } = await county.offered([teamCodes.weekend], slot)
  const plan = await make()
  expect(plan.counts).toMatchObject({ kept: 1, proposed: 0 })
  expect(plan.today).toMatchObject({ served: 1, teams: 1 })
  expect(await lineOf(plan, code)).toMatchObject({ state: 'kept', team: { code: teamCodes.weekend }, also: [] })
  expect(refused(await send(plan, [code]))).toEqual([422, 'line_not_in_plan'])
})

it('leaves orders in the pool alone, and does not send one that was opened to the pool meanwhile', async () => {
  const [pooled, later] = [await county.accepted({ slots: [county.saturday()] }), await county.accepted({ slots: [county.saturday()] })]
  await county.step('station', pool.open, pooled, { text: '', textRead: true })
  const plan = await make()
  expect(plan.counts).toMatchObject({ pooled: 1, proposed: 1 })
  expect(await lineOf(plan, pooled)).toMatchObject({ state: 'pooled', team: null })
  await county.step('station', pool.open, later, { text: '', textRead: true })
  const { lines } = granted(await send(plan, [later]))
  expect(lines).toEqual([{ order: later, sent: false, offers: [], reason: sentenceOf('order_pooled') }])
})

it('a site above may ask teams by a plan, though not by hand, and the order stays its owner’s', async () => {
  const slot = county.saturday()
  const code = await county.accepted({ slots: [slot] })
  const byHand = { teams: [teamCodes.clinic], slots: [slot], message: '', textRead: true }
  expect(refused(await county.attempt('centre', orders.offer, code, byHand))).toEqual([403, 'not_allowed'])
  expect((await county.look('centre', code)).actions).not.toContain('offer')
  expect(granted(await send(await make(), [code])).lines).toMatchObject([{ sent: true }])
  const seen = await county.look('villager', code)
  expect(seen).toMatchObject({ state: 'offering', owner: { code: sites.station } })
})

describe('who may', () => {
  it('a draft is its maker’s own, and a site’s plan is for those who read the site', async () => {
    const code = await county.accepted({ slots: [county.saturday()] })
    const plan = await make()
    for (const by of ['town', 'station'] as const) {
      expect(refused(await county.people[by].call(plans.one, { params: { code: plan.code } }))).toEqual([404, 'plan_not_found'])
      expect(refused(await send(plan, [code], by))).toEqual([404, 'plan_not_found'])
      expect(refused(await again(plan, {}, by))).toEqual([404, 'plan_not_found'])
    }
    expect(refused(await county.people.station.call(plans.make, { body: { site: sites.centre } }))).toEqual([403, 'not_allowed'])
    expect(refused(await county.people.station.call(plans.make, { body: { site: sites.otherStation } }))).toEqual([403, 'not_allowed'])
    for (const by of ['villager', 'grid', 'clinic', 'nurse', 'administrator'] as const) {
      expect(refused(await county.people[by].call(plans.make, { body: { site: sites.station } }))).toEqual([403, 'not_allowed'])
    }
    expect(refused(await county.visitor.call(plans.make, { body: { site: sites.station } }))).toEqual([401, 'sign_in_needed'])
  })

  it('a supervisor looks and does not send', async () => {
    const code = await county.accepted({ slots: [county.saturday()] })
    const supervisor = county.as((await onlySupervisor()).publicCode)
    const plan = granted(await supervisor.call(plans.make, { body: { site: sites.centre } }))
    const { items } = granted(await supervisor.call(plans.lines, { params: { code: plan.code } }))
    expect(items.map(({ maySend }) => maySend)).toEqual([false])
    expect(plan).toMatchObject({ counts: { proposed: 1 }, toSend: 0 })
    expect(granted(await supervisor.call(plans.toSend, { params: { code: plan.code } }))).toMatchObject({ orders: [], others: 1 })
    const asked = { params: { code: plan.code }, body: { round: plan.round, orders: [code], message: '' } }
    expect(refused(await supervisor.call(plans.send, asked))).toEqual([403, 'not_allowed'])
  })

  it('nothing of a plan shows a person or what somebody wrote', async () => {
    const code = await county.accepted({ slots: [county.saturday()] })
    const plan = await make()
    const { centre } = county.people
    const bytes = await Promise.all([
      centre.call(plans.lines, { params: { code: plan.code } }),
      centre.call(plans.line, { params: { code: plan.code, order: code } }),
      centre.call(plans.map, { params: { code: plan.code } }),
    ])
    for (const secret of Object.values(SECRETS)) for (const each of bytes) expect(each.bytes.toString()).not.toContain(secret)
  })

  async function onlySupervisor(): Promise<Person> {
    return county.database.transaction(async (tx) => {
      const centre = await tx.findOneByOrFail(Person, { name: '关主任' })
      const person: Person = { ...centre, id: uuidv7(), publicCode: '2222abcd', name: '督导' }
      await tx.insert(Person, person)
      await tx.query('insert into consent (id, personId, purpose, version, givenAt) values (?, ?, ?, ?, ?)', [
        uuidv7(),
        person.id,
        'privacy',
        1,
        '2026-11-01 00:00:00.000',
      ])
      await tx.query('insert into membership (id, personId, role, siteCode, teamId, startedAt) values (?, ?, ?, ?, ?, ?)', [
        uuidv7(),
        person.id,
        'supervisor',
        sites.centre,
        null,
        '2026-11-01 00:00:00.000',
      ])
      return person
    })
  }
})

it('shows villages and teams on the map, with what runs between them', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  const plan = await make()
  const line = await lineOf(plan, code)
  const map = granted(await county.people.centre.call(plans.map, { params: { code: plan.code } }))
  expect(map.villages).toMatchObject([{ code: sites.station, served: 1, unserved: 0 }])
  expect(map.teams).toMatchObject([{ ...line.team, orders: 1 }])
  expect(map.links).toEqual([{ village: 0, team: 0, orders: 1 }])
})

it('lists its lines page by page, by state, place and team, and a cursor of another round is refused', async () => {
  for (let index = 0; index < 23; index += 1) await county.accepted({ slots: [county.saturday()] })
  const plan = await make()
  const page = async (query = {}) => granted(await county.people.centre.call(plans.lines, { params: { code: plan.code }, query }))
  const first = await page()
  const second = await page({ cursor: first.next ?? '' })
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, null])
  expect(new Set([...first.items, ...second.items].map(({ order }) => order.code)).size).toBe(23)
  expect((await page({ place: sites.otherStation })).items).toEqual([])
  expect((await page({ show: 'unserved' })).items.every(({ state }) => state === 'unserved')).toBe(true)
  const ofClinic = (await page({ team: teamCodes.clinic })).items
  expect(ofClinic.every(({ team, also }) => [team, ...also].some((each) => each?.code === teamCodes.clinic))).toBe(true)
  granted(await again(plan, {}))
  const asked = { params: { code: plan.code }, query: { cursor: first.next ?? '' } }
  expect(refused(await county.people.centre.call(plans.lines, asked))).toEqual([409, 'plan_changed'])
})

it('is gone after three days, with its notes', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  const plan = await make()
  granted(await send(plan, [code]))
  county.clock.set(new Date(TUESDAY.getTime() + 3 * 86_400_000))
  expect(refused(await county.people.centre.call(plans.one, { params: { code: plan.code } }))).toEqual([404, 'plan_not_found'])
  await sweepPlans(county.services)
  const { manager } = county.database.reads
  expect([await manager.countBy(Plan, {}), await manager.countBy(PlanSent, {})]).toEqual([0, 0])
  // What was sent stays sent.
  expect(await county.offersOf(code)).not.toEqual([])
})

it('asks the planned team for its slot alone, and an acceptance holds the order as ever', async () => {
  const slot = county.saturday()
  const code = await county.accepted({ slots: [slot] })
  const plan = await make()
  granted(await send(plan, [code]))
  const offer = await county.openOffer(code, teamCodes.clinic)
  await county.step('clinic', offers.accept, offer, { slot })
  expect(await county.look('station', code)).toMatchObject({ state: 'assigned', team: { code: teamCodes.clinic }, assignedSlot: slot })
  expect((await make()).counts).toMatchObject({ proposed: 0, kept: 0, sent: 0 })
})
