import type { Page } from 'playwright-core'
import { complaintsOf, ELDER, USUAL } from './support/legibility'
import { type Caller, callerOf } from './support/orders'
import { openVillage, type Village } from './support/people'
import { field, named, picture, press, see, settled, sheet, textOf, words } from './support/screen'

let village: Village
let centre: Caller
beforeAll(async () => {
  village = await openVillage()
  centre = await callerOf(village.server, '关主任')
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

const STATION = '440783108226'
const STUCK = '/supervision/pages/stuck/index'
const FIGURES = '/supervision/pages/figures/index'

/** The code of an open order of 宅群村 that waits for its station. */
async function waitingOrder(): Promise<string> {
  const { items } = await centre.get<{ items: { code: string; state: string; owner: { code: string } }[] }>(`/orders?site=${STATION}`)
  const found = items.find(({ state, owner }) => state === 'submitted' && owner.code === STATION)
  if (found === undefined) throw new Error('the demonstration has an order that waits for the station')
  return found.code
}

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).filter({ visible: true }).first().click()
/** The number that a tab says. */
const countOn = async (page: Page, name: RegExp): Promise<number> =>
  Number(/\d+/.exec(await textOf(page.getByRole('tab', { name }).filter({ visible: true })))?.[0] ?? 0)

test('the supervisor sees what is stuck and by whom, and the count is the list', async () => {
  const { page } = await village.signIn('关主任', 'desk')
  await page.waitForURL(/supervision\/pages\/stuck/)
  await see(page, '轮到站里办、约定的时间已经过了的单。等对方补充、等队伍回复的不算。')
  await settled(page)
  await see(page, '开平市文明实践中心')
  expect(await countOn(page, /已经超时/)).toBe(await page.locator('.kapok-desk__picture .kapok-card').filter({ visible: true }).count())
  await picture(page, 'supervision-stuck')
  await tab(page, /超时转上来的/)
  await see(page, /茅冈村文明实践站没有按时办，自动转上来的/)
  await picture(page, 'supervision-raised')
})

test('an urge goes to the station, which answers it, and the supervisor reads the answer', async () => {
  const code = await waitingOrder()
  const supervisor = (await village.signIn('关主任', 'desk')).page
  await supervisor.goto(`/station/pages/order/index?code=${code}`)
  await press(supervisor, '催一催经办站点')
  await field(supervisor, '想说的话').fill('路灯坏了，老人晚上出门不安全，请今天去看看。')
  await picture(supervisor, 'supervision-urge')
  await press(sheet(supervisor), '发出催办')
  await sheet(supervisor).waitFor({ state: 'detached' })
  await see(supervisor, '等回复')

  await supervisor.goto(`${STUCK}?show=urged`)
  await see(supervisor, '经办：宅群村文明实践站')
  const { page } = await village.signIn('阿莲', 'phone')
  await page.goto('/pages/notices/index')
  await page.getByText('催办，请您回复').first().click()
  await page.waitForURL(/station\/pages\/order/)
  await see(page, '开平市文明实践中心催办')
  await settled(page)
  await picture(page, 'supervision-urged-phone')
  await press(page, '回复开平市文明实践中心的催办')
  await field(page, '办到哪里，什么时候办好').fill('电工今天下午五点前去修。')
  await press(sheet(page), '回复')
  await sheet(page).waitFor({ state: 'detached' })
  await see(page, '已回复')

  await supervisor.goto(`/station/pages/order/index?code=${code}`)
  await see(supervisor, /电工今天下午五点前去修/)
  await supervisor.goto(`${STUCK}?show=urged`)
  await see(supervisor, '催办都回复了')
  await supervisor.goto('/pages/notices/index')
  await see(supervisor, '催办有回复')
})

test('an order whose site has nobody is found and taken over, and then every order has somebody', async () => {
  const { page } = await village.signIn('关主任', 'desk')
  await page.goto(`${STUCK}?show=ownerless`)
  await see(page, '没人能办的单：1 张')
  await settled(page)
  await picture(page, 'supervision-ownerless')
  await page
    .getByRole('button', { name: /^接过来办：/ })
    .first()
    .click()
  await press(sheet(page), '接过来')
  await sheet(page).waitFor({ state: 'detached' })
  await see(page, '没人能办的单：0 张')
  await see(page, '每张在办的单都有人能办')
})

test('the day’s brief is one sheet of A4 with its date and place', async () => {
  const { page } = await village.signIn('关主任', 'desk')
  await press(page, '今天的日报')
  await see(page, '开平市点单督办日报')
  await settled(page)
  await picture(page, 'supervision-brief')
  expect(await words(page)).toMatch(/\d{4}年\d+月\d+日 周. · 截至 \d\d:\d\d/)
  const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  expect(paper).toMatch(/\/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/)
  await page.emulateMedia({ media: 'print' })
  await picture(page, 'supervision-brief-printed')
})

/** What has this id on the page in front: pages below it stay in the document, unseen. */
const here = (page: Page, id: string) => page.locator(`#${id}`).filter({ visible: true })

/** The first number of a text. */
const numberIn = (text: string): number => Number(/(\d+) 张/.exec(text)?.[1])

test('the city’s supervisor goes from the city down to a village and to the very orders', async () => {
  const { page } = await village.signIn('黄督导', 'desk')
  await page.waitForURL(/supervision\/pages\/figures/)
  await see(page, '江门市 · 收到')
  await settled(page)
  await picture(page, 'figures-city')
  const places = here(page, 'figures-places').locator('.kapok-card')
  const total = async () => numberIn(await textOf(here(page, 'figures-place')))
  const inPlaces = async () => (await places.locator('.kapok-card__note').allInnerTexts()).reduce((sum, note) => sum + numberIn(note), 0)
  expect(await inPlaces()).toBe(await total())
  for (const name of ['开平市', '赤坎镇']) {
    await places.getByRole('link', { name: `看${name}` }).click()
    await see(page, `${name} · 收到`)
    await settled(page)
    expect(await inPlaces()).toBe(await total())
    await picture(page, `figures-${name === '开平市' ? 'county' : 'town'}`)
  }
  await places.getByRole('link').first().click()
  await here(page, 'figures-places').waitFor({ state: 'detached' })
  await settled(page)
  const received = await total()
  expect(received).toBeGreaterThan(0)
  await press(here(page, 'figure-proxy'), '代点怎么算的')
  await see(page, /怎样会失真/)
  await picture(page, 'figures-village')

  const proxied = here(page, 'figure-proxy').getByRole('button', { name: /张单$/ })
  let listed = 0
  for (let button = 0; button < (await proxied.count()); button += 1) {
    const said = Number(/\d+/.exec(await textOf(proxied.nth(button)))?.[0])
    await proxied.nth(button).click()
    await see(page, `${said} 张`)
    await settled(page)
    if (button === 0) await picture(page, 'figures-orders')
    const rows = await here(page, 'figure-orders').locator('.station-rows .kapok-card').count()
    expect(rows).toBe(said)
    listed += rows
    await page.goBack()
    await see(page, '怎样会失真')
  }
  expect(listed).toBe(received)
  await page.getByRole('button', { name: '回到江门市' }).click()
  await see(page, '江门市 · 收到')
})

test('a number of the table of gaps leads to its orders', async () => {
  const { page } = await village.signIn('关主任', 'desk')
  await page.goto(FIGURES)
  const cell = here(page, 'figures-gap').getByRole('link').first()
  const said = Number(await textOf(cell))
  await cell.click()
  await see(page, `${said} 张`)
  await settled(page)
  expect(await here(page, 'figure-orders').locator('.station-rows .kapok-card').count()).toBe(said)
})

test.each([
  ['usual', USUAL],
  ['elder', ELDER],
] as const)('all of it is read on a phone: %s', async (mode, least) => {
  const { page } = await village.signIn('关主任', 'phone')
  if (mode === 'elder') {
    await page.goto('/pages/home/index')
    await settled(page)
    await press(page, '换成长辈版，字更大')
    await named(page, '换成标准版').waitFor()
  }
  const complaints: string[] = []
  for (const [address, name] of [
    [STUCK, 'stuck'],
    [`${STUCK}?show=raised`, 'stuck-raised'],
    ['/supervision/pages/brief/index', 'brief'],
    [FIGURES, 'figures'],
  ] as const) {
    await page.goto(address)
    await settled(page)
    await picture(page, `supervision-${name}-${mode}`)
    complaints.push(...(await complaintsOf(page, least)))
  }
  await here(page, 'figures-gap').getByRole('button').first().click()
  await see(page, /数字后面的单|有需求没人接/)
  await settled(page)
  complaints.push(...(await complaintsOf(page, least)))
  expect(complaints).toEqual([])
})
