import type { Page } from 'playwright-core'
import { codeAt, stepOf } from '../../server/features/security/totp'
import { complaints, orders, session } from '../../shared/contract'
import { callerNamed } from './support/caller'
import { openVillage, type Village } from './support/people'
import { field, named, picture, press, see, settled, sheet, textOf, words } from './support/screen'

let village: Village
beforeAll(async () => {
  village = await openVillage({ SECOND_FACTOR: 'desk' })
})
afterAll(() => village.close())

/** A desk's browser that this person has let in with their phone. */
async function deskOf(name: string): Promise<{ page: Page; troubles: string[] }> {
  const phone = await callerNamed(village.server, name)
  const { grant, secret } = await phone.call(session.askDesk, { body: {} })
  await phone.call(session.confirmDesk, { body: { grant } })
  const { signedIn } = await phone.call(session.pollDesk, { body: { grant, secret } })
  const visitor = await village.enter('desk')
  await visitor.page.goto('/pages/verify/index')
  const kept = JSON.stringify({ data: JSON.stringify({ state: signedIn, version: 1 }) })
  await visitor.page.evaluate<void>(`localStorage.setItem('session', ${JSON.stringify(kept)})`)
  return visitor
}

async function giveCode(page: Page, secret: string): Promise<void> {
  await field(page, '验证码').fill(codeAt(secret, stepOf(new Date())))
}

test('at a desk of the centre an authenticator is bound before the inbox opens, and its code is asked for at the next desk', async () => {
  const { page, troubles } = await deskOf('关主任')
  await page.goto('/station/pages/inbox/index')
  await press(page, '开始绑定')
  await see(page, '用验证器扫这个码')
  await settled(page)
  await picture(page, 'second-factor-bind')
  const secret = (await textOf(page.locator('.kapok-fact__value').filter({ visible: true }))).replace(/\s/g, '')
  await field(page, '验证码').fill('12')
  await press(page, '完成绑定')
  await see(page, '是六位数字，或一个备用码')
  await giveCode(page, secret)
  await press(page, '完成绑定')
  await see(page, '绑好了。请抄下备用码')
  await picture(page, 'second-factor-codes')
  await press(page, '抄好了，进入工作台')
  await page.getByRole('tab', { name: '全部在办' }).waitFor()
  expect(troubles.filter((trouble) => !trouble.includes('403'))).toEqual([])

  const next = await deskOf('关主任')
  await next.page.goto('/station/pages/inbox/index')
  await see(next.page, '输入验证器里的数字')
  await field(next.page, '验证码').fill('000000')
  await press(next.page, '继续')
  await see(next.page, '这个数字不对')
  await picture(next.page, 'second-factor-wrong')
  expect(await words(next.page)).not.toContain('全部在办')
})

/** Takes back what this person has ordered or complained of and nobody has answered yet. */
async function withdrawAll(name: string): Promise<void> {
  const who = await callerNamed(village.server, name)
  const { items } = await who.call(orders.mine, { query: { show: 'open' } })
  for (const { code } of items) await who.call(orders.withdraw, { params: { code }, body: { text: '' } })
  const filed = await who.call(complaints.mine)
  for (const { code } of filed.items) await who.call(complaints.withdraw, { params: { code } })
}

test('somebody sees all that is known of them, where they are signed in, and is forgotten', async () => {
  await withdrawAll('周婶')
  const { page, troubles } = await village.signIn('周婶', 'phone')
  await page.goto('/pages/me/index')
  await page.locator('#my-data').click()
  await press(page, '列出我的信息')
  await see(page, '同意过的说明')
  await settled(page)
  await picture(page, 'my-data')
  await press(page, '复制成文字')
  await page.locator('.kapok-notice').filter({ visible: true }).first().waitFor()
  await press(page, '删除我的信息')
  await picture(page, 'my-data-erase')
  await press(sheet(page), '删除，不能恢复')
  await page.waitForURL((url) => url.pathname.includes('home'))
  await page.goto('/pages/me/index')
  await named(page, '登录').first().waitFor()
  expect(await words(page)).not.toContain('周婶')
  expect(troubles).toEqual([])
})

test('who still has something under way is told what, and cannot be forgotten yet', async () => {
  const { page, troubles } = await village.signIn('阿莲', 'phone')
  await page.goto('/pages/my-data/index')
  await see(page, '请先让站里安排别人接手')
  expect(await named(page, '删除我的信息').count()).toBe(0)
  expect(troubles).toEqual([])
})
