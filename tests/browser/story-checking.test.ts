import { complaintsOf, ELDER, USUAL } from './support/legibility'
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

/** The number that a page shows, three digits and three and three. */
const numberOn = async (words: string): Promise<string> => (/\d{3} \d{3} \d{3}/.exec(words)?.[0] ?? '').replaceAll(' ', '')

test('方小妹 complains, keeps the number, the town looks into it and answers, and she is not satisfied once', async () => {
  const { page } = await village.signIn('方小妹', 'narrow')
  await page.goto('/pages/consent/index')
  await press(page, '同意')
  await settled(page)
  await page.goto('/pages/me/index')
  await page.getByRole('link', { name: /投诉建议/ }).click()
  await press(page, '我要投诉或提建议')
  await press(page, '交上去')
  await see(page, '请选一项')
  await page.getByRole('radio', { name: '收钱、要东西' }).click()
  await page.getByRole('radio', { name: '宅群村文明实践站' }).click()
  await field(page, '怎么回事').fill('上星期来修水龙头的人，说要收二十块钱油费。')
  await page.getByRole('checkbox', { name: /不要让那个站点知道/ }).click()
  await settled(page)
  await picture(page, 'checking-complaint-form')
  expect(await complaintsOf(page, USUAL)).toEqual([])
  await press(page, '交上去')
  await see(page, '收到了，交给塘口镇文明实践所来查。')
  await settled(page)
  await picture(page, 'checking-complaint-done')
  const code = await numberOn(await textOf(page.locator('#complaint-done')))
  await press(page, '看办到哪一步')
  await see(page, /塘口镇文明实践所最晚/)

  const desk = (await village.signIn('梁主任', 'desk')).page
  await desk.goto('/supervision/pages/complaints/index')
  await see(desk, '收钱、要东西')
  await settled(desk)
  await picture(desk, 'checking-complaints-desk')
  await desk.goto(`/complaints/pages/case/index?code=${code}`)
  await press(desk, '受理，开始查')
  await see(desk, '塘口镇文明实践所受理了，开始查')
  await press(desk, '答复对方')
  await field(sheet(desk), '查到什么，怎么处理').fill('查实了，二十块已经退给您，队伍也批评了。')
  await press(sheet(desk), '答复')
  await sheet(desk).waitFor({ state: 'detached' })
  await settled(desk)
  await picture(desk, 'checking-complaint-answered')

  await page.goto(`/complaints/pages/case/index?code=${code}`)
  await see(page, '查实了，二十块已经退给您，队伍也批评了。')
  await settled(page)
  await picture(page, 'checking-complaint-own')
  expect(await complaintsOf(page, USUAL)).toEqual([])
  await press(page, '不满意，请上一级看')
  await field(sheet(page), '哪里不满意').fill('钱还没有退到。')
  await press(sheet(page), '交上去')
  await sheet(page).waitFor({ state: 'detached' })
  await see(page, '开平市文明实践中心')

  const station = (await village.signIn('阿莲', 'desk')).page
  await station.goto('/supervision/pages/complaints/index')
  await see(station, '说我们站的')
  await see(station, '收钱、要东西')
  expect(await textOf(station.locator('body'))).not.toContain('油费')
  await picture(station, 'checking-complaints-about')
})

test('an elder can do the same with large letters on a small phone', async () => {
  const { page } = await village.signIn('张伯', 'narrow')
  await page.goto('/pages/me/index')
  await page.getByRole('radio', { name: '长辈版' }).click()
  for (const [path, name] of [
    ['/complaints/pages/mine/index', 'checking-elder-mine'],
    ['/complaints/pages/file/index', 'checking-elder-file'],
  ] as const) {
    await page.goto(path)
    await settled(page)
    await picture(page, name)
    expect([path, await complaintsOf(page, ELDER)]).toEqual([path, []])
  }
  await page.goto('/complaints/pages/mine/index')
  await page.getByText('提个建议').first().click()
  await page.waitForURL(/case/)
  await settled(page)
  await picture(page, 'checking-elder-case')
  expect(await complaintsOf(page, ELDER)).toEqual([])
})
