import { Offer } from '../../server/features/offers/offer.entity'
import { LocalPlanner } from '../../server/features/plans/local-planner'
import { askedAt } from '../../server/features/plans/make-plan'
import { desk, orders, plans } from '../../shared/contract'
import { granted, type Kaiping, openKaiping, sites, TUESDAY, teamCodes } from '../support/kaiping'
import { plantTwin, type Twin } from '../support/twin-teams'

const TWINS = 14
const DAY_MS = 86_400_000

let county: Kaiping
let twins: Twin[]
beforeAll(async () => {
  county = await openKaiping()
  twins = []
  for (let index = 0; index < TWINS; index += 1) twins.push(await plantTwin(county, teamCodes.clinic))
})
afterAll(() => county.close())

/** Staff plan and send what waits; afterwards the order is withdrawn, so that no team's load grows and the list stays as it is. */
async function oneOrder(): Promise<{ asked: string[]; turns: string[] }> {
  const code = await county.accepted({ slots: [county.saturday()] })
  const plan = granted(await county.people.centre.call(plans.make, { body: { site: sites.centre } }))
  const params = { code: plan.code }
  const [line] = granted(await county.people.centre.call(plans.lines, { params })).items
  const sent = granted(await county.people.centre.call(plans.send, { params, body: { round: plan.round, orders: [code], message: '' } }))
  expect(sent.lines).toMatchObject([{ order: code, sent: true }])
  const asked = (await county.offersOf(code)).map(({ team }) => team.code)
  await county.step('villager', orders.withdraw, code, { text: '' })
  return { asked, turns: (line?.also ?? []).filter(({ turn }) => turn).map((team) => team.code) }
}

it('over the weeks every team that fits is asked, each when it is its turn', async () => {
  const asked = new Set<string>()
  for (let day = 0; day < TWINS; day += 1) {
    county.clock.set(new Date(TUESDAY.getTime() + day * DAY_MS))
    const { asked: now, turns } = await oneOrder()
    expect(turns.length).toBeLessThanOrEqual(1)
    for (const code of turns) {
      expect(now).toContain(code)
      expect(asked).not.toContain(code)
    }
    for (const code of now) asked.add(code)
  }
  for (const code of [teamCodes.clinic, teamCodes.weekend, ...twins.map(({ team }) => team.publicCode)]) expect([...asked]).toContain(code)
  county.clock.set(TUESDAY)
})

it('whoever was asked how often, and whatever came of it: the plan, the ranks and the costs are the same', async () => {
  const codes = [await county.accepted({ slots: [county.saturday()] }), await county.accepted({ slots: [county.saturday()] })]
  const question = { ...askedAt(county.services.clocks, TUESDAY), site: sites.centre, pins: [], forbids: [] }
  const seen = async () => {
    const { lines, figures } = await new LocalPlanner(county.database).plan(question)
    const ranked = await Promise.all(codes.map((code) => county.people.station.call(desk.order, { params: { code } })))
    return {
      plan: lines.map(({ also: _, ...line }) => line),
      planned: figures.planned,
      // The ten best: whose turn it is may stand behind them.
      ranks: ranked.map((each) =>
        granted(each)
          .candidates.filter(({ eligible }) => eligible)
          .slice(0, 10),
      ),
    }
  }
  const before = await seen()
  expect(before.plan.map(({ state }) => state)).toEqual(['proposed', 'proposed'])
  // One half of the teams was asked every day of a month and never came; the other half was forgotten.
  await county.database.transaction(async (tx) => {
    const [like] = await tx.find(Offer, { take: 1 })
    await tx.deleteAll(Offer)
    for (const [place, { team }] of twins.entries()) {
      if (place % 2 === 0) continue
      for (let day = 1; day <= 30; day += 1) {
        const number = `${place.toString(16)}${String(day).padStart(2, '0')}`.padStart(8, '0')
        const ended = { state: day % 2 === 0 ? ('declined' as const) : ('lapsed' as const), openFor: null, answerMinutes: 5 }
        const when = new Date(TUESDAY.getTime() - day * DAY_MS)
        const id = `${number}-0000-7000-8000-000000000000`
        await tx.insert(Offer, { ...like, ...ended, id, publicCode: number, teamId: team.id, offeredAt: when })
      }
    }
  })
  expect(await seen()).toEqual(before)
})
