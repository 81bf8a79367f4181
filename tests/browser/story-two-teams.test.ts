import type { Page } from 'playwright-core'
import { complaintsOf, USUAL } from './support/legibility'
import { acceptOrder, callerOf, placeOrder } from './support/orders'
import { openVillage, type Village } from './support/people'
import { named, picture, press, see, settled, sheet, textOf } from './support/screen'

const ZHAIQUN = '440783108226'
const TEAMS = ['塘口镇卫生院志愿服务队', '赤坎镇侨乡健康志愿服务队'] as const

let village: Village
beforeAll(async () => {
  village = await openVillage()
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

const lineOf = (page: Page, code: string) => page.locator(`#plan-line-${code}`).filter({ visible: true })

async function answered(leader: Page, code: string): Promise<void> {
  await leader.goto('/volunteer/pages/offers/index')
  await named(leader, /^接单：/)
    .first()
    .click()
  await see(leader, /接下了这一单|还在等另一支/)
  expect(code).not.toBe('')
}

test('an order that two teams come to: staff say so, one line plans both, and it is settled when both agree', async () => {
  const villager = await callerOf(village.server, '张伯')
  const code = await placeOrder(villager, ZHAIQUN, '健康义诊')
  await acceptOrder(await callerOf(village.server, '阿莲'), code)

  const station = await village.signIn('阿莲', 'desk')
  await station.page.goto(`/station/pages/order/index?code=${code}`)
  await press(station.page, '定来几支队伍')
  await sheet(station.page).getByRole('radio', { name: '两支一起来' }).click()
  await picture(station.page, 'needs-sheet')
  await press(sheet(station.page), '定下')
  await see(station.page, '两支队伍一起来')
  await settled(station.page)
  await picture(station.page, 'needs-order')

  const { page } = await village.signIn('梁主任', 'desk')
  await page.goto('/station/pages/plan/index')
  await press(page, '一起排')
  await see(page, '两支一起')
  const line = lineOf(page, code)
  for (const team of TEAMS) expect(await textOf(line)).toContain(team)
  await line.click()
  await see(page.locator('#plan-reasons'), /^请.+和.+，/)
  await settled(page)
  await picture(page, 'plan-two-teams')

  await press(page, /^发出 \d+ 张$/)
  await press(sheet(page), /^看过了，发出 \d+ 张$/)
  await see(page, '发完了')

  const first = await village.signIn('陈队长', 'narrow')
  await answered(first.page, code)
  await settled(first.page)
  await picture(first.page, 'offer-waits-for-other')
  expect(await complaintsOf(first.page, USUAL)).toEqual([])
  await station.page.reload()
  await see(station.page, /答应了，还在等另一支队伍/)

  const second = await village.signIn('司徒老师', 'phone')
  await answered(second.page, code)
  await station.page.reload()
  await see(station.page, `${TEAMS[1]}和${TEAMS[0]}`)
  await settled(station.page)
  await picture(station.page, 'two-teams-settled')
})
