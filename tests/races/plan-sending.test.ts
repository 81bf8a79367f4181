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
import { type Slot, slotKey } from '../../shared/time/slot'
import { granted, type Kaiping, type Part, sites, TUESDAY, teamCodes } from '../support/kaiping'
import { type Planning, plannedCounties } from '../support/planning'
import { patience, shareOr } from '../support/rounds'

const ROUNDS = shareOr(1, 'plans')
/** Orders of a round, each for a Saturday of its own. */
const ORDERS = 4

let county: Kaiping
let planning: Planning
const begin = plannedCounties((opened, within) => {
  county = opened
  planning = within
}, 5)

const acceptedOrders = async (): Promise<string[]> => {
  const codes: string[] = []
  for (let index = 0; index < ORDERS; index += 1) codes.push(await county.accepted({ slots: [county.saturday()] }))
  return codes
}

/** Runs it round after round; what is accepted in one is out of the way in the next. */
async function rounds(one: (codes: string[]) => Promise<void>, orders = acceptedOrders): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await begin(round)
    const codes = await orders()
    await one(codes)
    for (const code of codes) await planning.end(code)
  }
}

/** The orders' rows, and how often teams were asked for them and plans remember it. */
async function sentOf(codes: readonly string[]) {
  const { manager } = county.database.reads
  const rows = await manager.findBy(ServiceOrder, { publicCode: In([...codes]) })
  const these = { orderId: In(rows.map(({ id }) => id)) }
  return { rows, sendings: await manager.countBy(PlanSent, these), offers: await manager.countBy(Offer, these) }
}

const PATIENCE_MS = patience(ROUNDS, 10)

it(
  'two who plan overlapping places and send at once ask for every order once',
  () =>
    rounds(async (codes) => {
      const [centre, town] = [await planning.make('centre', sites.centre), await planning.make('town', sites.town)]
      const [one, other] = await Promise.all([planning.send('centre', centre, codes), planning.send('town', town, codes.toReversed())])
      for (const code of codes) {
        const ends = [...one, ...other].filter(({ order }) => order === code).map(({ sent }) => sent)
        expect(ends.toSorted()).toEqual([false, true])
      }
      const { rows, sendings, offers: made } = await sentOf(codes)
      expect(rows.map(({ state, round }) => [state, round])).toEqual(codes.map(() => ['offering', 1]))
      expect(sendings).toBe(codes.length)
      expect(made).toBe([...one, ...other].flatMap((line) => line.offers).length)
    }),
  PATIENCE_MS,
)

it('without asking whether somebody was first, the second one asks again', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  const plan = await planning.make('centre', sites.centre)
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
  expect(await planning.send('centre', plan, [code])).toMatchObject([{ sent: false, offers: [] }])
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

it(
  'a request that is repeated while it runs sends every line once',
  () =>
    rounds(async (codes) => {
      const plan = await planning.make('centre', sites.centre)
      const [one, other] = await Promise.all([planning.send('centre', plan, codes), planning.send('centre', plan, codes)])
      expect(one.every(({ sent }) => sent)).toBe(true)
      expect(other).toEqual(one)
      expect((await sentOf(codes)).offers).toBe(one.flatMap((line) => line.offers).length)
    }),
  PATIENCE_MS,
)

it(
  'while a team closes its Saturdays offers go out whole or not at all, and none for a day that was closed before',
  () =>
    rounds(async (codes) => {
      const plan = await planning.make('centre', sites.centre)
      const mine = granted(await county.people.clinic.call(teams.mine)).items[0]
      if (mine === undefined) throw new Error('the clinic has no team')
      const { radiusKm, perSlot, perDay, perWeek, about, blackouts, areas, weekly } = mine
      const body = { radiusKm, perSlot, perDay, perWeek, about, blackouts, areas: areas.map(({ code }) => code) }
      const arrange = (times: typeof weekly) =>
        county.people.clinic.call(teams.arrange, { params: { code: mine.code }, body: { ...body, weekly: times } })
      const [lines, closed] = await Promise.all([
        planning.send('centre', plan, codes),
        arrange(weekly.filter(({ weekday }) => weekday !== 6)),
      ])
      expect(closed.status).toBe(200)
      for (const line of lines) {
        const { rows, sendings, offers: made } = await sentOf([line.order])
        expect([rows[0]?.state, made > 0, sendings, line.reason === null]).toEqual(
          line.sent ? ['offering', true, 1, true] : ['accepted', false, 0, false],
        )
      }
      // Sent again, what is left finds the day closed.
      const left = lines.filter(({ sent }) => !sent).map(({ order }) => order)
      if (left.length > 0) for (const line of await planning.send('centre', plan, left)) expect(line.sent).toBe(false)
      expect(await planning.proposed('centre', await planning.make('centre', sites.centre), codes)).toHaveLength(left.length)
      granted(await arrange(weekly))
    }),
  PATIENCE_MS,
)

it(
  'a decline while the first plan is made is either seen or makes the plan stale, and planning again is right',
  () =>
    rounds(
      async ([code = '']) => {
        const { planner } = county.services
        const question = { ...askedAt(county.services.clocks, TUESDAY), site: sites.centre, pins: [], forbids: [] }
        const offer = await county.openOffer(code, teamCodes.clinic)
        const [plan, declined] = await Promise.all([
          planning.make('centre', sites.centre),
          county.attempt('clinic', offers.decline, offer, { reason: '' }),
        ])
        expect(declined.status).toBe(200)
        const line = granted(await county.people.centre.call(plans.lines, { params: { code: plan.code } })).items.find(
          (each) => each.order.code === code,
        )
        const { news } = granted(await county.people.centre.call(plans.one, { params: { code: plan.code } }))
        expect([line?.state, news === null]).toEqual(line?.state === 'kept' ? ['kept', false] : ['proposed', true])
        expect((await planner.plan(question)).lines).toEqual((await new LocalPlanner(county.database).plan(question)).lines)
      },
      async () => [(await county.offered()).code],
    ),
  PATIENCE_MS,
)

it(
  'however many of a plan’s offers are accepted at once, no team takes more than it has room for',
  async () => {
    let slot: Slot
    await rounds(
      async (codes) => {
        const plan = await planning.make('centre', sites.centre)
        const ready = (await planning.proposed('centre', plan, codes)).map(({ order }) => order.code)
        await planning.send('centre', plan, ready)
        const open = (await Promise.all(codes.map((code) => county.offersOf(code)))).flat()
        const accept = (by: Part, team: string) =>
          open.filter((offer) => offer.team.code === team).map((offer) => county.attempt(by, offers.accept, offer.code, { slot }))
        const answers = await Promise.all([...accept('clinic', teamCodes.clinic), ...accept('weekend', teamCodes.weekend)])
        expect(answers.some(({ status }) => status === 200)).toBe(true)
        const { manager } = county.database.reads
        const { rows } = await sentOf(codes)
        for (const team of await manager.find(Team)) {
          const booked = await manager.findOneBy(TeamBooking, { teamId: team.id, period: slotKey(slot) })
          expect(booked?.taken ?? 0).toBeLessThanOrEqual(team.perSlot)
          const taken = await manager.countBy(Offer, { orderId: In(rows.map(({ id }) => id)), teamId: team.id, state: 'accepted' })
          expect(taken).toBe(booked?.taken ?? 0)
        }
      },
      () => {
        slot = county.saturday()
        return planning.accepted(5, slot)
      },
    )
  },
  PATIENCE_MS,
)
