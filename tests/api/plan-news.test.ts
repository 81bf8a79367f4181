import { noteChange, sweepChanges } from '../../server/features/plans/note-change'
import { orders, plans } from '../../shared/contract'
import { granted, type Kaiping, openKaiping, sites, TUESDAY } from '../support/kaiping'
import { planningIn } from '../support/planning'

let county: Kaiping
let planning: ReturnType<typeof planningIn>
beforeEach(async () => {
  county = await openKaiping()
  planning = planningIn(county)
})
afterEach(() => county.close())

it('says that the situation has changed, by how much, and planning again takes it in with what was decided', async () => {
  const [first, second] = [await county.accepted({ slots: [county.saturday()] }), await county.accepted({ slots: [county.saturday()] })]
  const made = await planning.make('centre', sites.centre)
  const chosen = (await planning.proposed('centre', made, [first]))[0]?.team?.code ?? ''
  const plan = await planning.again('centre', made, { forbids: [{ order: first, team: chosen }] })
  const news = async () => granted(await county.people.centre.call(plans.one, { params: { code: plan.code } })).news
  expect(await news()).toBeNull()

  const arrived = await county.accepted({ slots: [county.saturday()] })
  expect(await news()).toMatchObject({ arrived: 1, left: 0 })
  await county.step('villager', orders.withdraw, second, { text: '' })
  const events = (await news())?.events ?? 0
  expect(await news()).toEqual({ events, arrived: 1, left: 1 })
  expect(events).toBeGreaterThanOrEqual(2)
  // What a team changes counts too, though no order of the plan is another for it.
  await county.database.transaction((tx) => noteChange(tx, 'teams'))
  expect(await news()).toEqual({ events: events + 1, arrived: 1, left: 1 })
  // Elsewhere much may happen.
  await county.database.transaction((tx) => noteChange(tx, '440703'))
  expect(await news()).toEqual({ events: events + 1, arrived: 1, left: 1 })

  const renewed = await planning.again('centre', plan, { forbids: [{ order: first, team: chosen }] })
  expect(renewed).toMatchObject({ round: plan.round + 1, news: null, forbids: plan.forbids })
  expect((await planning.proposed('centre', renewed, [first, second, arrived])).map(({ order }) => order.code)).toEqual([first, arrived])
})

it('does not say how much once the changes are no longer counted', async () => {
  await county.accepted({ slots: [county.saturday()] })
  const plan = await planning.make('centre', sites.centre)
  await county.accepted({ slots: [county.saturday()] })
  county.clock.set(new Date(TUESDAY.getTime() + 7_200_000))
  await sweepChanges(county.services)
  const { news } = granted(await county.people.centre.call(plans.one, { params: { code: plan.code } }))
  expect(news).toEqual({ events: null, arrived: 1, left: 0 })
})
