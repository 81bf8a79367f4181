import { ServiceOrder } from '../../server/features/orders/order.entity'
import { askedAt } from '../../server/features/plans/make-plan'
import type { Candidate } from '../../server/features/plans/planner'
import { Team } from '../../server/features/teams/team.entity'
import { offers, orders } from '../../shared/contract'
import type { Slot } from '../../shared/time/slot'
import { type Kaiping, openKaiping, sites, TUESDAY, teamCodes } from '../support/kaiping'
import { plantTwin } from '../support/twin-teams'

/** In the week that the ranking looks at, so that what a team takes there counts. */
const THIS_SATURDAY: Slot = { date: '2026-11-28', part: 'morning' }

let county: Kaiping
/** A team like the clinic's in everything, which nobody ever asks. */
let twin: Team
beforeAll(async () => {
  county = await openKaiping()
  twin = (await plantTwin(county, teamCodes.clinic)).team
})
afterAll(() => county.close())

interface Standing extends Omit<Candidate, 'teamId'> {
  readonly place: number
}

/** How the two stand for a new order, at one moment; two that are equal share the better place. */
async function ranking(code: string): Promise<Record<'asked' | 'twin', Standing>> {
  const { manager } = county.database.reads
  const order = await manager.findOneByOrFail(ServiceOrder, { publicCode: code })
  const { best } = await county.services.planner.rank({ ...askedAt(county.services.clocks, TUESDAY), orderId: order.id })
  const standing = (teamId: string): Standing => {
    const found = best.find((each) => each.teamId === teamId)
    if (found === undefined) throw new Error('the team is not among the candidates')
    const { teamId: _, ...rest } = found
    return { ...rest, place: best.filter((each) => each.cost < found.cost).length }
  }
  const clinic = await manager.findOneByOrFail(Team, { publicCode: teamCodes.clinic })
  return { asked: standing(clinic.id), twin: standing(twin.id) }
}

/** What the plan of the whole county would do with an order. */
async function planned(code: string) {
  const question = { ...askedAt(county.services.clocks, TUESDAY), site: sites.centre, pins: [], forbids: [] }
  const { lines } = await county.services.planner.plan(question)
  const line = lines.find((each) => each.code === code)
  return line && { state: line.state, teamId: line.teamId, slot: line.slot, distance: line.distance, reasons: line.reasons }
}

async function offerEnds(how: 'declined' | 'lapsed'): Promise<void> {
  await ends((await county.offered([teamCodes.clinic])).code, how)
}

async function ends(code: string, how: 'declined' | 'lapsed'): Promise<void> {
  if (how === 'declined') await county.step('clinic', offers.decline, await county.openOffer(code, teamCodes.clinic), { reason: '忙' })
  else {
    county.clock.set(new Date('2026-12-01T02:00:00.000Z'))
    await county.clock.act()
    county.clock.set(TUESDAY)
  }
  expect((await county.offersOf(code)).map((each) => each.state)).toEqual([how])
}

it('a team that declined and let lapse every offer ranks exactly like its twin that was never asked, and as it did before', async () => {
  const fresh = await county.accepted({ slots: [THIS_SATURDAY] })
  const before = await ranking(fresh)
  const plan = await planned(fresh)
  expect(before.asked).toMatchObject({ slots: [THIS_SATURDAY] })
  expect(plan).toMatchObject({ state: 'proposed', slot: THIS_SATURDAY })
  expect(before.asked).toEqual(before.twin)
  for (const how of ['declined', 'lapsed', 'declined', 'lapsed', 'declined'] as const) await offerEnds(how)
  const after = await ranking(fresh)
  expect(after.asked).toEqual(after.twin)
  expect(after).toEqual(before)
  expect(await planned(fresh)).toEqual(plan)
})

it('the plan for an order is the same after a team has declined it, or let it lapse, as it was before it was asked', async () => {
  for (const how of ['declined', 'lapsed'] as const) {
    const slot = county.saturday()
    const code = await county.accepted({ slots: [slot] })
    const before = await planned(code)
    await county.step('station', orders.offer, code, { teams: [teamCodes.clinic], slots: [slot], message: '', textRead: true })
    await ends(code, how)
    expect(await planned(code)).toEqual(before)
  }
})

it('taking an order does count, so the two can be told apart', async () => {
  const { code } = await county.offered([teamCodes.clinic], THIS_SATURDAY)
  await county.step('clinic', offers.accept, await county.openOffer(code, teamCodes.clinic), { slot: THIS_SATURDAY })
  const fresh = await county.accepted({ slots: [THIS_SATURDAY, { date: '2026-11-26', part: 'morning' }] })
  const { asked, twin: unasked } = await ranking(fresh)
  expect(asked.cost).toBeGreaterThan(unasked.cost)
  expect(asked.reasons).not.toEqual(unasked.reasons)
})
