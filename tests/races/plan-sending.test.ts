import { In } from 'typeorm'
import { Offer } from '../../server/features/offers/offer.entity'
import { inviteTeams } from '../../server/features/offers/offer-order'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { Person } from '../../server/features/people/person.entity'
import { LocalPlanner } from '../../server/features/plans/local-planner'
import { askedAt } from '../../server/features/plans/make-plan'
import { PlanSent } from '../../server/features/plans/plan.entity'
import { Team } from '../../server/features/teams/team.entity'
import { TeamBooking } from '../../server/features/teams/team-booking.entity'
import { offers, plans, teams } from '../../shared/contract'
import type { ReplyOf } from '../../shared/contract/endpoint'
import { slotKey } from '../../shared/time/slot'
import { granted, type Kaiping, openKaiping, type Part, sites, TUESDAY, teamCodes } from '../support/kaiping'

type Shown = ReplyOf<typeof plans.make>

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

const make = async (by: Part, site: string): Promise<Shown> => granted(await county.people[by].call(plans.make, { body: { site } }))

const send = async (by: Part, plan: Shown, codes: string[]) =>
  granted(
    await county.people[by].call(plans.send, { params: { code: plan.code }, body: { round: plan.round, orders: codes, message: '' } }),
  ).lines

const acceptedOrders = async (count: number, slots = () => [county.saturday()]): Promise<string[]> => {
  const codes: string[] = []
  for (let index = 0; index < count; index += 1) codes.push(await county.accepted({ slots: slots() }))
  return codes
}

it('two who plan overlapping places and send at once ask for every order once', async () => {
  const codes = await acceptedOrders(8)
  const [centre, town] = [await make('centre', sites.centre), await make('town', sites.town)]
  const [one, other] = await Promise.all([send('centre', centre, codes), send('town', town, codes.toReversed())])
  for (const code of codes) {
    const ends = [...one, ...other].filter(({ order }) => order === code).map(({ sent }) => sent)
    expect(ends.toSorted()).toEqual([false, true])
  }
  const { manager } = county.database.reads
  const rows = await manager.findBy(ServiceOrder, { publicCode: In(codes) })
  expect(rows.map(({ state, round }) => [state, round])).toEqual(codes.map(() => ['offering', 1]))
  expect(await manager.countBy(PlanSent, {})).toBe(codes.length)
  const made = [...one, ...other].flatMap((line) => line.offers)
  expect(await manager.countBy(Offer, {})).toBe(made.length)
})

it('without asking whether somebody was first, the second one asks again', async () => {
  const [code = ''] = await acceptedOrders(1)
  const plan = await make('centre', sites.centre)
  const { manager } = county.database.reads
  const ids = await teamIds()
  const slot = (await manager.findOneByOrFail(ServiceOrder, { publicCode: code })).slots[0]
  // What the sending of a line would be without the round that it was planned in: the team is another, so nothing else stops it.
  const askAs = (teamId: string) =>
    county.database.transaction(async (tx) => {
      const order = await tx.findOneByOrFail(ServiceOrder, { publicCode: code })
      const work = { tx, services: county.services, actor: await staffActor(), now: TUESDAY }
      await inviteTeams(work, order, [{ teamId, slots: slot === undefined ? [] : [slot] }], { message: '', textRead: true, planned: true })
    })
  await askAs(ids.clinic)
  await askAs(ids.weekend)
  expect((await manager.findOneByOrFail(ServiceOrder, { publicCode: code })).round).toBe(2)
  // With it, the plan's own line stays where it is.
  expect(await send('centre', plan, [code])).toMatchObject([{ sent: false, offers: [] }])
})

async function teamIds(): Promise<{ clinic: string; weekend: string }> {
  const { manager } = county.database.reads
  const idOf = async (publicCode: string) => (await manager.findOneByOrFail(Team, { publicCode })).id
  return { clinic: await idOf(teamCodes.clinic), weekend: await idOf(teamCodes.weekend) }
}

async function staffActor() {
  const person = await county.database.reads.manager.findOneByOrFail(Person, { name: '阿莲' })
  return { kind: 'person', person, standings: [{ role: 'staff', siteCode: sites.station, teamId: null }], consented: true } as const
}

it('a request that is repeated while it runs sends every line once', async () => {
  const codes = await acceptedOrders(6)
  const plan = await make('centre', sites.centre)
  const [one, other] = await Promise.all([send('centre', plan, codes), send('centre', plan, codes)])
  expect(one.every(({ sent }) => sent)).toBe(true)
  expect(other).toEqual(one)
  expect(await county.database.reads.manager.countBy(Offer, {})).toBe(one.flatMap((line) => line.offers).length)
})

it('while a team closes its Saturdays offers go out whole or not at all, and none for a day that was closed before', async () => {
  const codes = await acceptedOrders(8)
  const plan = await make('centre', sites.centre)
  const mine = granted(await county.people.clinic.call(teams.mine)).items[0]
  if (mine === undefined) throw new Error('the clinic has no team')
  const { radiusKm, perSlot, perDay, perWeek, about, blackouts, areas, weekly } = mine
  const arrangement = { radiusKm, perSlot, perDay, perWeek, about, blackouts, areas: areas.map(({ code }) => code) }
  const body = { ...arrangement, weekly: weekly.filter(({ weekday }) => weekday !== 6) }
  const [lines, closed] = await Promise.all([
    send('centre', plan, codes),
    county.people.clinic.call(teams.arrange, { params: { code: mine.code }, body }),
  ])
  expect(closed.status).toBe(200)
  const { manager } = county.database.reads
  for (const line of lines) {
    const order = await manager.findOneByOrFail(ServiceOrder, { publicCode: line.order })
    const made = await manager.countBy(Offer, { orderId: order.id })
    const noted = await manager.countBy(PlanSent, { orderId: order.id })
    expect([order.state, made > 0, noted, line.reason === null]).toEqual(
      line.sent ? ['offering', true, 1, true] : ['accepted', false, 0, false],
    )
  }
  // Sent again, what is left finds the day closed.
  const left = lines.filter(({ sent }) => !sent).map(({ order }) => order)
  if (left.length > 0) for (const line of await send('centre', plan, left)) expect(line.sent).toBe(false)
  expect((await make('centre', sites.centre)).counts.proposed).toBe(left.length)
})

it('a decline during a re-plan is either seen or makes the plan stale, and planning again is right', async () => {
  const { planner } = county.services
  const question = { ...askedAt(county.services.clocks, TUESDAY), site: sites.centre, pins: [], forbids: [] }
  for (let round = 0; round < 4; round += 1) {
    const { code } = await county.offered()
    const offer = await county.openOffer(code, teamCodes.clinic)
    const [plan, declined] = await Promise.all([
      make('centre', sites.centre),
      county.attempt('clinic', offers.decline, offer, { reason: '' }),
    ])
    expect(declined.status).toBe(200)
    const line = granted(await county.people.centre.call(plans.lines, { params: { code: plan.code } })).items.find(
      (each) => each.order.code === code,
    )
    const { news } = granted(await county.people.centre.call(plans.one, { params: { code: plan.code } }))
    expect([line?.state, news === null]).toEqual(line?.state === 'kept' ? ['kept', false] : ['proposed', true])
    expect((await planner.plan(question)).lines).toEqual((await new LocalPlanner(county.database).plan(question)).lines)
  }
})

it('however many of a plan’s offers are accepted at once, no team takes more than it has room for', async () => {
  const slot = county.saturday()
  const codes = await acceptedOrders(5, () => [slot])
  const plan = await make('centre', sites.centre)
  const { items } = granted(await county.people.centre.call(plans.lines, { params: { code: plan.code }, query: { show: 'proposed' } }))
  await send(
    'centre',
    plan,
    items.map(({ order }) => order.code),
  )
  const open = await Promise.all(codes.map((code) => county.offersOf(code)))
  const mine = (code: string) => open.flat().filter((offer) => offer.team.code === code)
  const accept = (by: Part, code: string) => mine(code).map((offer) => county.attempt(by, offers.accept, offer.code, { slot }))
  const answers = await Promise.all([...accept('clinic', teamCodes.clinic), ...accept('weekend', teamCodes.weekend)])
  expect(answers.some(({ status }) => status === 200)).toBe(true)
  const { manager } = county.database.reads
  for (const team of await manager.find(Team)) {
    const booked = await manager.findOneBy(TeamBooking, { teamId: team.id, period: slotKey(slot) })
    expect(booked?.taken ?? 0).toBeLessThanOrEqual(team.perSlot)
    const taken = await manager.countBy(Offer, { teamId: team.id, state: 'accepted' })
    expect(taken).toBe(booked?.taken ?? 0)
  }
})
