import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { complaintsOf, USUAL } from './support/legibility'
import { openVillage, type Village } from './support/people'
import { field, picture, press, see, settled, sheet, textOf } from './support/screen'

let village: Village
beforeAll(async () => {
  village = await openVillage()
})
afterEach(() => expect(village.troubles()).toEqual([]))
afterAll(() => village.close())

const REGISTERS = '/supervision/pages/registers/index'

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).filter({ visible: true }).first().click()
const total = async (page: Page): Promise<number> => Number(/\d+/.exec(await textOf(page.locator('#register-total')))?.[0] ?? -1)

test('the centre reads every register of the county, filters one, and takes it along with as many rows as the screen says', async () => {
  const { page } = await village.signIn('关主任', 'desk')
  await page.goto(REGISTERS)
  await see(page, /点单台账 · [1-9]\d* 张/)
  await settled(page)
  await picture(page, 'registers-orders')
  for (const [name, words] of [
    ['项目台账', /项目台账 · [1-9]\d* 个/],
    ['活动台账', /活动台账 · [1-9]\d* 个/],
    ['时数台账', /时数台账 · \d+ 笔/],
    ['消息台账', /消息台账 · [1-9]\d* 条/],
  ] as const) {
    await tab(page, name)
    await see(page, words)
    await settled(page)
    await picture(page, `registers-${name}`)
  }
  await tab(page, '点单台账')
  await press(page, '筛选和列')
  await picture(page, 'registers-filter')
  await sheet(page).getByText('点单人电话').click()
  await press(sheet(page), '就看这些')
  await sheet(page).waitFor({ state: 'detached' })
  await press(page, '存下这组筛选')
  await field(page, '起个名字').fill('不带电话')
  await press(sheet(page), '存下')
  await see(page, '不带电话（点单台账）')
  const shown = await total(page)
  await press(page, '导出表格')
  await picture(page, 'registers-export')
  const [file] = await Promise.all([page.waitForEvent('download'), press(sheet(page), '导出表格')])
  await see(page, '导出好了，文件在下载里。')
  const [written] = (await readXlsx(new Uint8Array(await readFile(await file.path())))).sheets
  expect(written?.rows.at(-2)?.[0]).toBe(`合计 ${shown} 张`)
  expect(written?.rows[2]).not.toContain('点单人电话')
  expect(written?.rows).toHaveLength(shown + 5)
})

test('a register prints on A4 with the heading that the county’s administrator set', async () => {
  const administrator = (await village.signIn('余工', 'desk')).page
  await administrator.goto(REGISTERS)
  await see(administrator, /点单台账 · [1-9]\d* 张/)
  await press(administrator, '改表头')
  await field(administrator, '标题的前半句').fill('开平市新时代文明实践')
  await picture(administrator, 'registers-heading')
  await press(sheet(administrator), '就这样印')
  await sheet(administrator).waitFor({ state: 'detached' })

  const { page } = await village.signIn('关主任', 'desk')
  await page.goto(REGISTERS)
  await see(page, /点单台账 · [1-9]\d* 张/)
  const shown = await total(page)
  await press(page, '打印')
  await press(sheet(page), '去打印')
  await page.waitForURL(/register-print/)
  await see(page, '开平市新时代文明实践点单台账')
  await see(page, `合计 ${shown} 张`)
  await settled(page)
  await picture(page, 'registers-print')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.subarray(0, 4).toString()).toBe('%PDF')
  // A4 on its side, in points.
  expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/)

  await administrator.goto(REGISTERS)
  await see(administrator, /关\*+.*打印开平市文明实践中心的点单台账/)
  await settled(administrator)
  await picture(administrator, 'registers-log')
})

test('a supervisor of the city reads them, and the station on its phone', async () => {
  const supervisor = (await village.signIn('黄督导', 'desk')).page
  await supervisor.goto(REGISTERS)
  await see(supervisor, /点单台账 · [1-9]\d* 张/)
  await press(supervisor, '导出表格')
  expect(await sheet(supervisor).getByText('姓名和电话不打码').count()).toBe(0)

  const { page } = await village.signIn('阿莲', 'phone')
  await page.goto(REGISTERS)
  await see(page, /点单台账 · [1-9]\d* 张/)
  await settled(page)
  await picture(page, 'registers-phone')
  expect(await complaintsOf(page, USUAL)).toEqual([])
  await press(page, '导出表格')
  await sheet(page).getByText('姓名和电话不打码').click()
  await press(sheet(page), '导出表格')
  await see(page, '请写明原因')
  await picture(page, 'registers-clear-phone')
})
