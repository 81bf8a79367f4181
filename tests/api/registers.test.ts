import { readXlsx } from 'hucre/xlsx'
import { IsNull } from 'typeorm'
import { retain } from '../../server/audit/retain'
import { Membership } from '../../server/features/people/membership.entity'
import { RegisterExport } from '../../server/features/registers/register.entity'
import { administration, registers } from '../../shared/contract'
import type { BodyIn, Endpoint, ReplyOf } from '../../shared/contract/endpoint'
import { granted, type Kaiping, openKaiping, type Part, refused, SECRETS, sites, TUESDAY } from '../support/kaiping'
import type { Answered } from '../support/server'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

type Wish = Partial<BodyIn<typeof registers.export>>

const read = (by: Part, site: string) => county.people[by].call(registers.read, { query: { register: 'orders', site } })
const ask = (by: Part, wish: Wish = {}) =>
  county.people[by].call(registers.export, {
    body: { register: 'orders', site: sites.station, columns: [], form: 'xlsx', personal: false, why: '', ...wish },
  })
const fetched = (by: Part, code: string) => county.people[by].call(registers.file, { params: { code } })
const textOf = async ({ bytes }: Answered<Endpoint>): Promise<string> => JSON.stringify((await readXlsx(new Uint8Array(bytes))).sheets)

it('shows the place and what lies below it, to those alone whose place it is', async () => {
  await county.place()
  await county.place({ villageCode: sites.otherStation, project: null, category: 'health' })
  const rows = async (by: Part, site: string) => granted(await read(by, site)).totals?.rows
  expect(await rows('station', sites.station)).toBeGreaterThan(0)
  expect(await rows('centre', sites.centre)).toBeGreaterThan((await rows('station', sites.station)) ?? 0)
  expect(await rows('administrator', sites.centre)).toBe(await rows('centre', sites.centre))
  expect(refused(await read('station', sites.town))).toEqual([403, 'not_allowed'])
  expect(refused(await read('station', sites.otherStation))).toEqual([403, 'not_allowed'])
  expect(refused(await read('villager', sites.station))).toEqual([403, 'not_allowed'])
  expect(refused(await read('centre', '440799'))).toEqual([403, 'not_allowed'])
})

it('masks names and numbers on the screen, on paper and in the file, unless an export in clear gives its reason', async () => {
  await county.place()
  const screen = JSON.stringify(granted(await read('station', sites.station)))
  expect(screen).toContain('方**')
  const masked = granted(await ask('station'))
  const file = await fetched('station', masked.code)
  expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('宅群村文明实践站-点单台账-20261124.xlsx'))
  const paper = JSON.stringify(granted(await county.people.station.call(registers.rows, { params: { code: masked.code } })))
  for (const text of [screen, paper, await textOf(file)]) {
    expect(text).not.toContain(SECRETS.name)
    expect(text).not.toContain(SECRETS.phone)
  }
  expect(refused(await ask('station', { personal: true }))).toEqual([422, 'reason_needed'])
  const clear = granted(await ask('station', { personal: true, why: '重阳节上门慰问' }))
  const text = await textOf(await fetched('station', clear.code))
  expect(text).toContain(SECRETS.name)
  expect(text).toContain(SECRETS.phone)
  expect(text).not.toContain(SECRETS.health)
  expect(text).not.toContain(SECRETS.text)
})

it('gives nothing in clear to those who do not do the work', async () => {
  await county.place()
  const wish = { personal: true, why: '想看看', site: sites.centre }
  expect(refused(await ask('administrator', wish))).toEqual([403, 'not_allowed'])
  expect(
    granted(await county.people.administrator.call(registers.read, { query: { register: 'orders', site: sites.centre } })).mayOpen,
  ).toBe(false)
  expect(granted(await ask('town', { ...wish, site: sites.town })).rows).toBeGreaterThan(0)
})

it('writes down who took what, of how many rows, in clear or not and why, for the administrators of the place', async () => {
  const { code, rows } = granted(await ask('station', { personal: true, why: '重阳节上门慰问' }))
  granted(await ask('town', { site: sites.town, form: 'print' }))
  const list = (by: Part, under: string) => county.people[by].call(registers.exports, { query: { under } })
  const { items } = granted(await list('administrator', sites.centre))
  expect(items).toHaveLength(2)
  expect(items[1]).toMatchObject({
    code,
    rows,
    personal: true,
    why: '重阳节上门慰问',
    form: 'xlsx',
    place: '宅群村文明实践站',
    register: 'orders',
  })
  expect(items[1]?.by).toMatch(/\*$/)
  expect(refused(await list('centre', sites.centre))).toEqual([403, 'not_allowed'])
  const entries = await county.database.reads.query("select object from audit_entry where endpoint = 'register.export'")
  expect(entries.map(({ object }: { object: string }) => object)).toContain(code)
})

it('keeps that for three years and no longer', async () => {
  granted(await ask('station'))
  const count = () => county.database.reads.manager.count(RegisterExport)
  const after = async (days: number) => {
    const at = new Date(TUESDAY.getTime() + days * 86_400_000)
    await retain({ database: county.database, now: () => at })
    return count()
  }
  expect(await after(1095)).toBe(1)
  expect(await after(1097)).toBe(0)
})

it('hands a file to whoever asked for it, for half an hour, and only while they still may', async () => {
  const { code } = granted(await ask('station', { personal: true, why: '慰问' }))
  expect(refused(await fetched('town', code))).toEqual([404, 'export_not_found'])
  expect((await fetched('station', code)).status).toBe(200)
  await county.database.transaction((tx) =>
    tx.update(Membership, { siteCode: sites.station, role: 'staff', endedAt: IsNull() }, { endedAt: TUESDAY }),
  )
  expect(refused(await fetched('station', code))).toEqual([403, 'not_allowed'])
  await county.database.transaction((tx) => tx.update(Membership, { siteCode: sites.station, role: 'staff' }, { endedAt: null }))
  county.clock.set(new Date(TUESDAY.getTime() + 31 * 60_000))
  expect(refused(await fetched('station', code))).toEqual([410, 'export_ended'])
})

it('leaves out the columns that were not chosen, and says the total under the first that was', async () => {
  const { code } = granted(await ask('town', { site: sites.town, columns: ['state', 'people', 'village', 'nonsense'] }))
  const [sheet] = (await readXlsx(new Uint8Array((await fetched('town', code)).bytes))).sheets
  expect(sheet?.rows[2]).toEqual(['村（社区）', '人数', '办到哪一步'])
  expect(sheet?.rows.at(-2)?.[0]).toMatch(/^合计 \d+ 张$/)
})

it('keeps filter sets for whoever made them, thirty at most', async () => {
  const filter = { register: 'hours' as const, site: sites.town, from: '2026-11-01', columns: ['date', 'timed'] }
  const save = (name: string) => county.people.town.call(registers.save, { body: { name, filter } })
  const names = async (by: Part) => granted(await county.people[by].call(registers.saved)).items.map(({ name }) => name)
  const first = granted(await save('本月时数'))
  expect(first.filter).toEqual(filter)
  for (let at = 1; at < 30; at += 1) granted(await save(`第 ${at} 组`))
  expect(refused(await save('多出来的'))).toEqual([409, 'too_many_saved'])
  expect(await names('town')).toHaveLength(30)
  expect(await names('station')).toEqual([])
  granted(await county.people.station.call(registers.forget, { params: { code: first.code } }))
  expect(await names('town')).toContain('本月时数')
  granted(await county.people.town.call(registers.forget, { params: { code: first.code } }))
  expect(await names('town')).not.toContain('本月时数')
})

describe('the heading', () => {
  const set = (by: Part, body: BodyIn<typeof registers.setHeading>) => county.people[by].call(registers.setHeading, { body })
  const seen = async (by: Part, site: string): Promise<ReplyOf<typeof registers.heading>> =>
    granted(await county.people[by].call(registers.heading, { query: { site } }))

  it('is the place’s own, or that of the nearest place above', async () => {
    expect(await seen('station', sites.station)).toMatchObject({ title: '宅群村', unit: '宅群村文明实践站', mayChange: false })
    granted(await set('administrator', { site: sites.centre, title: '开平市新时代文明实践', unit: '', foot: '分管领导签字：' }))
    granted(await set('administrator', { site: sites.town, title: '塘口镇新时代文明实践', unit: '塘口镇宣传办', foot: '' }))
    expect(await seen('station', sites.station)).toMatchObject({
      title: '塘口镇新时代文明实践',
      unit: '宅群村文明实践站',
      foot: '分管领导签字：',
    })
    expect(await seen('town', sites.town)).toMatchObject({ unit: '塘口镇宣传办' })
    const [sheet] = (await readXlsx(new Uint8Array((await fetched('town', granted(await ask('town', { site: sites.town })).code)).bytes)))
      .sheets
    expect(sheet?.rows[0]?.[0]).toBe('塘口镇新时代文明实践点单台账')
    expect(sheet?.rows.at(-1)?.[0]).toBe('分管领导签字：')
  })

  it('is set by the administrators of the place, and can be put back', async () => {
    const value = { title: '开平市新时代文明实践', unit: '', foot: '' }
    expect(refused(await set('centre', { site: sites.centre, ...value }))).toEqual([403, 'not_allowed'])
    expect(refused(await set('administrator', { site: '440785', ...value }))).toEqual([403, 'not_allowed'])
    granted(await set('administrator', { site: sites.centre, ...value }))
    const changes = granted(await county.people.administrator.call(administration.changes, { query: { under: sites.centre } }))
    const [made] = changes.items
    expect(made).toMatchObject({ subject: 'setting', key: `register_heading.${sites.centre}`, actions: ['undo'] })
    granted(await county.people.administrator.call(administration.undo, { params: { id: made?.id ?? '' } }))
    expect((await seen('centre', sites.centre)).title).toBe('开平市')
  })
})
