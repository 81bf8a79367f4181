import type { Page } from 'playwright-core'
import { press, see, settled, sheet } from './screen'

const TIME = /(上午|下午|晚上)$/

/** Chooses as many of the offered times as an order carries: some team is free in one of them whatever day it is. */
export async function chooseTimes(page: Page): Promise<void> {
  await press(page, '更多时间')
  const times = page.getByRole('checkbox', { name: TIME })
  for (let place = 2; place < 14; place += 1) await times.nth(place).click()
}

/** Opens the new order of this service from the inbox and takes it on: now the candidate teams are shown. */
export async function takeOn(desk: Page, service: string): Promise<void> {
  await desk.locator('.station-rows .kapok-card').filter({ hasText: service, visible: true }).getByRole('link').click()
  await press(desk, '受理')
  await press(sheet(desk), '受理')
  await see(desk, '已受理')
  await see(desk, '候选队伍')
  await settled(desk)
}

/** Ticks this team and the best of the others. */
export async function tickTwo(desk: Page, team: string): Promise<void> {
  await desk.getByRole('checkbox', { name: `邀请${team}` }).click()
  await desk.getByRole('checkbox', { name: /^邀请/ }).and(desk.locator('[aria-checked=false]')).first().click()
}

/** Asks the two that are ticked. */
export async function inviteTwo(desk: Page): Promise<void> {
  await press(desk, '发出邀请（2 支队伍）')
  await press(sheet(desk), '发出邀请')
  await sheet(desk).waitFor({ state: 'detached' })
  await see(desk, '正在请队伍')
}
