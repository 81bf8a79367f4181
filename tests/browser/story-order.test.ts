import type { Locator, Page } from 'playwright-core'
import { openVillage, type Village } from './support/people'
import { callStation, field, named, picture, press, readmePicture, see, settled, sheet, textOf, words } from './support/screen'
import { chooseTimes, inviteTwo, takeOn, tickTwo } from './support/steps'

let village: Village
beforeAll(async () => {
  village = await openVillage()
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

const DISTANCE = /^距离 [\d.]+ (公里|米)/

/** The villager opens her order again: it stands there, and the station can still be called about it. */
async function standsAt(page: Page, state: string): Promise<void> {
  await page.reload()
  await page.locator('.order__head .kapok-chip', { hasText: state }).waitFor()
  await settled(page)
  expect(await textOf(callStation(page))).toMatch(/^打电话 0\d{10}$/)
}

/** The reasons beside a candidate team, one by one. */
const reasonsOf = async (team: Locator): Promise<string[]> => (await textOf(team.locator('.desk-order__reasons'))).split(' · ')

test('a villager orders for her grandmother in two taps, a team takes it and serves, and both sides read the same story', async () => {
  const villager = await village.signIn('方小妹', 'phone')
  const { page } = villager
  await see(page, '有需要，点一单')
  await settled(page)
  await picture(page, 'home')
  await readmePicture(page, 'home')

  // Two taps from the first page to the form; the promise is three.
  await press(page, '点服务')
  await see(page, '健康义诊')
  await picture(page, 'menu')
  await page.getByRole('link', { name: /^点健康义诊/ }).click()
  await see(page, '给谁')
  await page.getByRole('radio', { name: '家人' }).click()
  await field(page, '对方怎么称呼').fill('方奶奶')
  await field(page, '年纪').fill('81')
  await field(page, '地址').fill('二队祠堂旁边')
  await chooseTimes(page)
  await picture(page, 'order-form')

  // The privacy text comes before anything is sent, and what was typed is still there after it.
  await press(page, '先看隐私说明，再下单')
  await see(page, '不满 14 岁')
  await picture(page, 'consent')
  await press(page, '同意')
  await see(page, '给谁')
  expect(await field(page, '对方怎么称呼').inputValue()).toBe('方奶奶')
  await press(page, '下单')

  await see(page, /单号/)
  await settled(page)
  const code = await textOf(page.locator('.order__code').filter({ visible: true }))
  expect(code).toMatch(/^[1-9A-HJ-NP-Za-km-z]{8}$/)
  expect(await words(page)).toContain('宅群村文明实践站')
  expect(await words(page)).toMatch(/最迟答复/)
  await standsAt(page, '等站里答复')
  await picture(page, 'order-submitted')

  const clerk = await village.signIn('阿莲', 'desk')
  await see(clerk.page, '收件箱')
  await settled(clerk.page)
  const rows = clerk.page.locator('.station-rows .kapok-card').filter({ visible: true })
  const counted = await textOf(clerk.page.getByRole('tab').first())
  expect(Number(/\d+/.exec(counted)?.[0])).toBe(await rows.count())
  await picture(clerk.page, 'desk-inbox')
  await takeOn(clerk.page, '健康义诊')
  await see(clerk.page, code)
  await standsAt(page, '已受理')

  const teams = clerk.page.locator('.kapok-card').filter({ has: clerk.page.getByRole('checkbox') })
  await see(clerk.page, /最合适/)
  for (const team of await teams.all()) {
    expect(await textOf(team.locator('.kapok-card__title'))).toMatch(/[队团]$/)
    for (const reason of await reasonsOf(team)) expect(reason).not.toBe('')
  }
  expect((await reasonsOf(teams.first()))[0]).toMatch(DISTANCE)
  expect(await textOf(teams.first().locator('.kapok-chip'))).toMatch(/^最合适/)
  expect(await teams.count()).toBeGreaterThan(1)
  await tickTwo(clerk.page, '塘口镇卫生院志愿服务队')
  await picture(clerk.page, 'desk-order')
  await readmePicture(clerk.page, 'desk')
  await inviteTwo(clerk.page)
  // Both teams fit, but for one thing: they have been asked.
  const asked = clerk.page.locator('.desk-order__unable').filter({ hasText: '已经邀请，等它回复' })
  expect(await asked.count()).toBe(2)
  for (const team of await clerk.page.locator('.desk-order__unable').all()) {
    expect(await textOf(team.locator('.words-strong'))).toMatch(/[队团]$/)
    expect(await team.locator('.desk-order__obstacle').allInnerTexts()).toEqual([expect.stringMatching(/\S/)])
    expect((await reasonsOf(team))[0]).toMatch(DISTANCE)
  }
  await standsAt(page, '正在请队伍')
  await picture(page, 'order-offering')

  const leader = await village.signIn('陈队长', 'phone')
  const invitation = leader.page.locator('.offer-card').filter({ hasText: '健康义诊' }).filter({ visible: true }).first()
  await invitation.waitFor()
  await settled(leader.page)
  await picture(leader.page, 'offers')
  expect(await invitation.getByRole('radio').count()).toBeGreaterThan(0)
  // Before a team accepts it knows the village, never the person.
  expect(await words(leader.page)).not.toContain('方奶奶')
  await named(invitation, /^接单：/).click()
  await press(leader.page, '看这一单')
  await see(leader.page, '联系方式')
  expect(await words(leader.page)).not.toContain('二队祠堂旁边')
  await press(leader.page, '查看联系方式')
  await see(leader.page, '二队祠堂旁边')
  await picture(leader.page, 'order-leader')

  await standsAt(page, '已安排')
  await see(page, '塘口镇卫生院志愿服务队')
  await picture(page, 'order-assigned')

  await press(leader.page, '开始服务')
  await sheet(leader.page).getByRole('button', { name: '开始服务' }).click()
  await see(leader.page, /已经开始服务/)
  await standsAt(page, '服务中')
  await press(leader.page, '服务完成')
  await sheet(leader.page).getByRole('radio').first().click()
  await field(sheet(leader.page), '还想说明的').fill('量了血压，都好。')
  await sheet(leader.page).getByRole('button', { name: '写好了' }).click()
  await see(leader.page, /已经写好结果/)

  await page.goto('/pages/home/index')
  await named(page, /消息，\d+ 条未读/)
    .or(page.getByRole('link', { name: /消息，\d+ 条未读/ }))
    .click()
  await settled(page)
  await picture(page, 'notices')
  await page.goto(`/pages/order/index?code=${code}`)
  await standsAt(page, '等评价')
  await press(page, '评价')
  await sheet(page).getByRole('radio', { name: /^5 星/ }).click()
  await picture(page, 'rate-sheet')
  await sheet(page).getByRole('button', { name: '评价' }).click()
  await see(page, /谢谢您的评价/)
  await standsAt(page, '已办结')
  await picture(page, 'order-closed')

  const told = await textOf(page.locator('#order-timeline').filter({ visible: true }))
  expect(told).toContain('量了血压，都好。')
  await clerk.page.reload()
  await see(clerk.page, '量了血压，都好。')
  await settled(clerk.page)
  await picture(clerk.page, 'desk-order-closed')
  expect(await textOf(clerk.page.locator('#order-timeline').filter({ visible: true }))).toContain('量了血压，都好。')
})
