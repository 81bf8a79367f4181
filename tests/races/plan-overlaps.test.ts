import { In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { change } from '../../server/database/change'
import { newPublicCode } from '../../server/database/public-code'
import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { LocalPlanner } from '../../server/features/plans/local-planner'
import { askedAt } from '../../server/features/plans/make-plan'
import { PlanSent } from '../../server/features/plans/plan.entity'
import { Team } from '../../server/features/teams/team.entity'
import { TeamBooking } from '../../server/features/teams/team-booking.entity'
import { offers, orders, plans, teams } from '../../shared/contract'
import type { ReplyOf } from '../../shared/contract/endpoint'
import { type Slot, slotKey } from '../../shared/time/slot'
import { sentenceOf } from '../../shared/vocabulary/errors'
import { granted, type Kaiping, openKaiping, type Part, sites, TUESDAY, teamCodes } from '../support/kaiping'
import { roundsOr } from '../support/rounds'

type Shown = ReplyOf<typeof plans.make>

const ROUNDS = roundsOr(4)

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())

const make = async (by: Part, site: string): Promise<Shown> => granted(await county.people[by].call(plans.make, { body: { site } }))

const send = async (by: Part, plan: Shown, codes: string[]) =>
  granted(
    await county.people[by].call(plans.send, { params: { code: plan.code }, body: { round: plan.round, orders: codes, message: '' } }),
  ).lines

const linesOf = async (by: Part, plan: Shown, codes: readonly string[]) =>
  granted(await county.people[by].call(plans.lines, { params: { code: plan.code }, query: { show: 'proposed' } })).items.filter(
    ({ order }) => codes.includes(order.code),
  )

const acceptedOrders = async (count: number, slot: Slot): Promise<string[]> => {
  const codes: string[] = []
  for (let index = 0; index < count; index += 1) codes.push(await county.accepted({ slots: [slot] }))
  return codes
}

/** Orders and what came of them: for each its state, how often teams were asked, and whether the plans remember one sending. */
async function standing(codes: readonly string[]) {
  const { manager } = county.database.reads
  const rows = await manager.findBy(ServiceOrder, { publicCode: In([...codes]) })
  return Promise.all(
    rows.map(async ({ id, state, round }) => ({
      state,
      round,
      sendings: await manager.countBy(PlanSent, { orderId: id }),
      offers: await manager.countBy(Offer, { orderId: id }),
    })),
  )
}

it('three who plan a county, a town and a village at the same time, and all send, ask for every order once, round after round', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const slot = county.saturday()
    const codes = await acceptedOrders(4, slot)
    const who = [
      ['centre', sites.centre],
      ['town', sites.town],
      ['station', sites.station],
    ] as const
    const made = await Promise.all(who.map(([by, site]) => make(by, site)))
    const proposed = await Promise.all(who.map(([by], place) => linesOf(by, made[place] as Shown, codes)))
    const ready = proposed.map((lines) => lines.map(({ order }) => order.code))
    expect(ready[1]).toEqual(ready[0])
    expect(ready[2]).toEqual(ready[0])
    const sent = await Promise.all(who.map(([by], place) => send(by, made[place] as Shown, ready[place] ?? [])))
    for (const code of ready[0] ?? []) {
      const ends = sent.flat().filter(({ order }) => order === code)
      expect(ends.filter((each) => each.sent)).toHaveLength(1)
      expect(ends.filter((each) => !each.sent && each.reason !== null)).toHaveLength(2)
    }
    const went = (await standing(codes)).filter(({ state }) => state === 'offering')
    expect(went).toHaveLength(ready[0]?.length ?? 0)
    for (const each of went) expect(each).toMatchObject({ round: 1, sendings: 1 })
    for (const code of codes) await end(code)
  }
})

/** Takes an order out of the way of the next round. */
async function end(code: string): Promise<void> {
  await county.database.transaction(async (tx) => {
    const order = await tx.findOneByOrFail(ServiceOrder, { publicCode: code })
    await tx.update(Offer, { orderId: order.id, state: 'offered' }, { state: 'withdrawn', openFor: null })
    await tx.update(ServiceOrder, { id: order.id }, { state: 'cancelled', turn: 'nobody', open: false })
    await tx.query('insert into plan_change (id, scope, at) values (?, ?, ?)', [uuidv7(), sites.centre, '2026-11-24 02:00:00.000'])
  })
}

async function clinicArrangement() {
  const mine = granted(await county.people.clinic.call(teams.mine)).items[0]
  if (mine === undefined) throw new Error('the clinic has no team')
  const { radiusKm, perSlot, perDay, perWeek, about, areas, weekly } = mine
  return {
    code: mine.code,
    body: { radiusKm, perSlot, perDay, perWeek, about, weekly, blackouts: [], areas: areas.map(({ code }) => code) },
  }
}

const blackOut = async (date: string) => {
  const { code, body } = await clinicArrangement()
  return county.people.clinic.call(teams.arrange, {
    params: { code },
    body: { ...body, blackouts: [{ from: date, to: date, note: '体检' }] },
  })
}

/** Open offers that ask the clinic for the day. */
const askedFor = async (codes: readonly string[], date: string): Promise<number> => {
  const { manager } = county.database.reads
  const ids = (await manager.findBy(ServiceOrder, { publicCode: In([...codes]) })).map(({ id }) => id)
  const clinic = await manager.findOneByOrFail(Team, { publicCode: teamCodes.clinic })
  const open = await manager.findBy(Offer, { orderId: In(ids), teamId: clinic.id, state: 'offered' })
  return open.filter(({ slots }) => slots.some((slot) => slot.date === date)).length
}

describe('while a team blacks out the day', () => {
  it('each line goes out whole or not at all, and none asks it once it has', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const slot = county.saturday()
      const codes = await acceptedOrders(4, slot)
      const plan = await make('centre', sites.centre)
      const ready = (await linesOf('centre', plan, codes)).map(({ order }) => order.code)
      const [lines, closed] = await Promise.all([send('centre', plan, ready), blackOut(slot.date)])
      expect(closed.status).toBe(200)
      for (const { order, sent, offers: made, reason } of lines) {
        const [found] = await standing([order])
        expect(found).toMatchObject(
          sent
            ? { state: 'offering', round: 1, sendings: 1, offers: made.length }
            : { state: 'accepted', round: 0, sendings: 0, offers: 0 },
        )
        expect(reason === null).toBe(sent)
      }
      // What was not sent then is not sent now either, and a plan made now knows the day.
      const before = await askedFor(codes, slot.date)
      const left = lines.filter(({ sent }) => !sent).map(({ order }) => order)
      if (left.length > 0) await send('centre', plan, left)
      expect(await askedFor(codes, slot.date)).toBe(before)
      const next = await make('centre', sites.centre)
      for (const { team } of await linesOf('centre', next, codes)) expect(team?.code).not.toBe(teamCodes.clinic)
      for (const code of codes) await end(code)
    }
    const { code, body } = await clinicArrangement()
    granted(await county.people.clinic.call(teams.arrange, { params: { code }, body }))
  })

  it('without looking at the calendar again, what was planned goes out to a team that is away', async () => {
    const slot = county.saturday()
    const codes = await acceptedOrders(1, slot)
    const plan = await make('centre', sites.centre)
    const clinic = await county.database.reads.manager.findOneByOrFail(Team, { publicCode: teamCodes.clinic })
    expect(await linesOf('centre', plan, codes)).toMatchObject([{ team: { code: teamCodes.clinic }, slot }])
    granted(await blackOut(slot.date))
    // Sending looks again, and refuses the line.
    expect(await send('centre', plan, codes)).toMatchObject([{ sent: false, reason: sentenceOf('team_not_eligible') }])
    expect(await askedFor(codes, slot.date)).toBe(0)
    // What sending would be if it believed the plan.
    await county.database.transaction(async (tx) => {
      const order = await tx.findOneByOrFail(ServiceOrder, { publicCode: codes[0] ?? '' })
      await tx.insert(Offer, {
        id: uuidv7(),
        publicCode: newPublicCode(),
        orderId: order.id,
        teamId: clinic.id,
        state: 'offered',
        openFor: `${order.id}:${clinic.id}`,
        round: 1,
        slots: [slot],
        reasons: [],
        distance: 0,
        message: '',
        declineReason: '',
        offeredBy: '',
        offeredAt: TUESDAY,
        replyBy: TUESDAY,
      })
    })
    expect(await askedFor(codes, slot.date)).toBe(1)
    await end(codes[0] ?? '')
    const { code, body } = await clinicArrangement()
    granted(await county.people.clinic.call(teams.arrange, { params: { code }, body }))
  })
})

describe('a decline during a re-plan', () => {
  const question = () => ({ ...askedAt(county.services.clocks, TUESDAY), site: sites.centre, pins: [], forbids: [] })
  const fresh = async () => (await new LocalPlanner(county.database).plan(question())).lines

  it('is in the plan, or the plan says that it is out of date, round after round', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { code } = await county.offered()
      const offer = await county.openOffer(code, teamCodes.clinic)
      const first = await make('centre', sites.centre)
      const replan = county.people.centre.call(plans.again, {
        params: { code: first.code },
        body: { round: first.round, pins: [], forbids: [] },
      })
      const [again, declined] = await Promise.all([replan, county.attempt('clinic', offers.decline, offer, { reason: '' })])
      expect(declined.status).toBe(200)
      const plan = granted(again)
      const kept = granted(await county.people.centre.call(plans.lines, { params: { code: plan.code }, query: { show: 'kept' } }))
      const { news } = granted(await county.people.centre.call(plans.one, { params: { code: plan.code } }))
      expect(kept.items.some(({ order }) => order.code === code)).toBe(news !== null)
      expect((await county.services.planner.plan(question())).lines).toEqual(await fresh())
      await end(code)
    }
  })

  it('without its mark in the same transaction, a plan of yesterday passes for one of today', async () => {
    const { code } = await county.offered()
    const plan = await make('centre', sites.centre)
    await county.database.transaction(async (tx) => {
      const order = await tx.findOneByOrFail(ServiceOrder, { publicCode: code })
      await tx.update(Offer, { orderId: order.id }, { state: 'declined', openFor: null })
      await tx.update(ServiceOrder, { id: order.id }, { state: 'accepted', turn: 'owner' })
    })
    expect(granted(await county.people.centre.call(plans.one, { params: { code: plan.code } })).news).toBeNull()
    expect((await county.services.planner.plan(question())).lines).not.toEqual(await fresh())
    await end(code)
  })
})

describe('however many of a plan’s offers are accepted at once', () => {
  /** A slot for which the clinic is asked by several orders; it has room for one. */
  async function manyOffers(): Promise<{ slot: Slot; codes: string[]; open: string[]; team: Team }> {
    const slot = county.saturday()
    const codes = await acceptedOrders(4, slot)
    const open: string[] = []
    for (const code of codes) {
      await county.step('station', orders.offer, code, {
        teams: [teamCodes.clinic],
        slots: [slot],
        message: '',
        textRead: true,
      })
      open.push(await county.openOffer(code, teamCodes.clinic))
    }
    const team = await county.database.reads.manager.findOneByOrFail(Team, { publicCode: teamCodes.clinic })
    return { slot, codes, open, team }
  }

  it('the team takes no more than it has room for', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { slot, open, team } = await manyOffers()
      const answers = await Promise.all(open.map((code) => county.attempt('clinic', offers.accept, code, { slot })))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(team.perSlot)
      const full = answers.filter(({ status }) => status !== 200)
      expect(full.map(({ body }) => body.error.code)).toEqual(full.map(() => 'capacity_full'))
    }
  })

  it('without the database’s guard, by reading how much is taken and then writing, it takes them all', async () => {
    const { slot, open, team } = await manyOffers()
    const { manager } = county.database.reads
    const period = slotKey(slot)
    await county.database.transaction((tx) => tx.insert(TeamBooking, { teamId: team.id, period, taken: 0 }))
    const seen = await Promise.all(open.map(() => manager.findOneByOrFail(TeamBooking, { teamId: team.id, period })))
    const write = 'update `offer` set `state` = ?, `openFor` = null where `publicCode` = ?'
    const took = await Promise.all(
      open.map(async (code, place) => {
        if ((seen[place]?.taken ?? 0) >= team.perSlot) return 0
        return county.database.transaction((tx) => change(tx, write, ['accepted', code]))
      }),
    )
    expect(took.reduce((sum, rows) => sum + rows, 0)).toBe(open.length)
    expect(open.length).toBeGreaterThan(team.perSlot)
  })
})
