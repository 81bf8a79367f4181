import type { Locator, Page } from 'playwright-core'
import { activities, orders, signUps } from '../../shared/contract'
import { addDays, beijingDate, beijingMinutes, MINUTE } from '../../shared/time/beijing'
import { timeWords } from '../../shared/time/words'
import { callerNamed } from './support/caller'
import { takenOrder } from './support/errands'
import { openVillage, type Village, type Visitor } from './support/people'
import { field, named, picture, press, see, settled, sheet, words } from './support/screen'

let village: Village
beforeAll(async () => {
  village = await openVillage()
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

/** A day and an hour that are near enough to check in for; never across midnight, which the form does not take. */
function soon(): { date: string; from: string; until: string } {
  const now = Date.now()
  const start = beijingMinutes(now + 20 * MINUTE)
  if (start < beijingMinutes(now) || start > 22 * 60 + 59) return { date: addDays(beijingDate(now), 1), from: '00:10', until: '01:10' }
  return { date: beijingDate(now), from: timeWords(start), until: timeWords(start + 60) }
}

/** A radio that names itself so, in sight. */
const radio = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('radio', { name }).filter({ visible: true }).first()

/** What the leader writes into the form, beside what the order says of itself. */
async function fillPlan(page: Page): Promise<void> {
  const { date, from, until } = soon()
  await page.getByLabel('哪一天').filter({ visible: true }).fill(date)
  await page.getByLabel('几点开始').filter({ visible: true }).fill(from)
  await page.getByLabel('几点结束').filter({ visible: true }).fill(until)
  await field(page, '地点').fill('村委会一楼')
  await field(page, '在哪里集合').fill('村口牌坊')
  await field(page, '第 1 个岗位叫什么').fill('量血压')
  await field(page, /要几个人/).fill('2')
  await radio(page, /^一般/).click()
  await field(page, '有什么风险、怎么防').fill('天热，带够水。')
}

/** Somebody signs up for the first post. */
async function signUp(name: string, activity: string): Promise<void> {
  const volunteer = await callerNamed(village.server, name)
  const { posts } = await volunteer.call(activities.one, { params: { code: activity } })
  const [post] = posts
  if (post === undefined) throw new Error('the activity has no post')
  await volunteer.call(signUps.signUp, { params: { code: activity }, body: { post: post.code, guardian: null } })
}

const codeOf = (page: Page): string => new URL(page.url()).searchParams.get('code') ?? ''

test('a leader plans an activity for an order, calls the roll without a network, settles, and the order is delivered', async () => {
  const order = await takenOrder(village.server)
  const leader: Visitor = await village.signIn('陈队长', 'phone')
  const { page, context } = leader
  await page.goto(`/pages/order/index?code=${order}`)
  await press(page, '办成一个活动，招募志愿者')
  await see(page, '办哪些单')
  await settled(page)
  await press(page, '交给站点审核')
  await see(page, '请写在哪里集合')
  await picture(page, 'lead-plan-wrong')
  await fillPlan(page)
  await picture(page, 'lead-plan')

  // A network that fails while it is sent loses nothing, not even when the page is closed.
  await leader.whileBroken(async () => {
    await context.setOffline(true)
    await see(page, /现在没有网络/)
    await press(page, '交给站点审核')
    await see(page, /没有丢/)
    await context.setOffline(false)
  })
  await page.reload()
  await see(page, '接着上次没有送出的继续写。')
  expect(await field(page, '在哪里集合').inputValue()).toBe('村口牌坊')
  await press(page, '交给站点审核')
  await see(page, /等站里审核/)
  await settled(page)
  const activity = codeOf(page)
  await picture(page, 'lead-activity-reviewing')

  const { page: desk } = await village.signIn('阿莲', 'desk')
  await desk.goto('/station/pages/activities/index')
  await settled(desk)
  await picture(desk, 'site-activities')
  await desk.goto(`/station/pages/activity/index?code=${activity}`)
  await see(desk, '村口牌坊')
  await settled(desk)
  await picture(desk, 'site-activity-reviewing')
  await press(desk, '退回修改')
  await field(sheet(desk), '要改什么').fill('请写清楚带什么东西。')
  await press(sheet(desk), '退回')
  await see(desk, /已经退回/)

  await page.reload()
  await see(page, /请写清楚带什么东西/)
  await press(page, '修改')
  await field(page, '介绍').fill('自己带血压计。')
  await press(page, '交给站点审核')
  await see(page, /等站里审核/)
  await desk.reload()
  await press(desk, '通过，开始报名')
  await see(desk, /审核通过/)

  await signUp('邓晓岚', activity)
  await signUp('周婶', activity)
  await signUp('谭伟', activity)
  await desk.reload()
  await press(desk, '替没有手机的人报名')
  await field(sheet(desk), '怎么称呼').fill('梁婆婆')
  await picture(desk, 'site-sign-up-for')
  await press(sheet(desk), '报名')
  await see(desk, /梁婆婆：候补中/)
  await settled(desk)
  await picture(desk, 'site-activity-recruiting')

  await page.reload()
  await see(page, /正在报名/)
  await see(page, /签到码和名单已存在这部手机上/)
  await settled(page)
  await picture(page, 'lead-activity-recruiting')
  await press(page, '报名名单')
  await see(page, '候补第 1 位')
  await press(page, '查看邓晓岚的电话')
  await see(page, '07502009010')
  await picture(page, 'lead-roster')
  await press(page, '取消周婶的安排')
  await field(sheet(page), '写一句给对方').fill('这次要会量血压，下次请您。')
  await press(sheet(page), '取消安排')
  await see(page, '已取消安排')
  await settled(page)
  expect(await words(page)).not.toContain('候补第 2 位')

  await page.goto(`/volunteer/pages/lead-activity/index?code=${activity}`)
  await press(page, '提前开始')
  await press(sheet(page), '开始')
  await see(page, '活动开始了。')

  // The roll is called where there is no signal: the phone knows the code and the list, and keeps what was noted.
  await press(page, '签到、点名')
  await see(page, '扫码签到')
  await settled(page)
  await picture(page, 'lead-check-in-code')
  const shown = () => page.locator('#check-code').filter({ visible: true }).locator('img').getAttribute('src')
  await leader.whileBroken(async () => {
    await context.setOffline(true)
    await see(page, /现在没有网络/)
    const before = await shown()
    expect(before).toMatch(/^data:image/)
    // The code goes on changing: it is made on this phone.
    while ((await shown()) === before) await page.waitForTimeout(250)
    await page.getByRole('tab', { name: '点名' }).click()
    await press(page, '邓晓岚到了')
    await see(page, /签到 .*等上传/)
    await picture(page, 'lead-roll-offline')
    await page.getByRole('tab', { name: /已记下/ }).click()
    await see(page, '还有 1 条等上传，连上网会自动传，不用管。')
    await context.setOffline(false)
    await see(page, '都已经传上去了。')
  })
  await picture(page, 'lead-noted')
  await page.getByRole('tab', { name: '点名' }).click()
  await radio(page, '签退').click()
  await press(page, '邓晓岚走了')
  await see(page, /签退 /)
  await picture(page, 'lead-roll')

  await page.goto(`/volunteer/pages/lead-activity/index?code=${activity}`)
  await press(page, '现在结束')
  await press(sheet(page), '结束')
  await see(page, /10 个工作日/)
  await settled(page)
  await picture(page, 'lead-activity-ended')
  await press(page, '到场和结项')
  await see(page, /到场 1 人/)
  await press(page, '结项')
  await see(page, '请选一个结果')
  await radio(page, '办好了').click()
  await field(page, '结果').fill('给 12 位老人量了血压。')
  await picture(page, 'lead-close')
  await press(page, '结项')
  await picture(page, 'lead-close-confirm')
  await press(sheet(page), '结项')
  await see(page, /已经结项/)
  await settled(page)
  await picture(page, 'lead-settled')

  const villager = await callerNamed(village.server, '张伯')
  const { state } = await villager.call(orders.one, { params: { code: order } })
  expect(state).toBe('delivered')
  expect(await named(page, '结项').count()).toBe(0)
})
