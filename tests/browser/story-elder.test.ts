import type { Page } from 'playwright-core'
import { complaintsOf, ELDER, type Least, USUAL } from './support/legibility'
import { openVillage, type Village } from './support/people'
import { named, picture, press, see, settled, sheet } from './support/screen'
import { chooseTimes, inviteTwo, takeOn, tickTwo } from './support/steps'

let village: Village
beforeAll(async () => {
  village = await openVillage()
  await askTeams()
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

/** Somebody orders what 陈队长's team does, and the station asks the team: the leader has an invitation to read. */
async function askTeams(): Promise<void> {
  const { page } = await village.signIn('张伯', 'phone')
  await page.goto('/pages/menu/index')
  await page.getByRole('link', { name: /^点健康义诊/ }).click()
  await see(page, '给谁')
  await chooseTimes(page)
  await press(page, '下单')
  await see(page, /单号/)
  const desk = (await village.signIn('阿莲', 'desk')).page
  await takeOn(desk, '健康义诊')
  await tickTwo(desk, '塘口镇卫生院志愿服务队')
  await inviteTwo(desk)
}

const PAGES: readonly (readonly [address: string, heading: string])[] = [
  ['/pages/home/index', 'home'],
  ['/pages/lists/index', 'lists'],
  ['/pages/orders/index', 'orders'],
  ['/pages/me/index', 'me'],
  ['/pages/menu/index', 'menu'],
  ['/pages/order-form/index', 'order-form'],
  ['/pages/notices/index', 'notices'],
  ['/pages/my-data/index', 'my-data'],
  ['/pages/place/index', 'place'],
]

/** Reads pages as they are shown one after the other, and keeps every complaint about them. */
interface Reader {
  readonly page: Page
  readonly complaints: string[]
  /** What is on the screen now, once it is all there. @param what its name among the pictures */
  look(what: string): Promise<void>
}

function readerOf(page: Page, least: Least, name: string): Reader {
  const complaints: string[] = []
  return {
    page,
    complaints,
    async look(what) {
      await settled(page)
      await picture(page, `${what}-${name}`)
      complaints.push(...(await complaintsOf(page, least)))
    },
  }
}

/** Puts large words on, wherever this person is at work. */
async function enlarge(page: Page): Promise<void> {
  await page.goto('/pages/home/index')
  await settled(page)
  await press(page, '换成长辈版，字更大')
  await named(page, '换成标准版').waitFor()
}

/** Opens the sheet behind each of these buttons of the page in turn, looks at it, and leaves it. */
async function lookAtSheets({ page, look }: Reader, buttons: readonly string[], what: string): Promise<void> {
  for (const [place, button] of buttons.entries()) {
    await press(page, button)
    await sheet(page).waitFor()
    await look(`${what}-sheet-${place + 1}`)
    await press(sheet(page), '关闭')
    await sheet(page).waitFor({ state: 'detached' })
  }
}

/** Opens the order of this title from the villager's own list. */
async function openMyOrder(page: Page, title: string | RegExp): Promise<void> {
  await page.goto('/pages/orders/index')
  await page.locator('[id^=my-order-]').filter({ hasText: title }).first().getByRole('link').first().click()
  await see(page, /单号/)
}

/** The villager's pages, and the first of their orders. */
async function walk(reader: Reader): Promise<void> {
  for (const [address, what] of PAGES) {
    await reader.page.goto(address)
    await reader.look(what)
  }
  await openMyOrder(reader.page, /./)
  await reader.look('order')
}

/** What a villager is asked before an order is changed, taken back, rated or done again. */
async function answerForms(reader: Reader): Promise<void> {
  await openMyOrder(reader.page, '等站里答复')
  await lookAtSheets(reader, ['补充一句', '撤回'], 'order-submitted')
  await openMyOrder(reader.page, '等评价')
  await lookAtSheets(reader, ['评价', '没有解决'], 'order-delivered')
}

/** The station's inbox, an order that waits for its answer there, and one that waits for a team. */
async function workAtDesk(reader: Reader): Promise<void> {
  const { page, look } = reader
  await page.goto('/station/pages/inbox/index')
  await look('inbox')
  await page.getByRole('tab', { name: '全部在办' }).click()
  await look('inbox-open')
  await page.locator('.station-rows .kapok-card').filter({ hasText: '等站里答复' }).first().getByRole('link').click()
  await see(page, /不受理/)
  await look('desk-order')
  await lookAtSheets(reader, ['受理', '不受理', '请对方补充'], 'desk-order')
  await page.goto('/station/pages/inbox/index')
  await page.locator('.station-rows .kapok-card').filter({ hasText: '已受理' }).first().getByRole('link').click()
  await page.getByRole('checkbox', { name: /^邀请/ }).first().click()
  await look('desk-teams')
  await lookAtSheets(reader, ['发出邀请（1 支队伍）', '站里自己办'], 'desk-teams')
}

/** The leader's invitations and the arrangement of the team. */
async function leadTeam(reader: Reader): Promise<void> {
  const { page, look } = reader
  await page.goto('/volunteer/pages/offers/index')
  await see(page, '这次不接')
  await look('offers')
  await lookAtSheets(reader, ['这次不接：健康义诊'], 'offers')
  await page.goto('/volunteer/pages/team/index')
  await see(page, '队伍会做什么')
  await look('team')
  await lookAtSheets(reader, ['加一个地方'], 'team')
}

const WAYS: readonly (readonly [what: string, who: string, way: (reader: Reader) => Promise<void>])[] = [
  ['the pages of a villager', '张伯', walk],
  ['the sheets over an order', '张伯', answerForms],
  ["the station's inbox and order", '阿莲', workAtDesk],
  ["the leader's invitations and team", '陈队长', leadTeam],
]

test('one tap gives an elder large words, and they are still large after coming back', async () => {
  const { page } = await village.signIn('张伯', 'phone')
  await settled(page)
  await named(page, '换成长辈版，字更大').click()
  await see(page, '我要帮忙')
  await page.reload()
  await see(page, '我要帮忙')
  await named(page, '换成标准版').waitFor()
})

test.each(WAYS)(
  'with large words every text of %s is at least 18 px, every target 60 × 60, and dark enough to read',
  async (_, who, way) => {
    const { page } = await village.signIn(who, 'phone')
    await enlarge(page)
    const reader = readerOf(page, ELDER, 'elder')
    await way(reader)
    expect(reader.complaints).toEqual([])
  },
)

test.each(WAYS)('with usual words every target of %s is at least 44 × 44, and everything is dark enough to read', async (_, who, way) => {
  const { page } = await village.signIn(who, 'phone')
  const reader = readerOf(page, USUAL, 'usual')
  await way(reader)
  expect(reader.complaints).toEqual([])
})

test('on a screen 320 px wide nothing leaves the screen, with usual and with large words', async () => {
  const { page } = await village.signIn('张伯', 'narrow')
  const usual = readerOf(page, USUAL, 'narrow')
  await walk(usual)
  await enlarge(page)
  const elder = readerOf(page, ELDER, 'narrow-elder')
  await walk(elder)
  expect([...usual.complaints, ...elder.complaints]).toEqual([])
})
