import { readFile } from 'node:fs/promises'
import { checkIns } from '../../shared/contract'
import { MINUTE } from '../../shared/time/beijing'
import { callerNamed } from './support/caller'
import { complaintsOf, ELDER, type Least, USUAL } from './support/legibility'
import { earnHours, type HeldActivity, holdActivity, post } from './support/open-activity'
import { openVillage, type Village, type Visitor } from './support/people'
import { field, named, picture, press, see, settled, sheet, textOf } from './support/screen'

let village: Village
let held: HeldActivity
beforeAll(async () => {
  village = await openVillage()
  held = await holdActivity(village.server)
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

const DAY = 24 * 60 * MINUTE

/** What the server knows of somebody's comings and goings. */
async function recordedOf(name: string, code: string): Promise<string[]> {
  const who = await callerNamed(village.server, name)
  const { events } = await who.call(checkIns.mine, { params: { code } })
  return events.map(({ direction, counts }) => `${direction}${counts ? '' : ' doubtful'}`)
}

/** Puts in the text of a code, as a browser without a camera takes it. */
async function takeCode({ page }: Visitor, code: string): Promise<void> {
  await field(page, /把码的内容贴在这里/).fill(code)
  await press(page, '记下')
}

test('a volunteer finds an activity in the list, signs up with one press, checks in without a network, and sees it recorded', async () => {
  const visitor = await village.signIn('张伯', 'phone')
  const { page, context } = visitor
  await page.goto('/pages/lists/index')
  await page.getByRole('tab', { name: '活动清单' }).click()
  await page
    .getByRole('link', { name: new RegExp(held.title) })
    .filter({ visible: true })
    .first()
    .click()
  await see(page, '报名截止')
  expect(await page.getByText('祠堂门口榕树下').count()).toBe(0)
  await press(page, /^报名/)
  await see(page, '报上名了。到时候见。')
  await see(page, '祠堂门口榕树下')
  await picture(page, 'activity-signed-up')
  await press(page, '签到签退')
  await see(page, '还没签到')
  await settled(page)

  await visitor.whileBroken(async () => {
    await context.setOffline(true)
    await see(page, /现在没有网络/)
    await takeCode(visitor, held.shown('in'))
    await see(page, /已经记在手机上，正等着传上去/)
    await see(page, '等着传上去的 1 条')
    await picture(page, 'check-in-offline')
    expect(await recordedOf('张伯', held.code)).toEqual([])
    await context.setOffline(false)
  })
  await see(page, '已签到')
  await see(page, /签到 \d\d:\d\d：记下了。/)
  await page.getByText('等着传上去的 1 条').waitFor({ state: 'hidden' })
  expect(await recordedOf('张伯', held.code)).toEqual(['in'])
  await picture(page, 'check-in-recorded')
})

test('what was noted without a network outlives the window that it was noted in, and is recorded once', async () => {
  const visitor = await village.signIn('邓晓岚', 'phone')
  const { page, context } = visitor
  await page.goto(`/pages/activity/index?code=${held.code}`)
  await press(page, /^报名/)
  await press(page, '签到签退')
  await see(page, '还没签到')
  await settled(page)
  await visitor.whileBroken(async () => {
    await context.setOffline(true)
    await takeCode(visitor, held.shown('in'))
    await see(page, '等着传上去的 1 条')
    await page.close()
    await context.setOffline(false)
  })
  const later = await context.newPage()
  await later.goto('/pages/me/index')
  await named(later, '退出登录').waitFor()
  await settled(later)
  await later.goto(`/volunteer/pages/check-in/index?activity=${held.code}`)
  await see(later, '已签到')
  await see(later, '已经传上去的')
  expect(await recordedOf('邓晓岚', held.code)).toEqual(['in'])
})

test('where somebody may not take a post they read why, and are led to what they can do about it', async () => {
  const startsAt = Date.now() + DAY
  const { code } = await holdActivity(village.server, {
    title: '周末写春联',
    category: 'culture',
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 120 * MINUTE).toISOString(),
    posts: [post({ name: '写字', skill: 'calligraphy' }), post({ name: '开车', credential: 'driver' }), post({ name: '裁纸' })],
  })
  const { page } = await village.signIn('周婶', 'phone')
  await page.goto(`/pages/activity/index?code=${code}`)
  await see(page, '这个岗位需要证件，请到站里登记。')
  await named(page, /联系站里登记证件，打电话给/).waitFor()
  await press(page, '在我的资料里补充特长')
  await page.getByRole('checkbox', { name: '书法' }).click()
  await press(page, '保存')
  await see(page, /已经保存/)
  await page.goBack()
  await press(page, '报名：写字')
  await see(page, '报上名了。到时候见。')
  await press(page, '取消报名')
  await see(page, '已取消报名，不影响您以后报名。')
})

test('under fourteen a guardian says yes and comes along, or there is no sign-up', async () => {
  const { page } = await village.signIn('谭伟', 'phone')
  await page.goto('/volunteer/pages/profile/index')
  await page
    .getByLabel('出生日期')
    .filter({ visible: true })
    .fill(`${new Date().getUTCFullYear() - 12}-01-05`)
  await press(page, '保存')
  await see(page, /已经保存/)
  await page.goto(`/pages/activity/index?code=${held.code}`)
  await see(page, '未满 14 岁，需要监护人同意并到场陪同。')
  await press(page, /^请监护人填写/)
  await field(sheet(page), '监护人姓名').fill('谭大叔')
  await field(sheet(page), '监护人电话').fill('13800000001')
  await sheet(page).getByRole('radio', { name: '父亲' }).click()
  await sheet(page)
    .getByRole('checkbox', { name: /同意谭伟参加/ })
    .click()
  await press(sheet(page), '同意并报名')
  await see(sheet(page), '未满 14 岁，要监护人到场陪同')
  await sheet(page).getByRole('checkbox', { name: '我会到场陪同。' }).click()
  await press(sheet(page), '同意并报名')
  await see(page, '报上名了。到时候见。')
})

test('a paper that nobody issued is found out by anybody, signed in or not', async () => {
  const { page } = await village.enter('phone')
  await page.goto('/pages/verify/index?code=1234567812345678')
  expect(await textOf(page.locator('#verification'))).toContain('查无此单')
})

test('a record sheet is issued and opened by its person, and whoever holds the paper can check it', async () => {
  await earnHours(village.server, '周婶')
  const { page } = await village.signIn('周婶', 'phone')
  await page.goto('/volunteer/pages/hours/index')
  expect(await textOf(page.locator('#hours-totals'))).toMatch(/签到签退计时\s*20 分\s*补录\s*0 分/)
  await picture(page, 'hours-earned')
  await page.goto('/volunteer/pages/records/index')
  await press(page, '开记录单')
  await see(page, /开好了/)
  const sheetOf = page.locator('[id^=record-]').first()
  const download = page.waitForEvent('download')
  await named(sheetOf, /^打开记录单/).click()
  const paper = await download
  expect(paper.suggestedFilename()).toBe('志愿服务记录单.pdf')
  const bytes = await readFile(await paper.path())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')

  const code = (await textOf(sheetOf.locator('.records__code'))).replace(/\s/g, '')
  const stranger = await village.enter('phone')
  await stranger.page.goto('/pages/verify/index')
  await field(stranger.page, '核验码').fill(code)
  await press(stranger.page, '核验')
  expect(await textOf(stranger.page.locator('#verification'))).toContain('是真的')
  expect(await textOf(stranger.page.locator('body'))).not.toContain('周婶')
})

const PAGES: readonly (readonly [what: string, address: (code: string) => string])[] = [
  ['activity', (code) => `/pages/activity/index?code=${code}`],
  ['activities-for-me', () => '/volunteer/pages/my-activities/index'],
  ['activities-mine', () => '/volunteer/pages/my-activities/index?show=coming'],
  ['check-in', (code) => `/volunteer/pages/check-in/index?activity=${code}`],
  ['hours', () => '/volunteer/pages/hours/index'],
  ['make-up-form', (code) => `/volunteer/pages/make-up-form/index?activity=${code}`],
  ['records', () => '/volunteer/pages/records/index'],
  ['publicity', () => '/volunteer/pages/publicity/index'],
  ['volunteer-profile', () => '/volunteer/pages/profile/index'],
  ['verify', () => '/pages/verify/index'],
]

/** Every complaint about a volunteer's pages. */
async function walk({ page }: Visitor, least: Least, name: string): Promise<string[]> {
  const found: string[] = []
  for (const [what, address] of PAGES) {
    await page.goto(address(held.code))
    await settled(page)
    await picture(page, `${what}-${name}`)
    found.push(...(await complaintsOf(page, least)))
  }
  return found
}

test("an elder reads and presses everything on a volunteer's pages", async () => {
  const elder = await village.signIn('张伯', 'phone')
  await settled(elder.page)
  await named(elder.page, '换成长辈版，字更大').click()
  await see(elder.page, '村里活动')
  expect(await walk(elder, ELDER, 'elder')).toEqual([])
})

test("nothing on a volunteer's pages runs out of a narrow phone", async () => {
  expect(await walk(await village.signIn('张伯', 'narrow'), USUAL, 'narrow')).toEqual([])
})
