import { openVillage, type Village, type Visitor } from './support/people'
import { field, picture, press, see, settled, textOf } from './support/screen'

let village: Village
beforeAll(async () => {
  village = await openVillage()
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

/** How many of this person's orders hold these words: each is opened and read. */
async function ordersSaying({ page }: Visitor, text: string): Promise<number> {
  await page.goto('/pages/orders/index')
  await settled(page)
  const ids = await page.locator('[id^=my-order-]').evaluateAll((cards) => cards.map(({ id }) => id.replace('my-order-', '')))
  let found = 0
  for (const code of ids) {
    await page.goto(`/pages/order/index?code=${code}`)
    await see(page, code)
    if ((await textOf(page.locator('#order-details'))).includes(text)) found += 1
  }
  return found
}

test('what is sent without a network stays in the form, and goes out once when the network is back', async () => {
  const text = '想请人看看屋顶的瓦。'
  const visitor = await village.signIn('张伯', 'phone')
  const { page, context } = visitor
  await page.goto('/pages/order-form/index')
  await field(page, '需要什么').fill(text)
  await settled(page)
  await visitor.whileBroken(async () => {
    await context.setOffline(true)
    await see(page, /现在没有网络/)
    await press(page, '下单')
    await see(page, /您填的都还在/)
    await picture(page, 'order-form-offline')
    expect(await field(page, '需要什么').inputValue()).toBe(text)
    await context.setOffline(false)
  })
  await page.getByText(/现在没有网络/).waitFor({ state: 'hidden' })
  await press(page, '下单')
  await page.waitForURL(/\/pages\/order\/index/)
  expect(await ordersSaying(visitor, text)).toBe(1)
})

test('an order whose answer is lost on the way back is placed once', async () => {
  const text = '想请人教孩子下象棋。'
  const visitor = await village.signIn('张伯', 'phone')
  const { page } = visitor
  let lost = 0
  await page.goto('/pages/order-form/index')
  await field(page, '需要什么').fill(text)
  await settled(page)
  await visitor.whileBroken(async () => {
    await page.route('**/api/orders', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort('connectionreset')
    })
    await press(page, '下单')
    await page.waitForURL(/\/pages\/order\/index/)
  })
  expect(lost).toBe(1)
  expect(await ordersSaying(visitor, text)).toBe(1)
})
