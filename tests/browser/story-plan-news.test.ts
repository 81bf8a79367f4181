import type { Page } from 'playwright-core'
import { complaintsOf, ELDER, USUAL } from './support/legibility'
import { acceptOrder, type Caller, callerOf, placeOrder } from './support/orders'
import { openVillage, type Village } from './support/people'
import { named, picture, press, see, settled, sheet, textOf } from './support/screen'

const ZHAIQUN = '440783108226'
const PLAN = '/station/pages/plan/index'
const SERVICES = ['普法讲座', '理发', '家电维修'] as const
/** An open plan asks for news every quarter of a minute. */
const NEWS_WITHIN = 25_000

let village: Village
let villager: Caller
let clerk: Caller
let codes: string[]
beforeAll(async () => {
  village = await openVillage()
  villager = await callerOf(village.server, '张伯')
  clerk = await callerOf(village.server, '阿莲')
  codes = []
  for (const service of SERVICES) codes.push(await accepted(service))
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

async function accepted(service: string): Promise<string> {
  const code = await placeOrder(villager, ZHAIQUN, service)
  await acceptOrder(clerk, code)
  return code
}

const lines = (page: Page) => page.locator('.plan-line').filter({ visible: true })
const all = async (page: Page): Promise<number> =>
  Number(/(\d+) 张单，一次排好/.exec(await textOf(page.locator('#plan .words-title')))?.[1])

test('an order that arrives while a plan is open makes it say so, and one tap plans again with what was decided', async () => {
  const { page } = await village.signIn('梁主任', 'desk')
  await page.goto(PLAN)
  await press(page, '一起排')
  await see(page, /张单，一次排好/)
  await settled(page)
  const before = await all(page)
  await lines(page).filter({ hasText: '普法讲座' }).first().click()
  const best = page.locator('#plan-reasons .kapok-card--best').filter({ visible: true })
  const team = await textOf(best.locator('.kapok-card__title'))
  await named(best, `就派${team}`).click()
  await see(page.locator('#plan-decisions'), `普法讲座：就派${team}`)
  expect(await page.getByText(/^排好以后/).count()).toBe(0)

  await accepted('测血压')
  await page
    .getByText(/^排好以后，单和队伍有 \d+ 处变化：新来 1 张单。建议重新排一次/)
    .filter({ visible: true })
    .waitFor({ timeout: NEWS_WITHIN })
  await picture(page, 'plan-out-of-date')
  await press(page, '重新排')
  await see(page, `${before + 1} 张单，一次排好`)
  await page.getByText(/^排好以后/).waitFor({ state: 'detached' })
  await see(page.locator('#plan-decisions'), `普法讲座：就派${team}`)
  await see(lines(page).filter({ hasText: '测血压' }), /要发出|派不出/)
})

test('why a line did not go out is there on another device too', async () => {
  const { page } = await village.signIn('梁主任', 'desk')
  await page.goto(PLAN)
  await settled(page)
  const ready = Number(/\d+/.exec(await textOf(page.locator('#plan-send')))?.[0])
  await page.locator('#plan-send').click()
  await see(sheet(page), `看过了，发出 ${ready} 张`)
  // Between the question and the answer somebody withdraws one.
  await villager.post(`/orders/${codes[1]}/withdraw`, { text: '自己剪了' })
  await press(sheet(page), `看过了，发出 ${ready} 张`)
  await see(page, '发完了')
  await see(page, `${ready - 1} 张单的邀请已经发出，等队伍回复。`)
  await see(page, '1 张没有发出，原因写在各张单上。')

  const phone = await village.signIn('梁主任', 'narrow')
  for (const elder of [false, true]) {
    if (elder) {
      await phone.page.goto('/pages/me/index')
      await phone.page.getByRole('radio', { name: '长辈版' }).click()
    }
    await phone.page.goto(PLAN)
    await see(phone.page, '1 张没有发出，原因写在各张单上。')
    await press(phone.page, '看没有发出的')
    await see(lines(phone.page), /^没有发出：.+。$/)
    await settled(phone.page)
    await picture(phone.page, `plan-refused-narrow${elder ? '-elder' : ''}`)
    expect(await complaintsOf(phone.page, elder ? ELDER : USUAL)).toEqual([])
  }
})
