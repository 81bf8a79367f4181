import { hours } from '../../shared/contract'
import { callerNamed } from './support/caller'
import { endedActivity } from './support/ended-activity'
import { openVillage, type Village } from './support/people'
import { field, named, picture, press, see, settled, sheet } from './support/screen'

let village: Village
let activity: string
beforeAll(async () => {
  village = await openVillage()
  activity = await endedActivity(village.server)
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

test('a leader sees who came, sets a record aside, asks for a make-up and settles', async () => {
  const { page } = await village.signIn('陈队长', 'phone')
  await page.goto(`/volunteer/pages/lead-close/index?code=${activity}`)
  await see(page, /到场 4 人/)
  await see(page, '没有签退')
  await settled(page)
  await picture(page, 'close-attendance')
  await press(page, '张伯的记录不计')
  await field(sheet(page), '为什么不计').fill('中途去办别的事了。')
  await press(sheet(page), '不计')
  await see(page, /中途去办别的事了/)

  await press(page, '替何家朗申请补录')
  await press(sheet(page), '申请补录')
  await see(sheet(page), '请选一个原因')
  await sheet(page).getByRole('radio', { name: '忘了签退' }).click()
  await field(sheet(page), '说明').fill('一直在登记台，走的时候忘了扫码。')
  await picture(page, 'close-make-up')
  await press(sheet(page), '申请补录')
  await see(sheet(page), /替何家朗申请了补录/)
  await press(sheet(page), '知道了')

  // What was written outlives the page.
  await field(page, '结果').fill('给 23 位老人量了血压。')
  await page.reload()
  await see(page, /中途去办别的事了/)
  expect(await field(page, '结果').inputValue()).toBe('给 23 位老人量了血压。')
  await press(page, '结项')
  await press(sheet(page), '结项')
  await see(page, /已经结项/)
  await see(page, '结项的人自己的时数，由站点确认后计入')
  await settled(page)
  await picture(page, 'close-settled')

  await page.goto('/volunteer/pages/lead-make-ups/index')
  await see(page, '忘了签退：一直在登记台，走的时候忘了扫码。')
  await picture(page, 'lead-make-ups')
})

test('whoever confirmed a make-up cannot approve it: the page says so, and somebody else does', async () => {
  const { page: clerk } = await village.signIn('阿莲', 'desk')
  await clerk.goto('/station/pages/hours/index')
  await clerk.getByRole('radio', { name: '等队长确认' }).click()
  await press(clerk, '确认何家朗的补录属实')
  await see(clerk, /审批要由另一个人来办/)
  await clerk.getByRole('radio', { name: '等审批' }).click()
  await see(clerk, /申请、确认、审批要是三个不同的人/)
  expect(await named(clerk, '通过何家朗的补录').count()).toBe(0)
  await settled(clerk)
  await picture(clerk, 'site-make-ups')

  const { page: above } = await village.signIn('梁主任', 'desk')
  await above.goto('/station/pages/hours/index')
  await press(above, '看下面的站点')
  await press(sheet(above), '宅群村文明实践站')
  await press(above, '通过何家朗的补录')
  await press(sheet(above), '通过')
  await see(above, /公示 3 个工作日后自动计入/)
  await above.getByRole('radio', { name: '公示中' }).click()
  await see(above, /公示到/)
})

test('the site confirms the leader’s own hours, decides what somebody says is not theirs, and corrects by a reversal', async () => {
  const volunteer = await callerNamed(village.server, '邓晓岚')
  const before = await volunteer.call(hours.mine)
  const [entry] = before.items
  if (entry === undefined) throw new Error('nothing was posted')
  expect(entry.minutes).toBe(25)
  await volunteer.call(hours.notMe, { params: { code: entry.code }, body: { text: '那天我在医院值班。' } })

  const leader = await callerNamed(village.server, '陈队长')
  const asLeader = await leader.call(hours.mine)
  const { page } = await village.signIn('阿莲', 'desk')
  await page.goto('/station/pages/hours/index?show=pending')
  await see(page, /陈队长 · 25 分/)
  await settled(page)
  await picture(page, 'site-pending')
  await press(page, '确认陈队长的时数')
  await see(page, '陈队长的时数已经计入。')

  await page.getByRole('tab', { name: '要核实的' }).click()
  await see(page, /那天我在医院值班/)
  await settled(page)
  await picture(page, 'site-cases')
  await press(page, /：确有错误$/)
  await field(sheet(page), '查到了什么').fill('问过队长，点错了名。')
  await press(sheet(page), '确有错误')
  await see(page, /已经冲销/)
  const after = await volunteer.call(hours.mine)
  expect(after.totals.timedMinutes).toBe(before.totals.timedMinutes - 25)

  await page.getByRole('tab', { name: '已计入、更正' }).click()
  await press(page, '更正陈队长的时数')
  await field(sheet(page), '正确的是多少分钟').fill('40')
  await field(sheet(page), '为什么更正').fill('前十五分钟在等人。')
  await press(sheet(page), '冲销更正')
  await see(sheet(page), /只能填 1 到 25 的整数/)
  await field(sheet(page), '正确的是多少分钟').fill('16')
  await picture(page, 'site-correct')
  await press(sheet(page), '冲销更正')
  await see(page, /已经冲销更正/)
  await settled(page)
  await picture(page, 'site-entries')
  const ofLeader = await leader.call(hours.mine)
  expect(ofLeader.totals.timedMinutes).toBe(asLeader.totals.timedMinutes + 16)
  // Nothing was changed or deleted: the first amount, its opposite, and the right one stand side by side.
  expect(
    ofLeader.items
      .slice(0, 3)
      .map(({ minutes }) => minutes)
      .sort((one, other) => one - other),
  ).toEqual([-25, 16, 25])
})
