import type { Page } from 'playwright-core'
import { projects } from '../../shared/contract'
import { addDays, beijingDate } from '../../shared/time/beijing'
import { callerNamed } from './support/caller'
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

/** YYYY-MM-DD, so many days from today in China. */
const dayAhead = (days: number): string => addDays(beijingDate(Date.now()), days)
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

/** What the home of a village's people says of when an order is answered. */
const promised = async (page: Page): Promise<string> => {
  await page.goto('/pages/home/index')
  await settled(page)
  return textOf(page.locator('#home').filter({ visible: true }))
}

test('an administrator marks a site as a demonstration, and its villagers see it; the change is undone', async () => {
  const { page } = await village.signIn('余工', 'desk')
  await page.goto('/administration/pages/sites/index')
  await field(page, '按名字找站点').fill('塘口墟')
  await see(page, '塘口墟社区文明实践站')
  await settled(page)
  await press(page, '改塘口墟社区文明实践站')
  await sheet(page).getByRole('radio', { name: '是示范' }).click()
  await sheet(page).getByRole('checkbox', { name: '乡村学校少年宫' }).click()
  await field(sheet(page), '什么时候有人').fill('每天 9:00—17:00')
  await picture(page, 'administration-site-sheet')
  await press(sheet(page), '保存')
  await see(page, /塘口墟社区文明实践站改好了/)
  const { page: villager } = await village.signIn('陈队长', 'phone')
  expect(await promised(villager)).toMatch(/每天 9:00—17:00[\s\S]*示范站点 · 乡村学校少年宫/)
  await picture(villager, 'administration-villager-sees-site')
  await page.getByRole('link', { name: '改过什么' }).click()
  await see(page, /每天 9:00—17:00/)
  await settled(page)
  await picture(page, 'administration-changes-desk')
  await press(page, '把塘口墟社区文明实践站改回去')
  await press(sheet(page), '改回去')
  await see(page, '改回去了，也记了一笔。')
  expect(await promised(villager)).not.toContain('示范站点')
}, 120_000)

test('the city’s administrator looks before changing a clock, changes it, and takes it back', async () => {
  const { page } = await village.signIn('冯工', 'desk')
  const { page: villager } = await village.signIn('张伯', 'phone')
  const usual = await promised(villager)
  expect(page.url()).toContain('/administration/pages/settings/index')
  await press(page, '改答复新单')
  await press(sheet(page), '答复新单，一般，多 1 个工作日')
  await press(sheet(page), '看看会怎样')
  await see(sheet(page), /正在走的 \d+ 个时限照旧/)
  await settled(page)
  await picture(page, 'administration-preview')
  expect(await promised(villager)).toBe(usual)
  await field(sheet(page), '为什么改').fill('上级通知')
  await press(sheet(page), '就这样改')
  await see(page, /改好了/)
  await see(page, /一般 2 个工作日/)
  await picture(page, 'administration-settings-desk')
  expect(await promised(villager)).not.toBe(usual)
  await page.getByRole('link', { name: '改过什么' }).click()
  await press(page, '把时限改回去')
  await press(sheet(page), '改回去')
  await see(page, '改回去了，也记了一笔。')
  expect(await promised(villager)).toBe(usual)
}, 120_000)

test('a service is added, a team lists it, and a villager sees it on the menu', async () => {
  const { page } = await village.signIn('冯工', 'desk')
  await page.goto('/administration/pages/services/index')
  await press(page, '加一种服务')
  await sheet(page).getByRole('radio', { name: '文化服务' }).click()
  await field(sheet(page), '编号').fill('reading_letters')
  await field(sheet(page), '村民看到的名字').fill('读信写信')
  await field(sheet(page), '一句话说明').fill('替老人读信、写信。')
  await picture(page, 'administration-service-sheet')
  await press(sheet(page), '保存')
  await see(page, /「读信写信」保存了/)
  const leader = await callerNamed(village.server, '陈队长')
  const { teams } = await leader.call(projects.mine)
  const said = { title: '上门读信', serviceCode: 'reading_letters', summary: '替老人读信、写信', people: 1, risk: 1 } as const
  const { code } = await leader.call(projects.propose, { body: { team: teams[0]?.code ?? '', ...said } })
  await leader.call(projects.submit, { params: { code } })
  const town = await callerNamed(village.server, '梁主任')
  await town.call(projects.putOnList, { params: { code } })
  const { page: villager } = await village.signIn('张伯', 'phone')
  await villager.goto('/pages/menu/index?category=culture')
  await see(villager, '读信写信')
  await picture(villager, 'administration-villager-sees-service')
}, 120_000)

test('tasks are set for a town’s villages, staff show theirs by what the station has, and the supervisor accepts', async () => {
  const { page } = await village.signIn('余工', 'desk')
  await page.getByRole('link', { name: '任务清单' }).click()
  await page
    .locator('.administration-rows')
    .getByRole('link', { name: /塘口镇/ })
    .click()
  await press(page, '给塘口镇布置任务')
  await sheet(page).getByRole('radio', { name: '文明实践站' }).click()
  for (const work of [/一场/, /一约/]) await sheet(page).getByRole('checkbox', { name: work }).click()
  await sheet(page).getByLabel('哪天之前完成').last().fill(dayAhead(20))
  await picture(page, 'administration-make-tasks')
  await press(sheet(page), '布置')
  await see(page, /布置了 \d+ 项/)
  await settled(page)
  await picture(page, 'administration-tasks-desk')

  const { page: station } = await village.signIn('阿莲', 'phone')
  await station.goto('/pages/notices/index')
  await see(station, '有新的任务')
  await station.goto('/administration/pages/my-tasks/index')
  await station.getByRole('link', { name: /一场/ }).click()
  await press(station, '我来办')
  await press(station, '加一样依据')
  await picture(station, 'administration-evidence')
  await sheet(station)
    .getByRole('radio', { name: /文化广场/ })
    .click()
  await press(sheet(station), '就选这个')
  await press(station, '交上去验收')
  await press(sheet(station), '交上去')
  await see(station, '等验收')
  await settled(station)
  await picture(station, 'administration-task-phone')

  const { page: supervisor } = await village.signIn('关主任', 'desk')
  await supervisor.goto('/administration/pages/tasks/index')
  await tab(supervisor, '还没开始').click()
  await supervisor
    .getByRole('link', { name: /一约.*宅群村/ })
    .first()
    .click()
  await press(supervisor, '改期限')
  await sheet(supervisor).getByLabel('哪天之前完成').last().fill(dayAhead(30))
  await sheet(supervisor).getByRole('textbox').last().fill('村里先修路')
  await picture(supervisor, 'administration-task-day')
  await press(sheet(supervisor), '改期限')
  await see(supervisor, /村里先修路/)
  await settled(supervisor)
  await picture(supervisor, 'administration-task-rescheduled')
  await supervisor.goto('/administration/pages/tasks/index')
  await supervisor.getByRole('link', { name: /一场/ }).click()
  await press(supervisor, '验收通过')
  await press(sheet(supervisor), '通过')
  await see(supervisor, '完成了')
  await supervisor.goto('/administration/pages/tasks/index')
  await see(supervisor, /完成了 1/)
}, 120_000)

/** A page, and what is pressed on it before it is looked at. */
type Look = readonly [name: string, address: string, press?: (page: Page) => Promise<void>]

const LOOKS: readonly Look[] = [
  ['people', PEOPLE],
  ['people-teams', PEOPLE, (page) => tab(page, '队伍的人').click()],
  ['people-invitations', PEOPLE, (page) => tab(page, '在等的邀请').click()],
  ['people-invite', PEOPLE, (page) => press(page, '请一个人来')],
  ['accept', ACCEPT],
  ['sites', '/administration/pages/sites/index'],
  ['site', '/administration/pages/sites/index', (page) => press(page, '改开平市文明实践中心')],
  ['import', '/administration/pages/sites/index', (page) => press(page, '导入地方')],
  ['services', '/administration/pages/services/index'],
  ['settings', '/administration/pages/settings/index'],
  ['changes', '/administration/pages/changes/index'],
  ['tasks', '/administration/pages/tasks/index'],
  ['make-tasks', '/administration/pages/tasks/index', (page) => press(page, /布置任务$/)],
]

const SITE_LOOKS: readonly Look[] = [
  ['my-tasks', '/administration/pages/my-tasks/index'],
  ['task', '/administration/pages/my-tasks/index', (page) => page.getByRole('link', { name: /一约/ }).click()],
]

const CITY_LOOKS: readonly Look[] = [
  ['city-settings', '/administration/pages/settings/index'],
  ['city-clock', '/administration/pages/settings/index', (page) => press(page, '改答复新单')],
  ['city-hours', '/administration/pages/settings/index', (page) => press(page, '改开门时间')],
  ['city-day', '/administration/pages/settings/index', (page) => press(page, '定一天')],
  ['city-services', '/administration/pages/services/index'],
  ['city-service', '/administration/pages/services/index', (page) => press(page, '加一种服务')],
]

async function walk(page: Page, looks: readonly Look[], least: Least, name: string): Promise<string[]> {
  const found: string[] = []
  for (const [what, address, before] of looks) {
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
    for (const [who, looks] of [
      ['余工', LOOKS],
      ['冯工', CITY_LOOKS],
      ['阿莲', SITE_LOOKS],
    ] as const) {
      const { page } = await village.signIn(who, device)
      found.push(...(await walk(page, looks, USUAL, device)))
      await page.goto('/pages/home/index')
      await settled(page)
      await named(page, '换成长辈版，字更大').click()
      await settled(page)
      found.push(...(await walk(page, looks, ELDER, `${device}-elder`)))
    }
  }
  expect(found).toEqual([])
}, 300_000)
