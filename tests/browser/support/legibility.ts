import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'

const MEASURE = readFileSync(path.join(__dirname, 'measure.js'), 'utf8').replace(/^\/\/.*\n;/, '')

/** In CSS pixels. */
export interface Least {
  readonly leastText: number
  readonly leastTarget: number
}

/** The norm for elders: MIIT's rules for applications suited to old age, at a 375-wide screen. */
export const ELDER: Least = { leastText: 18, leastTarget: 60 }
export const USUAL: Least = { leastText: 12, leastTarget: 44 }

/** What on this page is too small, too pale or too wide; each complaint names the words it is about. */
export async function complaintsOf(page: Page, least: Least): Promise<string[]> {
  const found = await page.evaluate<string[]>(`(${MEASURE.trim().replace(/;$/, '')})(${JSON.stringify(least)})`)
  return found.map((complaint) => `${new URL(page.url()).pathname}: ${complaint}`)
}
