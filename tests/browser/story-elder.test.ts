import type { Page } from 'playwright-core'
import { complaintsOf, ELDER, type Least, USUAL } from './support/legibility'
import { openVillage, type Village } from './support/people'
import { named, picture, see, settled } from './support/screen'

let village: Village
beforeAll(async () => {
  village = await openVillage()
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

const PAGES: readonly (readonly [address: string, heading: string])[] = [
  ['/pages/home/index', 'home'],
  ['/pages/lists/index', 'lists'],
  ['/pages/orders/index', 'orders'],
  ['/pages/me/index', 'me'],
  ['/pages/menu/index', 'menu'],
  ['/pages/order-form/index', 'order-form'],
  ['/pages/notices/index', 'notices'],
  ['/pages/place/index', 'place'],
]

/** Every complaint about the villager's pages, and about the first of their orders. */
async function walk(page: Page, least: Least, name: string): Promise<string[]> {
  const found: string[] = []
  const look = async (what: string) => {
    await settled(page)
    await picture(page, `${what}-${name}`)
    found.push(...(await complaintsOf(page, least)))
  }
  for (const [address, what] of PAGES) {
    await page.goto(address)
    await look(what)
  }
  await page.goto('/pages/orders/index')
  await page.locator('[id^=my-order-]').getByRole('link').first().click()
  await see(page, /单号/)
  await look('order')
  return found
}

test('one tap gives an elder large words, and they are still large after coming back', async () => {
  const { page } = await village.signIn('张伯', 'phone')
  await settled(page)
  await named(page, '换成长辈版，字更大').click()
  await see(page, '我要帮忙')
  await page.reload()
  await see(page, '我要帮忙')
  await named(page, '换成标准版').waitFor()
})

test('with large words every text is at least 18 px, every target 60 × 60, and dark enough to read', async () => {
  const { page } = await village.signIn('张伯', 'phone')
  await settled(page)
  await named(page, '换成长辈版，字更大').click()
  expect(await walk(page, ELDER, 'elder')).toEqual([])
})

test('with usual words every target is at least 44 × 44, and everything is dark enough to read', async () => {
  const { page } = await village.signIn('张伯', 'phone')
  expect(await walk(page, USUAL, 'usual')).toEqual([])
})

test('on a screen 320 px wide nothing leaves the screen, with usual and with large words', async () => {
  const { page } = await village.signIn('张伯', 'narrow')
  const usual = await walk(page, USUAL, 'narrow')
  await page.goto('/pages/home/index')
  await settled(page)
  await named(page, '换成长辈版，字更大').click()
  const elder = await walk(page, ELDER, 'narrow-elder')
  expect([...usual, ...elder]).toEqual([])
})
