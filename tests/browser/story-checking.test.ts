import { complaintsOf, USUAL } from './support/legibility'
import { openVillage, type Village } from './support/people'
import { field, named, picture, press, see, settled, sheet, textOf } from './support/screen'

let village: Village
beforeAll(async () => {
  village = await openVillage()
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

const VISITS = '/supervision/pages/visits/index'

test('the city’s supervisor reads a draw: how it was drawn, how far it is, what was answered, and draws it again', async () => {
  const { page } = await village.signIn('黄督导', 'desk')
  await page.goto(VISITS)
  await see(page, /张办完的单里抽 24 张/)
  await settled(page)
  await picture(page, 'checking-visits')
  await page
    .getByText(/张办完的单里抽 24 张/)
    .first()
    .click()
  await see(page, '开平第一批')
  await see(page, /没问到的不算满意/)
  await settled(page)
  await picture(page, 'checking-draw')
  await press(page, '照样再抽一遍')
  await see(page, '再抽一遍，还是这 24 张单，一张不差，先后也一样。')
  const waiting = Number(/\d+/.exec(await textOf(page.getByRole('tab', { name: /还没打/ }).filter({ visible: true })))?.[0])
  expect(await page.locator('.kapok-desk__picture .kapok-card').filter({ visible: true }).count()).toBe(waiting)
})

test('who checks draws some orders, takes a call, sees the number, asks along the script and writes it down', async () => {
  const { page } = await village.signIn('关主任', 'desk')
  await page.goto(VISITS)
  await press(page, '抽一批')
  await field(sheet(page), /多少张/).fill('6')
  await field(sheet(page), '种子').fill('第131期')
  await picture(page, 'checking-draw-sheet')
  await sheet(page).getByRole('button', { name: '抽', exact: true }).click()
  await page.waitForURL(/visit-draw/)
  await see(page, '第131期')
  const cards = page.locator('.kapok-desk__picture .kapok-card').filter({ visible: true })
  expect(await cards.count()).toBe(6)
  await cards.first().getByRole('link').first().click()
  await page.waitForURL(/pages\/visit\//)
  await see(page, '谁办的')
  await settled(page)
  await press(page, '我来打')
  await see(page, '打通了照着问')
  await press(page, '查看电话')
  await see(page, /1\d{10}|0\d{9,11}/)
  expect(await named(page, '问完了，记下来').isEnabled()).toBe(false)
  for (const answer of ['来了', '准时', '没办好', '没有', '不满意']) await page.getByRole('radio', { name: answer, exact: true }).click()
  await field(page, /对方还说了什么/).fill('灯修了两天又不亮了')
  await settled(page)
  await picture(page, 'checking-visit')
  await press(page, '问完了，记下来')
  await see(page, '问到的')
  await see(page, '灯修了两天又不亮了')
})

test('the same on a phone', async () => {
  const { page } = await village.signIn('关主任', 'phone')
  await page.goto(VISITS)
  await see(page, /第一批|张办完的单里抽/)
  await settled(page)
  await picture(page, 'checking-visits-phone')
  expect(await complaintsOf(page, USUAL)).toEqual([])
  await page
    .getByText(/张办完的单里抽 24 张/)
    .first()
    .click()
  await see(page, '开平第一批')
  await settled(page)
  await picture(page, 'checking-draw-phone')
  expect(await complaintsOf(page, USUAL)).toEqual([])
})
