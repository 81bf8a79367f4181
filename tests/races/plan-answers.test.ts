import { change } from '../../server/database/change'
import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { LocalPlanner } from '../../server/features/plans/local-planner'
import { askedAt } from '../../server/features/plans/make-plan'
import { Team } from '../../server/features/teams/team.entity'
import { TeamBooking } from '../../server/features/teams/team-booking.entity'
import { offers, orders, plans } from '../../shared/contract'
import { type Slot, slotKey } from '../../shared/time/slot'
import { granted, type Kaiping, sites, TUESDAY, teamCodes } from '../support/kaiping'
import { type Planning, plannedCounties } from '../support/planning'
import { patience, shareOr } from '../support/rounds'

const ROUNDS = shareOr(4, 'plans')

let county: Kaiping
let planning: Planning
const begin = plannedCounties((opened, within) => {
  county = opened
  planning = within
})

describe('a decline during a re-plan', () => {
  const question = () => ({ ...askedAt(county.services.clocks, TUESDAY), site: sites.centre, pins: [], forbids: [] })
  const fresh = async () => (await new LocalPlanner(county.database).plan(question())).lines

  it(
    'is in the plan, or the plan says that it is out of date, round after round',
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await begin(round)
        const { code } = await county.offered()
        const offer = await county.openOffer(code, teamCodes.clinic)
        const first = await planning.make('centre', sites.centre)
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
        await planning.end(code)
      }
    },
    patience(ROUNDS),
  )

  it('without its mark in the same transaction, a plan of yesterday passes for one of today', async () => {
    const { code } = await county.offered()
    const plan = await planning.make('centre', sites.centre)
    await county.database.transaction(async (tx) => {
      const order = await tx.findOneByOrFail(ServiceOrder, { publicCode: code })
      await tx.update(Offer, { orderId: order.id }, { state: 'declined', openFor: null })
      await tx.update(ServiceOrder, { id: order.id }, { state: 'accepted', turn: 'owner' })
    })
    expect(granted(await county.people.centre.call(plans.one, { params: { code: plan.code } })).news).toBeNull()
    expect((await county.services.planner.plan(question())).lines).not.toEqual(await fresh())
    await planning.end(code)
  })
})

describe('however many of a plan’s offers are accepted at once', () => {
  /** A slot for which the clinic is asked by several orders; it has room for one. */
  async function manyOffers(): Promise<{ slot: Slot; codes: string[]; open: string[]; team: Team }> {
    const slot = county.saturday()
    const codes = await planning.accepted(4, slot)
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

  it(
    'the team takes no more than it has room for',
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await begin(round)
        const { slot, open, team } = await manyOffers()
        const answers = await Promise.all(open.map((code) => county.attempt('clinic', offers.accept, code, { slot })))
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(team.perSlot)
        const full = answers.filter(({ status }) => status !== 200)
        expect(full.map(({ body }) => body.error.code)).toEqual(full.map(() => 'capacity_full'))
      }
    },
    patience(ROUNDS),
  )

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
