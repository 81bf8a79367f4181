import { LocalPlanner } from '../../server/features/plans/local-planner'
import { askedAt } from '../../server/features/plans/make-plan'
import { noteChange, sweepChanges } from '../../server/features/plans/note-change'
import { PlanChange } from '../../server/features/plans/plan.entity'
import type { Planner } from '../../server/features/plans/planner'
import { PlannerThread } from '../../server/features/plans/planner-thread'
import { offers, orders, pool, projects, teams } from '../../shared/contract'
import { granted, type Kaiping, openKaiping, sites, TUESDAY, teamCodes } from '../support/kaiping'
import { whereaboutsOf } from '../support/whereabouts'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())

const question = () => ({ ...askedAt(county.services.clocks, TUESDAY), site: sites.centre, pins: [], forbids: [] })

/** What a planner would do, but for how long it took. */
async function planOf(planner: Planner) {
  const { lines, figures } = await planner.plan(question())
  return { lines, planned: figures.planned, today: figures.today }
}

/** Everything that can happen to what plans are made from, one after the other. */
const HAPPENINGS: readonly (readonly [what: string, happen: () => Promise<unknown>])[] = [
  ['an order is accepted', () => county.accepted({ slots: [county.saturday()] })],
  ['an urgent one', () => county.accepted({ slots: [county.saturday()], urgency: 'urgent' })],
  ['one without wishes', () => county.accepted({ slots: [] })],
  ['teams are asked', () => county.offered([teamCodes.clinic, teamCodes.weekend])],
  ['a team takes an order', () => county.assigned()],
  [
    'a team declines',
    async () => {
      const { code } = await county.offered()
      await county.step('clinic', offers.decline, await county.openOffer(code, teamCodes.clinic), { reason: '' })
    },
  ],
  [
    'an offer is withdrawn',
    async () => {
      const { code } = await county.offered()
      await county.step('station', offers.withdraw, await county.openOffer(code, teamCodes.clinic), {})
    },
  ],
  [
    'a team gives back what it took',
    async () => county.step('clinic', orders.giveBack, (await county.assigned()).code, { text: '车坏了' }),
  ],
  [
    'an order is withdrawn',
    async () => county.step('villager', orders.withdraw, await county.accepted({ slots: [county.saturday()] }), { text: '' }),
  ],
  [
    'an order goes to the pool and comes back',
    async () => {
      const code = await county.accepted({ slots: [county.saturday()] })
      await county.step('station', pool.open, code, { text: '', textRead: true })
      await planOf(county.services.planner)
      await county.step('station', pool.close, code, {})
    },
  ],
  [
    'an order becomes urgent',
    async () =>
      county.step('station', orders.setUrgency, await county.accepted({ slots: [county.saturday()] }), { urgency: 'urgent', text: '急' }),
  ],
  ['a rating arrives', async () => county.step('villager', orders.rate, (await county.delivered()).code, { stars: 5, text: '好' })],
  [
    'a team closes its Saturdays',
    async () => {
      const mine = granted(await county.people.clinic.call(teams.mine)).items[0]
      if (mine === undefined) throw new Error('the clinic has no team')
      const { radiusKm, perSlot, perDay, perWeek, about, blackouts, areas, weekly } = mine
      const body = {
        radiusKm,
        perSlot,
        perDay,
        perWeek,
        about,
        blackouts,
        areas: areas.map(({ code }) => code),
        weekly: weekly.slice(0, 4),
      }
      granted(await county.people.clinic.call(teams.arrange, { params: { code: mine.code }, body }))
    },
  ],
  [
    'a project is paused',
    async () => {
      const mine = granted(await county.people.weekend.call(projects.mine)).items.find(({ service }) => service.code === 'health_check')
      granted(await county.people.weekend.call(projects.pause, { params: { code: mine?.code ?? '' }, body: {} }))
    },
  ],
]

it.each(HAPPENINGS)('a planner that was there before catches up when %s, and plans as one that begins afterwards', async (_, happen) => {
  const before = await planOf(county.services.planner)
  await happen()
  const after = await planOf(county.services.planner)
  expect(after).toEqual(await planOf(new LocalPlanner(county.database)))
  expect(before.lines.length).toBeGreaterThanOrEqual(0)
})

it('without the mark in the same transaction, a planner would plan from yesterday', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  await planOf(county.services.planner)
  await county.database.transaction((tx) => tx.query("update service_order set urgency = 'urgent' where publicCode = ?", [code]))
  const unaware = await planOf(county.services.planner)
  expect(unaware).not.toEqual(await planOf(new LocalPlanner(county.database)))
  await county.database.transaction((tx) => noteChange(tx, sites.centre))
  expect(await planOf(county.services.planner)).toEqual(await planOf(new LocalPlanner(county.database)))
})

it('taking away old marks makes every planner look again, and hides no change', async () => {
  await planOf(county.services.planner)
  const code = await county.accepted({ slots: [county.saturday()] })
  county.clock.set(new Date(Date.now() + 7_200_000))
  await sweepChanges(county.services)
  county.clock.set(TUESDAY)
  expect((await county.database.reads.manager.find(PlanChange)).map(({ scope }) => scope)).toEqual(['*'])
  expect((await planOf(county.services.planner)).lines.map((line) => line.code)).toContain(code)
})

it('several questions at once are answered one after the other, each right', async () => {
  const { planner } = county.services
  const [one, other] = await Promise.all([planOf(planner), planOf(planner), planner.shortages(question())])
  expect(other).toEqual(one)
})

it('a thread of its own gives the same answers, and the next question after it dies starts another', async () => {
  const thread = new PlannerThread(whereaboutsOf(county.database))
  try {
    await thread.warmUp(question())
    expect(await planOf(thread)).toEqual(await planOf(county.services.planner))
    const code = await county.accepted({ slots: [] })
    expect((await planOf(thread)).lines.map((line) => line.code)).toContain(code)
    await expect(thread.plan({ ...question(), now: Number.NaN })).rejects.toThrow()
    await thread.close()
    expect(await planOf(thread)).toEqual(await planOf(county.services.planner))
  } finally {
    await thread.close()
  }
})
