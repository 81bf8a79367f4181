import type { Page } from 'playwright-core'
import { complaintsOf, ELDER, type Least, USUAL } from './support/legibility'
import { openVillage, type Village } from './support/people'
import { field, named, picture, press, see, settled, sheet, textOf } from './support/screen'

const PEOPLE = '/administration/pages/people/index'
const ACCEPT = '/administration/pages/accept/index'

let village: Village
beforeAll(async () => {
  village = await openVillage()
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

const cards = (page: Page, text: string | RegExp) =>
  page.locator('.administration-rows .kapok-card').filter({ hasText: text, visible: true })
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).filter({ visible: true }).first()

test('an administrator invites, the invited accepts and works, and the authority ends at once', async () => {
  const { page } = await village.signIn('余工', 'desk')
  await see(page, '请一个人来')
  await settled(page)
  expect(page.url()).toContain(PEOPLE)
  await picture(page, 'administration-people-desk')
  await press(page, '请一个人来')
  await sheet(page).getByRole('radio', { name: '工作人员' }).click()
  await press(sheet(page), '选站点')
  await press(sheet(page), /^就选开平市/)
  await sheet(page)
    .getByRole('button', { name: /换一个$/ })
    .click()
  await sheet(page).getByRole('link', { name: '打开塘口镇' }).click()
  await press(sheet(page), '就选塘口镇文明实践所')
  await picture(page, 'administration-invite')
  await press(sheet(page), '发邀请码')
  const code = await textOf(page.locator('#invitation-code'))
  expect(code).toMatch(/^[1-9A-HJ-NP-Za-km-z]{8}$/)
  await picture(page, 'administration-code')
  await press(sheet(page), '我记下了')
  await tab(page, '在等的邀请').click()
  await see(page, '等工作人员')

  const { page: phone } = await village.signIn('周婶', 'phone')
  await phone.goto('/pages/me/index')
  await phone.getByRole('link', { name: '输入邀请码' }).click()
  await field(phone, '邀请码').fill(code)
  await press(phone, '下一步')
  await see(phone, '塘口镇文明实践所')
  await picture(phone, 'administration-accept')
  await press(phone, '接受')
  await see(phone, '您现在是塘口镇文明实践所的工作人员了。')
  await phone.goto('/station/pages/inbox/index')
  await see(phone, '收件箱')
  await settled(phone)

  await page.goto(PEOPLE)
  await settled(page)
  const mine = cards(page, '塘口镇文明实践所').filter({ hasText: '周*' })
  await mine.getByRole('button', { name: /^结束/ }).click()
  await field(sheet(page), '为什么结束').fill('换岗了')
  await picture(page, 'administration-end')
  await press(sheet(page), '结束身份')
  await see(page, '塘口镇文明实践所的工作人员已经结束，马上生效。')
  await phone.goto('/pages/me/index')
  await settled(phone)
  expect(await phone.locator('#my-work').filter({ visible: true }).count()).toBe(0)
  await phone.goto('/pages/notices/index')
  await see(phone, '您的身份已经结束')
}, 120_000)

/** A page, and what is pressed on it before it is looked at. */
type Look = readonly [name: string, address: string, press?: (page: Page) => Promise<void>]

const LOOKS: readonly Look[] = [
  ['people', PEOPLE],
  ['people-teams', PEOPLE, (page) => tab(page, '队伍的人').click()],
  ['people-invitations', PEOPLE, (page) => tab(page, '在等的邀请').click()],
  ['people-invite', PEOPLE, (page) => press(page, '请一个人来')],
  ['accept', ACCEPT],
]

async function walk(page: Page, least: Least, name: string): Promise<string[]> {
  const found: string[] = []
  for (const [what, address, before] of LOOKS) {
    await page.goto(address)
    await settled(page)
    await before?.(page)
    await settled(page)
    await picture(page, `administration-${what}-${name}`)
    found.push(...(await complaintsOf(page, least)).map((complaint) => `${what} ${complaint}`))
    if ((await sheet(page).count()) > 0) await page.keyboard.press('Escape')
  }
  return found
}

test('the administrator’s pages can be read and pressed on a desk and on a phone, with usual and with large words', async () => {
  const found: string[] = []
  for (const device of ['desk', 'phone'] as const) {
    const { page } = await village.signIn('余工', device)
    found.push(...(await walk(page, USUAL, device)))
    await page.goto('/pages/home/index')
    await settled(page)
    await named(page, '换成长辈版，字更大').click()
    await settled(page)
    found.push(...(await walk(page, ELDER, `${device}-elder`)))
  }
  expect(found).toEqual([])
}, 300_000)
