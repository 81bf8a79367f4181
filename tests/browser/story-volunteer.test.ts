import { MINUTE } from '../../shared/time/beijing'

import { type HeldActivity, holdActivity, post } from './support/open-activity'
import { openVillage, type Village } from './support/people'
import { field, named, picture, press, see, settled, sheet, textOf } from './support/screen'

let village: Village
let held: HeldActivity
beforeAll(async () => {
  village = await openVillage()
  held = await holdActivity(village.server, { title: '文化广场义诊', posts: [post(), post({ name: '理发', skill: 'haircut' })] })
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

test('a child finds what can be done with a guardian there, and is signed up on the guardian’s word', async () => {
  const { page } = await village.signIn('周婶', 'phone')
  await page.goto('/volunteer/pages/profile/index')
  await page
    .getByLabel('出生日期')
    .filter({ visible: true })
    .fill(`${new Date().getUTCFullYear() - 12}-01-05`)
  await press(page, '保存')
  await see(page, /已经保存/)
  await page.goto('/volunteer/pages/my-activities/index')
  const card = page
    .getByRole('link', { name: new RegExp(held.title) })
    .filter({ visible: true })
    .first()
  await card.waitFor()
  await see(page, '量血压还有 4 个名额，要监护人同意并陪同')
  expect(await page.getByText('理发还有').count()).toBe(0)
  await picture(page, 'activities-for-a-child')
  await card.click()
  await press(page, /^请监护人填写.*量血压/)
  await field(sheet(page), '监护人姓名').fill('周大叔')
  await field(sheet(page), '监护人电话').fill('13800000002')
  await sheet(page).getByRole('radio', { name: '父亲' }).click()
  await sheet(page)
    .getByRole('checkbox', { name: /同意周婶参加/ })
    .click()
  await sheet(page).getByRole('checkbox', { name: '我会到场陪同。' }).click()
  await press(sheet(page), '同意并报名')
  await see(page, '报上名了。到时候见。')
})

test('the code of another activity, scanned from the page of this one, is refused with its own reason', async () => {
  const other = await holdActivity(village.server, { title: '祠堂清扫' })
  const { page } = await village.signIn('张伯', 'phone')
  await page.goto(`/pages/activity/index?code=${held.code}`)
  await press(page, /^报名：量血压/)
  await press(page, '签到签退')
  await see(page, '还没签到')
  await settled(page)
  const take = async (code: string) => {
    await field(page, /把码的内容贴在这里/).fill(code)
    await press(page, '记下')
  }
  await take(other.shown('in'))
  await see(page, /这不是这个活动的码/)
  await see(page, '还没签到')
  await picture(page, 'check-in-wrong-activity')
  await take(held.shown('in', Date.now() - 5 * MINUTE))
  await see(page.locator('#check-answer').filter({ visible: true }), /这个码已经换了/)
  await take(held.shown('in'))
  await see(page, '已签到')
})

test('a calendar of one’s own keeps up with activities under a secret address, until it is stopped', async () => {
  const { page } = await village.signIn('邓晓岚', 'phone')
  await page.goto(`/pages/activity/index?code=${held.code}`)
  await press(page, /^报名：量血压/)
  await see(page, '报上名了。到时候见。')
  await page.goto('/volunteer/pages/my-activities/index?show=coming')
  await press(page, '取得日历订阅地址')
  const address = await textOf(page.locator('#calendar-address'))
  await picture(page, 'calendar-feed')
  const read = await fetch(address)
  expect([read.status, read.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(await read.text()).toContain(held.title)
  await press(page, '换一个地址，旧的作废')
  await page.getByText(address).waitFor({ state: 'hidden' })
  expect((await fetch(address)).status).toBe(404)
  const renewed = await textOf(page.locator('#calendar-address'))
  expect((await fetch(renewed)).status).toBe(200)
  await press(page, '停用以前的地址')
  await see(page, /以前的地址都打不开了/)
  expect((await fetch(renewed)).status).toBe(404)
})

test('the station’s calendar holds what is public in its village, and no person', async () => {
  const { page } = await village.signIn('阿莲', 'desk')
  await page.goto('/station/pages/activities/index')
  await press(page, '取得日历订阅地址')
  const calendar = await (await fetch(await textOf(page.locator('#calendar-address')))).text()
  expect(calendar).toContain(held.title)
  for (const name of ['张伯', '邓晓岚', '周婶', '陈队长', '祠堂门口']) expect(calendar).not.toContain(name)
  await settled(page)
  await picture(page, 'site-calendar-feed')
  await named(page, '停用以前的地址').click()
  await see(page, /以前的地址都打不开了/)
})
