import type { Page } from 'playwright-core'
import { openVillage, type Village } from './support/people'
import { callStation, field, named, picture, press, see, settled, sheet, textOf, words } from './support/screen'

let village: Village
let page: Page
let desk: Page
beforeAll(async () => {
  village = await openVillage()
  page = (await village.signIn('张伯', 'phone')).page
  desk = (await village.signIn('阿莲', 'desk')).page
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

/** Orders in free words and returns the order's number. */
async function say(text: string): Promise<string> {
  await page.goto('/pages/order-form/index')
  await field(page, '需要什么').fill(text)
  await press(page, '下单')
  await page.waitForURL(/\/pages\/order\/index/)
  await callStation(page).waitFor()
  return await textOf(page.locator('.order__code').filter({ visible: true }))
}

const openDesk = async (of: Page, code: string) => {
  await of.goto(`/station/pages/order/index?code=${code}`)
  await see(of, code)
}
const openOrder = async (code: string) => {
  await page.goto(`/pages/order/index?code=${code}`)
  await see(page, code)
  await callStation(page).waitFor()
}

test('a wish in free words is asked about, answered, sorted and accepted', async () => {
  const code = await say('村口的小广场，想请人来教大家跳广场舞。')
  await openDesk(desk, code)
  await press(desk, '请对方补充')
  await field(sheet(desk), '想问什么').fill('大约有多少人想学？')
  await picture(desk, 'desk-ask')
  await press(sheet(desk), '发出去问')
  await see(desk, '等补充')

  await openOrder(code)
  await see(page, '大约有多少人想学？')
  await picture(page, 'order-needs-info')
  await press(page, '补充情况')
  await field(sheet(page), '您的回答').fill('二十来个人，多是阿姨。')
  await press(sheet(page), '补充情况')
  await see(page, /已经补充/)

  await openDesk(desk, code)
  await see(desk, '二十来个人，多是阿姨。')
  await press(desk, '受理')
  await picture(desk, 'desk-accept')
  await sheet(desk).getByRole('radio', { name: '文化服务' }).click()
  await press(sheet(desk), '受理')
  await sheet(desk).waitFor({ state: 'detached' })
  await openOrder(code)
  await see(page, '已受理')
})

test('a refusal comes with its reason, and the level above can be asked once', async () => {
  const code = await say('想请人帮我写一份借条。')
  await openDesk(desk, code)
  await press(desk, '不受理')
  await sheet(desk).getByRole('radio').first().click()
  await field(sheet(desk), '给对方的话').fill('借条请到镇司法所写，那里有人教。')
  await press(sheet(desk), '不受理')
  await sheet(desk).waitFor({ state: 'detached' })

  await openOrder(code)
  await see(page, '借条请到镇司法所写，那里有人教。')
  await settled(page)
  await picture(page, 'order-refused')
  await press(page, '请上一级看看')
  await field(sheet(page), '想对上一级说的').fill('腿脚不好，去不了镇上。')
  await press(sheet(page), '请上一级看看')
  await see(page, /已经转给上一级/)
  await settled(page)
  expect(await words(page)).toContain('塘口镇文明实践所')
  expect(await named(page, '请上一级看看').count()).toBe(0)

  const above = (await village.signIn('梁主任', 'desk')).page
  await see(above, '收件箱')
  await openDesk(above, code)
  await see(above, '腿脚不好，去不了镇上。')
  await see(above, '借条请到镇司法所写，那里有人教。')
  await press(above, '不受理')
  await sheet(above).getByRole('radio').first().click()
  await field(sheet(above), '给对方的话').fill('镇里请司法所打电话给您。')
  await press(sheet(above), '不受理')
  await sheet(above).waitFor({ state: 'detached' })
  await openOrder(code)
  await see(page, '镇里请司法所打电话给您。')
  expect(await named(page, '请上一级看看').count()).toBe(0)
})

test('before anybody has accepted it, an order can be added to and withdrawn', async () => {
  const code = await say('想借一把长梯子。')
  await press(page, '补充一句')
  await field(sheet(page), '想补充的').fill('三米长就够。')
  await press(sheet(page), '补充一句')
  await see(page, '三米长就够。')
  await press(page, '撤回')
  await press(sheet(page), '撤回')
  await see(page, /已经撤回/)
  await openOrder(code)
  await see(page, '已撤回')
  await settled(page)
  await picture(page, 'order-withdrawn')
  expect(await named(page, '补充一句').count()).toBe(0)
})
