import type { BrowserContext, Page } from 'playwright-core'
import { plans } from '../../shared/contract'
import type { ReplyOf } from '../../shared/contract/endpoint'
import { type Caller, callerNamed } from './support/caller'
import { openVillage, type Village } from './support/people'
import { named, picture, press, see, settled, textOf } from './support/screen'
import { timeTap } from './support/time-tap'

const PLAN = '/station/pages/plan/index'
/** Machines that test are slow and busy: a wait of this length is a failure anywhere. The times themselves are printed. */
const PATIENCE = 10_000

/** Who plans what: the supervisor looks at the whole city, the centre sends for its county. */
const CITY = { name: '黄督导', site: '4407', places: 7, atLeast: 4_900 } as const
const COUNTY = { name: '关主任', site: '440783', places: 15, atLeast: 700 } as const

/** What is not there before the plan is, and is on the screen once it is. */
const PARTS = { figures: '#plan-comparison', table: '#plan-lines .plan-line', map: '#plan-map svg path' }
const DECIDED = { decided: '#plan-decisions .plan-decision' }

/** A phone in a village computes so many times more slowly than the machine that tests. */
const SLOWER = 4

async function slowDown(page: Page, context: BrowserContext): Promise<void> {
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

type Plan = ReplyOf<typeof plans.one>

let city: Village
beforeAll(async () => {
  const began = performance.now()
  city = await openVillage({ SEED_SIZE: 'city' })
  said({
    what: 'a city of 2,000 teams and 5,000 orders is planted and served',
    seconds: Math.round((performance.now() - began) / 100) / 10,
  })
})
afterEach(() => expect(city.troubles()).toEqual([]))
afterAll(() => city.close())

/** Figures for whoever reads the log: one line of JSON. */
function said(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

const planOf = async (caller: Caller, site: string): Promise<Plan> => {
  const { plan } = await caller.call(plans.current, { query: { site } })
  if (plan === null) throw new Error('the server keeps no plan')
  return plan
}

const visibleLines = (page: Page) => page.locator('#plan-lines .plan-line').filter({ visible: true })
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).filter({ visible: true }).first()

/** What the screen says is what the server keeps: every number, the map and the pages of the table. */
async function expectWhole(page: Page, caller: Caller, { site, places, atLeast }: typeof CITY | typeof COUNTY): Promise<Plan> {
  const plan = await planOf(caller, site)
  const { proposed, kept, sent, unserved, pooled } = plan.counts
  const all = proposed + kept + sent + unserved + pooled
  expect(all).toBeGreaterThanOrEqual(atLeast)
  await see(page, `${all} 张单，一次排好`)
  expect(plan.proof.best).toBe(true)
  await see(page, new RegExp(plan.proof.words))

  const comparison = await textOf(page.locator('#plan-comparison').filter({ visible: true }))
  for (const part of [`${plan.planned.served} 张`, `${plan.planned.unserved} 张`, `现在手工：${plan.today.served} 张`]) {
    expect(comparison).toContain(part)
  }
  expect(await textOf(tab(page, /^要发出/))).toBe(`要发出 ${proposed}`)
  expect(await textOf(tab(page, /^派不出/))).toBe(`派不出 ${unserved}`)

  // Every order is on the map: those that have a team and those that have none. What the pool holds is not.
  const map = await caller.call(plans.map, { params: { code: plan.code } })
  const sum = (of: 'served' | 'unserved') => map.villages.reduce((total, village) => total + village[of], 0)
  expect([sum('served'), sum('unserved')]).toEqual([proposed + kept + sent, unserved])
  const drawn = await page.locator('#plan-map').getByRole('img').first().getAttribute('aria-label')
  expect(drawn).toContain(`${sum('served')} 张单派得出，${unserved} 张派不出，${map.teams.length} 支队伍有单`)
  expect(plan.places).toHaveLength(places)

  // Twenty at a time, and others on the next page.
  const first = await caller.call(plans.lines, { params: { code: plan.code } })
  const shown = async () => (await visibleLines(page).evaluateAll((rows) => rows.map((row) => row.id))).map((id) => id.slice(10))
  const codes = (page: typeof first) => page.items.map(({ order }) => order.code)
  expect(await shown()).toEqual(codes(first))
  expect(first.items).toHaveLength(20)
  await press(page, '后一页')
  await see(page, '第 2 页')
  await visibleLines(page).first().waitFor()
  const second = await caller.call(plans.lines, { params: { code: plan.code }, query: { cursor: first.next ?? '' } })
  expect(await shown()).toEqual(codes(second))
  await press(page, '前一页')
  await see(page, '第 1 页')
  return plan
}

describe.each([
  ['the city', CITY, 'desk'],
  ['the city', CITY, 'phone'],
  ['a county', COUNTY, 'desk'],
  ['a county', COUNTY, 'phone'],
] as const)('planning %s', (what, planner, device) => {
  test(`on a ${device}, from one tap to the plan on the screen, whole and as the server keeps it`, async () => {
    const { page, context } = await city.signIn(planner.name, device)
    if (device === 'phone') await slowDown(page, context)
    const caller = await callerNamed(city.server, planner.name)
    await page.goto(PLAN)
    await see(page, '一起排')
    await settled(page)
    const times = await timeTap(page, () => press(page, '一起排'), PARTS, PATIENCE)
    await settled(page)
    const plan = await expectWhole(page, caller, planner)
    said({ what: `from tap to plan, ${what}`, device, orders: plan.planned.served + plan.planned.unserved, ms: times, planner: plan.took })
    await page.locator('#plan-comparison').scrollIntoViewIfNeeded()
    await picture(page, `city-plan-${planner.site}-${device}`)

    await visibleLines(page).first().click()
    const best = page.locator('#plan-reasons .kapok-card--best').filter({ visible: true })
    const team = await textOf(best.locator('.kapok-card__title'))
    await settled(page)
    const decided = await timeTap(page, () => named(best, `不派${team}`).click(), DECIDED, PATIENCE)
    said({ what: `from a forbidden team to the next round, ${what}`, device, ms: decided })
    await settled(page)
    const next = await planOf(caller, planner.site)
    expect(next).toMatchObject({ round: plan.round + 1, forbids: [{ team: { name: team } }] })
    await picture(page, `city-plan-${planner.site}-${device}-decided`)
    await caller.call(plans.discard, { params: { code: next.code } })
  })
})
