import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'

const PICTURES = path.resolve(__dirname, '../pictures')
const README = path.resolve(__dirname, '../readme')

/** Of a long list the beginning is enough, in CSS pixels. */
const TALLEST = 2400

/** Presses the button of this name that is in sight. @param name its words, or what is read aloud */
export const press = (page: Page | Locator, name: string | RegExp): Promise<void> => named(page, name).first().click()

/** Buttons of this name, in sight. Words are matched whole. */
export const named = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

/** The field whose label reads so. */
export const field = (page: Page | Locator, label: string | RegExp): Locator =>
  page
    .getByRole('textbox', { name: label })
    .or(page.getByRole('searchbox', { name: label }))
    .filter({ visible: true })
    .first()

/** Waits until these words are in sight. */
export const see = (page: Page | Locator, words: string | RegExp): Promise<void> =>
  page.getByText(words).filter({ visible: true }).first().waitFor()

/** What is to be read there, once it is in sight. */
export async function textOf(there: Locator): Promise<string> {
  await there.first().waitFor()
  return (await there.allInnerTexts()).join('\n').trim()
}

/** What a person reads on the page now. Taro keeps the pages below in the document, unseen. */
export const words = (page: Page): Promise<string> => textOf(page.locator('body'))

/** The sheet that lies over the page. */
export const sheet = (page: Page): Locator => page.getByRole('dialog')

/** The button that calls the station which has the order: it names the station, as buttons that call a person do not. */
export const callStation = (page: Page): Locator => named(page, /^打电话给\S+文明实践(站|所|中心)$/)

/** Waits until nothing is being fetched, and no placeholder is in sight. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page
    .locator('.kapok-loading')
    .filter({ visible: true })
    .first()
    .waitFor({ state: 'hidden' })
    .catch(() => undefined)
}

/** Keeps a picture of the page for whoever wants to look; of a sheet as it lies over the screen. @param name without ending */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true })
  const size = page.viewportSize()
  const whole = 'Math.max(...[...document.querySelectorAll("*")].map((element) => element.scrollHeight))'
  const tall = (await sheet(page).isVisible()) ? 0 : await page.evaluate<number>(whole)
  if (size !== null) await page.setViewportSize({ width: size.width, height: Math.min(Math.max(size.height, tall), TALLEST) })
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), scale: 'css' })
  if (size !== null) await page.setViewportSize(size)
}

/** Renews a picture of the README, when UPDATE_PICTURES=1 asks for it. */
export async function readmePicture(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_PICTURES !== '1') return
  await mkdir(README, { recursive: true })
  await page.screenshot({ path: path.join(README, `${name}.png`), scale: 'css' })
}
