import type { Page } from 'playwright-core'
import { activities } from '../../shared/contract'
import { callerNamed } from './support/caller'
import { endedActivity } from './support/ended-activity'
import { takenOrder } from './support/errands'
import { complaintsOf, ELDER, type Least, USUAL } from './support/legibility'
import { openVillage, type Village } from './support/people'
import { named, picture, press, settled, sheet } from './support/screen'

let village: Village
let codes: { ended: string; recruiting: string; reviewing: string; order: string }
beforeAll(async () => {
  village = await openVillage()
  const clerk = await callerNamed(village.server, '阿莲')
  const leader = await callerNamed(village.server, '陈队长')
  const { items } = await leader.call(activities.led)
  const waiting = await clerk.call(activities.ofSite, { query: { site: '440783108226', show: 'reviewing' } })
  codes = {
    recruiting: items.find(({ state }) => state === 'recruiting')?.code ?? '',
    reviewing: waiting.items[0]?.code ?? '',
    order: await takenOrder(village.server),
    ended: await endedActivity(village.server),
  }
  expect(Object.values(codes)).not.toContain('')
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

/** A page, and what is pressed on it before it is looked at. */
type Look = readonly [name: string, address: () => string, press?: (page: Page) => Promise<void>]

const tab = (name: string | RegExp) => async (page: Page) => page.getByRole('tab', { name }).filter({ visible: true }).first().click()
const button = (name: string | RegExp) => async (page: Page) => press(page, name)

const LEADER: readonly Look[] = [
  ['lead-activities', () => '/volunteer/pages/lead-activities/index'],
  ['lead-plan', () => `/volunteer/pages/lead-plan/index?order=${codes.order}`, button(/对年龄、特长、证件有要求$/)],
  ['lead-plan-wrong', () => '/volunteer/pages/lead-plan/index', button('交给站点审核')],
  ['lead-activity', () => `/volunteer/pages/lead-activity/index?code=${codes.recruiting}`],
  ['lead-postpone', () => `/volunteer/pages/lead-activity/index?code=${codes.recruiting}`, button('改期')],
  ['lead-cancel', () => `/volunteer/pages/lead-activity/index?code=${codes.recruiting}`, button('取消活动')],
  ['lead-activity-ended', () => `/volunteer/pages/lead-activity/index?code=${codes.ended}`],
  ['lead-roster', () => `/volunteer/pages/lead-roster/index?code=${codes.recruiting}`],
  ['lead-check-in', () => `/volunteer/pages/lead-check-in/index?code=${codes.ended}`],
  ['lead-check-in-roll', () => `/volunteer/pages/lead-check-in/index?code=${codes.ended}`, tab('点名')],
  ['lead-check-in-noted', () => `/volunteer/pages/lead-check-in/index?code=${codes.ended}`, tab(/已记下/)],
  ['lead-close', () => `/volunteer/pages/lead-close/index?code=${codes.ended}`],
  ['lead-close-make-up', () => `/volunteer/pages/lead-close/index?code=${codes.ended}`, button('替何家朗申请补录')],
  ['lead-make-ups', () => '/volunteer/pages/lead-make-ups/index'],
]

const SITE: readonly Look[] = [
  ['site-activities', () => '/station/pages/activities/index'],
  ['site-running', () => '/station/pages/activities/index?show=running'],
  ['site-unsettled', () => '/station/pages/activities/index?show=unsettled'],
  ['site-activity', () => `/station/pages/activity/index?code=${codes.reviewing}`],
  ['site-activity-recruiting', () => `/station/pages/activity/index?code=${codes.recruiting}`, button('替没有手机的人报名')],
  ['site-activity-ended', () => `/station/pages/activity/index?code=${codes.ended}`],
  ['site-make-ups', () => '/station/pages/hours/index'],
  ['site-pending', () => '/station/pages/hours/index?show=pending'],
  ['site-cases', () => '/station/pages/hours/index?show=cases'],
  ['site-posted', () => '/station/pages/hours/index?show=posted'],
  ['site-volunteers', () => '/station/pages/volunteers/index'],
]

/** Every complaint about these pages. */
async function walk(page: Page, looks: readonly Look[], least: Least, name: string): Promise<string[]> {
  const found: string[] = []
  for (const [what, address, before] of looks) {
    await page.goto(address())
    await settled(page)
    await before?.(page)
    await settled(page)
    await picture(page, `${what}-${name}`)
    found.push(...(await complaintsOf(page, least)).map((complaint) => `${what} ${complaint}`))
    if ((await sheet(page).count()) > 0) await page.keyboard.press('Escape')
  }
  return found
}

async function chooseElder(page: Page): Promise<void> {
  await page.goto('/pages/home/index')
  await settled(page)
  await named(page, '换成长辈版，字更大').click()
  await settled(page)
}

test('the leader’s pages can be read and pressed, with usual and with large words, on screens of 375 and of 320 px', async () => {
  const found: string[] = []
  for (const [device, name] of [
    ['phone', 'usual'],
    ['narrow', 'narrow'],
  ] as const) {
    const { page } = await village.signIn('陈队长', device)
    found.push(...(await walk(page, LEADER, USUAL, name)))
    await chooseElder(page)
    found.push(...(await walk(page, LEADER, ELDER, `${name}-elder`)))
  }
  expect(found).toEqual([])
}, 300_000)

test('the site’s pages can be read and pressed on a phone, with usual and with large words, and on a wide screen', async () => {
  const found: string[] = []
  for (const [device, name] of [
    ['narrow', 'narrow'],
    ['desk', 'desk'],
  ] as const) {
    const { page } = await village.signIn('阿莲', device)
    found.push(...(await walk(page, SITE, USUAL, name)))
    await chooseElder(page)
    found.push(...(await walk(page, SITE, ELDER, `${name}-elder`)))
  }
  expect(found).toEqual([])
}, 300_000)
