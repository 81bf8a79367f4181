import type { Page } from 'playwright-core'
import { complaintsOf, ELDER, USUAL } from './support/legibility'
import { acceptOrder, type Caller, callerOf, mornings, placeOrder } from './support/orders'
import { openVillage, type Village } from './support/people'
import { field, named, picture, press, see, settled, sheet, textOf, words } from './support/screen'

const ZHAIQUN = '440783108226'
const HEALTH = '健康义诊'
const OTHERS = ['测血压', '理发', '家电维修', '写春联', '普法讲座', '古村讲解', '水稻病虫害田头课', '慢性病用药指导'] as const

const PLAN = '/station/pages/plan/index'
const GAPS = '/station/pages/shortages/index'
const POOL = '/volunteer/pages/pool/index'

let village: Village
let villager: Caller
let clerk: Caller

beforeAll(async () => {
  village = await openVillage()
  villager = await callerOf(village.server, '张伯')
  clerk = await callerOf(village.server, '阿莲')
  // Of one service more than its teams have room for, so that something is left over to be explained.
  const services = [HEALTH, HEALTH, HEALTH, HEALTH, HEALTH, HEALTH, HEALTH, HEALTH, ...OTHERS]
  for (const service of services) await acceptOrder(clerk, await placeOrder(villager, ZHAIQUN, service))
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

const lines = (page: Page) => page.locator('.plan-line').filter({ visible: true })
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).filter({ visible: true }).first()
/** The number that a tab says. */
const countOf = async (page: Page, name: RegExp): Promise<number> => Number(/\d+/.exec(await textOf(tab(page, name)))?.[0])

test('staff plan everything at once, read the reasons, decide, plan again, and send with one confirmation; a leader accepts', async () => {
  const { page } = await village.signIn('梁主任', 'desk')
  await page.getByRole('link', { name: '统筹派单' }).click()
  await see(page, '一起排')
  await picture(page, 'plan-before')
  await press(page, '一起排')
  await see(page, /张单，一次排好/)
  await settled(page)

  // Beside one another: what the plan does, and what stands by hand.
  const comparison = await textOf(page.locator('#plan-comparison').filter({ visible: true }))
  expect(comparison).toMatch(/派得出\s*\d+ 张/)
  expect(comparison).toMatch(/现在手工：\d+ 张/)
  const unserved = await countOf(page, /^派不出/)
  const proposed = await countOf(page, /^要发出/)
  expect(unserved).toBeGreaterThan(0)
  expect(proposed).toBeGreaterThan(OTHERS.length)
  // The map says in words what it draws.
  const drawn = await page.locator('#plan-map').getByRole('img').first().getAttribute('aria-label')
  expect(drawn).toMatch(/张单派得出，\d+ 张派不出/)
  await picture(page, 'plan')

  // Why this team; and the number of a tab is that of its rows.
  await tab(page, /^派不出/).click()
  await settled(page)
  expect(await lines(page).count()).toBe(unserved)
  await lines(page).first().click()
  await see(page.locator('#plan-reasons'), /就有队伍了|没有队伍能来|附近没有队伍|名额给了别的单/)
  await picture(page, 'plan-unserved')
  await tab(page, /^要发出/).click()
  await settled(page)
  await lines(page).filter({ hasText: '普法讲座' }).first().click()
  await see(page.locator('#plan-reasons'), /^请.+：.+。$/)
  await picture(page, 'plan-reasons')

  // A health order: not its team. Planned again, it has another team, or none.
  const health = lines(page).filter({ hasText: HEALTH }).first()
  await health.click()
  const best = page.locator('#plan-reasons .kapok-card--best').filter({ visible: true })
  const refusedTeam = await textOf(best.locator('.kapok-card__title'))
  await see(page.locator('#plan-reasons'), `${HEALTH} · 宅群村`)
  await named(best, `不派${refusedTeam}`).click()
  await see(page.locator('#plan-decisions'), `${HEALTH}：不派${refusedTeam}`)
  await settled(page)
  await best
    .locator('.kapok-card__title')
    .filter({ hasNotText: refusedTeam })
    .or(page.locator('#plan-reasons .kapok-chip').filter({ hasText: '派不出' }))
    .first()
    .waitFor()
  // Undone, the team may come again.
  await press(page, '撤销上一步')
  await page.getByText(`${HEALTH}：不派${refusedTeam}`).waitFor({ state: 'detached' })

  // A pin holds, and is still there after leaving and coming back.
  await tab(page, /^要发出/).click()
  await lines(page).filter({ hasText: '普法讲座' }).first().click()
  const law = page.locator('#plan-reasons .kapok-card--best').filter({ visible: true })
  const pinned = await textOf(law.locator('.kapok-card__title'))
  await named(law, `就派${pinned}`).click()
  await see(page.locator('#plan-decisions'), `普法讲座：就派${pinned}`)
  await page.goto('/station/pages/inbox/index')
  await see(page, '收件箱')
  await page.goto(PLAN)
  await see(page.locator('#plan-decisions'), `普法讲座：就派${pinned}`)
  await see(page, '您指定的')
  await picture(page, 'plan-decided')

  const left = await countOf(page, /^要发出/)
  await press(page, `发出 ${left} 张`)
  await see(sheet(page), /队伍可以接，也可以不接/)
  await field(sheet(page), '给队伍的话').fill('辛苦大家，去之前先打个电话。')
  await picture(page, 'plan-confirm')
  await press(sheet(page), `看过了，发出 ${left} 张`)
  await see(page, '发完了')
  await settled(page)
  await see(page, `${left} 张单的邀请已经发出，等队伍回复。`)
  expect(await countOf(page, /^已发出/)).toBe(left)
  await picture(page, 'plan-sent')

  const leader = await village.signIn('陈队长', 'phone')
  const invitation = leader.page
    .locator('.offer-card')
    .filter({ hasText: '辛苦大家，去之前先打个电话。' })
    .filter({ visible: true })
    .first()
  await invitation.waitFor()
  await named(invitation, /^接单：/).click()
  await press(leader.page, '看这一单')
  await see(leader.page, '联系方式')
})

test('the gaps lead to their very orders, and to what one more team would change', async () => {
  const { page } = await village.signIn('梁主任', 'desk')
  await page.getByRole('link', { name: '供需缺口' }).click()
  await see(page, /张单里，\d+ 张现在没有队伍能去/)
  await settled(page)
  const waits = page
    .locator('.shortage')
    .filter({ visible: true })
    .filter({ hasText: /看这 \d+ 张单/ })
    .first()
  const waiting = Number(/看这 (\d+) 张单/.exec(await textOf(waits))?.[1])
  const first = page.locator('.shortage').filter({ hasText: await textOf(waits.locator('.kapok-card__title')) })
  await named(first, /^看是哪些单/).click()
  await first.locator('.shortage-order').first().waitFor()
  expect(await first.locator('.shortage-order').count()).toBe(waiting)
  await named(first, /^试试怎么补上/).click()
  await page
    .locator('#what-if')
    .getByRole('radio', { name: /塘口镇卫生院志愿服务队/ })
    .click()
  await press(page, '算一算')
  await see(page.locator('#what-if-result'), /能多办 \d+ 单|能办的单一样多/)
  await picture(page, 'gaps')
  for (const way of ['按服务', '按镇', '按周']) {
    await page.getByRole('tab', { name: way }).click()
    await see(page, /张单没有队伍能去/)
  }
  await named(page, /^看是哪些单/)
    .first()
    .click()
  await page.locator('.shortage-order').filter({ visible: true }).first().click()
  await see(page, '候选队伍')
})

test('an order opened to whoever comes first is taken by one of two leaders, and the other is told kindly', async () => {
  const code = await placeOrder(villager, ZHAIQUN, HEALTH, { urgency: 'urgent', slots: mornings() })
  await acceptOrder(clerk, code)
  const desk = await village.signIn('阿莲', 'desk')
  await desk.page.goto(`/station/pages/order/index?code=${code}`)
  await see(desk.page, '候选队伍')
  await see(desk.page, /排在前面的单也要这个名额|路程 \d+/)
  await picture(desk.page, 'desk-order-candidates')
  await press(desk.page, '开放抢单')
  await press(sheet(desk.page), '开放抢单')
  await see(desk.page, /这张单开放抢单/)
  await picture(desk.page, 'desk-order-pooled')

  const [one, other] = [await village.signIn('陈队长', 'phone'), await village.signIn('司徒老师', 'phone')]
  for (const { page } of [one, other]) {
    await page.goto(POOL)
    await see(page, `${HEALTH} · 宅群村`)
    expect(await words(page)).not.toContain('测试')
  }
  await settled(one.page)
  await picture(one.page, 'pool')
  const take = (page: Page) => named(page, `接这单：${HEALTH} · 宅群村`).first().click()
  await take(one.page)
  await see(one.page, /^接下了/)
  await picture(one.page, 'pool-taken')
  // The other's page has not been told yet; the refusal is expected and is no trouble.
  await take(other.page)
  await see(other.page, /已被别的队伍接走/)
  await settled(other.page)
  await picture(other.page, 'pool-gone')
  const gone = other.troubles.filter((trouble) => trouble.includes('409'))
  expect(gone.length).toBeGreaterThan(0)
  other.troubles.splice(0)

  await desk.page.reload()
  await see(desk.page, '已安排')
})

test.each(['phone', 'narrow'] as const)(
  'on a %s every page of the matching desk can be read and pressed, with usual and with large words',
  async (device) => {
    const staff = await village.signIn('梁主任', device)
    const leader = await village.signIn('陈队长', device)
    const found: string[] = []
    const look = async (page: Page, elder: boolean, name: string) => {
      await settled(page)
      await picture(page, `${name}-${device}${elder ? '-elder' : ''}`)
      found.push(...(await complaintsOf(page, elder ? ELDER : USUAL)))
    }
    for (const elder of [false, true]) {
      if (elder) {
        for (const { page } of [staff, leader]) {
          await page.goto('/pages/me/index')
          await page.getByRole('radio', { name: '长辈版' }).click()
        }
      }
      await staff.page.goto(PLAN)
      await see(staff.page, /张单，一次排好/)
      await look(staff.page, elder, 'plan')
      await lines(staff.page).first().click()
      await see(staff.page, '打开这张单')
      await look(staff.page, elder, 'plan-reasons')
      await staff.page.goto(GAPS)
      await see(staff.page, '试试怎么补上')
      await look(staff.page, elder, 'gaps')
      await named(staff.page, /^试试怎么补上/)
        .first()
        .click()
      await see(sheet(staff.page), '只是推算')
      await look(staff.page, elder, 'what-if')
      await leader.page.goto(POOL)
      await see(leader.page, /先接的先得/)
      await look(leader.page, elder, 'pool')
    }
    expect(found).toEqual([])
  },
)
