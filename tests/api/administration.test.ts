import { Deadline } from '../../server/clocks/deadline.entity'
import { AdministrativeChange } from '../../server/features/administration/administrative-change.entity'
import { Setting } from '../../server/features/settings/setting.entity'
import { administration, memberships, orders, places, projects } from '../../shared/contract'
import type { BodyIn, Endpoint, ReplyOf } from '../../shared/contract/endpoint'
import { CLOCK_LENGTHS } from '../../shared/vocabulary/clocks'
import { granted, type Kaiping, openKaiping, refused, sites } from '../support/kaiping'
import type { Client } from '../support/server'

const OTHER_TOWN = '440781115'
const CITY = '4407'

let county: Kaiping
let boss: Client
let city: Client
beforeEach(async () => {
  county = await openKaiping()
  boss = county.people.administrator
  city = county.people.cityAdministrator
})
afterEach(() => county.close())

type Change = ReplyOf<typeof administration.changes>['items'][number]
type Wanted = BodyIn<typeof administration.set>['setting']

const changes = async (under: string = sites.centre, by = boss) =>
  granted(await by.call(administration.changes, { query: { under } })).items
const undo = (change: Change | undefined, by = boss) => by.call(administration.undo, { params: { id: change?.id ?? '' } })
const site = async (code: string = sites.station) => granted(await county.visitor.call(places.one, { params: { code } })).site
const arrange = (change: Partial<BodyIn<typeof administration.arrangeSite>> = {}, code: string = sites.otherStation, by = boss) =>
  by.call(administration.arrangeSite, {
    params: { code },
    body: { phone: '07502233445', hours: '每天 9:00—17:00', facilities: ['civility_street'], demonstration: true, ...change },
  })
const set = (setting: Wanted, by = city) => by.call(administration.set, { body: { setting, reason: '上级通知' } })
const settings = async (by = city) => granted(await by.call(administration.settings))

const { answer, find_team, reply_offer, rate } = CLOCK_LENGTHS
const lengths = { answer, find_team, reply_offer, rate }
const twoDays: Wanted = { name: 'clock_lengths', value: { ...lengths, answer: { ...answer, normal: { working: 'days', amount: 2 } } } }
const answerBy = async () => granted(await county.people.villager.call(orders.home, { query: { village: sites.station } })).answerBy

describe('a site', () => {
  it('gets its mark, facilities, phone and hours, and villagers see them', async () => {
    granted(await arrange({}, sites.station))
    const seen = await site()
    expect(seen).toMatchObject({ phone: '07502233445', hours: '每天 9:00—17:00', facilities: ['civility_street'], demonstration: true })
    expect(granted(await county.people.villager.call(orders.home, { query: { village: sites.station } })).site).toEqual(seen)
  })

  it('is put back as it was, once, by a change of its own', async () => {
    const before = await site(sites.otherStation)
    granted(await arrange({ demonstration: false, facilities: [] }))
    const [change] = await changes()
    expect([change?.subject, change?.key, change?.name, change?.by]).toEqual(['site', sites.otherStation, '茅冈村文明实践站', '余工'])
    granted(await undo(change))
    expect(await site(sites.otherStation)).toEqual(before)
    expect(refused(await undo(change))).toEqual([409, 'not_undoable'])
    const [undoing, undone] = await changes()
    expect([undoing?.undoes, undoing?.before, undoing?.after]).toEqual([true, change?.after, change?.before])
    expect([undone?.id, undone?.actions]).toEqual([change?.id, []])
  })

  it('is not put back over what somebody changed later', async () => {
    granted(await arrange())
    const [first] = await changes()
    granted(await arrange({ hours: '每天 10:00—16:00' }))
    expect(refused(await undo(first))).toEqual([409, 'not_undoable'])
    expect((await site(sites.otherStation))?.hours).toBe('每天 10:00—16:00')
  })

  it('of another county is nobody’s here, nor are its changes', async () => {
    expect(refused(await arrange({}, OTHER_TOWN))).toEqual([403, 'not_allowed'])
    expect(refused(await boss.call(administration.changes, { query: { under: CITY } }))).toEqual([403, 'not_allowed'])
    granted(await arrange({}, OTHER_TOWN, city))
    const [theirs] = await changes(OTHER_TOWN, city)
    expect(refused(await undo(theirs))).toEqual([403, 'not_allowed'])
  })

  it('is listed with its subtree, by name too, and page by page', async () => {
    const query = { under: sites.centre }
    const first = granted(await boss.call(administration.sites, { query }))
    const rest = granted(await boss.call(administration.sites, { query: { ...query, cursor: first.next ?? '' } }))
    expect([first.items.length, first.items[0]?.code]).toEqual([20, sites.centre])
    expect(rest.items[0]?.code.localeCompare(first.items.at(-1)?.code ?? '')).toBe(1)
    const named = granted(await boss.call(administration.sites, { query: { ...query, text: '宅群' } })).items
    expect(named.map(({ code, path }) => [code, path])).toEqual([[sites.station, '开平市 · 塘口镇']])
    expect(granted(await boss.call(administration.sites, { query: { ...query, text: '%' } })).items).toEqual([])
  })
})

describe('places', () => {
  const HEADER = 'code,level,parent_code,name,official_name,kind,lat,lng'
  const SPRING = '440783108901,village,440783108,泉水村,泉水村民委员会,village,22.3501,112.5401'
  const send = (rows: string[], dryRun: boolean, by = boss) =>
    by.call(administration.importPlaces, { body: { under: sites.centre, csv: [HEADER, ...rows].join('\n'), dryRun } })
  const found = async () => (await county.visitor.call(places.one, { params: { code: '440783108901' } })).status

  it('are tried first and change nothing, then come with a site that answers the town’s telephone', async () => {
    expect(granted(await send([SPRING], true))).toEqual({ applied: false, added: 1, changed: 0, same: 0, bad: [] })
    expect(await found()).toBe(404)
    expect(granted(await send([SPRING], false)).applied).toBe(true)
    expect(await found()).toBe(200)
    const opened = await site('440783108901')
    expect([opened?.name, opened?.phone]).toEqual(['泉水村文明实践站', (await site(sites.town))?.phone])
    expect(granted(await send([SPRING], false))).toEqual({ applied: false, added: 0, changed: 0, same: 1, bad: [] })
    const [change] = await changes()
    expect([change?.subject, change?.after]).toMatchObject(['places', { added: 1, changed: 0 }])
  })

  it('with bad rows are none of them imported, and each is named by its line', async () => {
    const rows = [
      SPRING,
      SPRING,
      '440781115901,village,440781115,邻村,邻村民委员会,village,22.3,112.5',
      '440783108902,town,440783108,甲村,甲村民委员会,village,22.3,112.5',
      '440783108903,village,440783109,乙村,乙村民委员会,village,22.3,112.5',
      '440783999904,village,440783999,丙村,丙村民委员会,village,22.3,112.5',
      '440783108905,village,440783108,丁\u0000村,丁村民委员会,village,22.3,112.5',
      '440783108905,village,440783108,,丁村民委员会,village,22.3,112.5',
      '440783108906,village,440783108,戊村,戊村民委员会,village,2.3,112.5',
      '440783108907,village,440783108,己村',
    ]
    const { applied, bad } = granted(await send(rows, false))
    expect([applied, bad.map(({ line }) => line)]).toEqual([false, [3, 4, 5, 6, 7, 8, 9, 10, 11]])
    expect(new Set(bad.map(({ what }) => what)).size).toBe(9)
    expect(await found()).toBe(404)
  })

  it('are taken as a spreadsheet copies them, and only by whom they belong to', async () => {
    const csv = [HEADER, SPRING].join('\r\n').replaceAll(',', '\t')
    expect(granted(await boss.call(administration.importPlaces, { body: { under: sites.centre, csv, dryRun: true } })).added).toBe(1)
    const body = { under: CITY, csv, dryRun: true }
    expect(refused(await boss.call(administration.importPlaces, { body }))).toEqual([403, 'not_allowed'])
    const wrong = granted(await boss.call(administration.importPlaces, { body: { under: sites.centre, csv: 'code;name', dryRun: false } }))
    expect(wrong.bad.map(({ line }) => line)).toEqual([1])
  })
})

describe('a service', () => {
  const added = { code: 'reading_letters', category: 'culture', name: '读信写信', about: '替老人读信、写信。' } as const
  const listed = async () => granted(await county.people.villager.call(projects.services)).items.map(({ code }) => code)
  const menu = async () => granted(await county.visitor.call(projects.menu, { query: { village: sites.station } })).items
  const retire = (code: string, by = city) => by.call(administration.retireService, { params: { code } })

  it('is added and known at once', async () => {
    granted(await city.call(administration.addService, { body: added }))
    expect(await listed()).toContain('reading_letters')
    expect(refused(await city.call(administration.addService, { body: added }))).toEqual([409, 'service_known'])
  })

  it('is renamed, and the menu of the village says so', async () => {
    granted(
      await city.call(administration.changeService, { params: { code: 'health_check' }, body: { name: '上门体检', about: '量血压。' } }),
    )
    expect((await menu()).find(({ service }) => service.code === 'health_check')?.service.name).toBe('上门体检')
  })

  it('that is retired can be ordered no more, while its open orders go on; and comes back by undoing', async () => {
    const { code } = await county.place()
    granted(await retire('health_check'))
    expect((await menu()).some(({ service }) => service.code === 'health_check')).toBe(false)
    expect(refused(await county.people.villager.call(orders.submit, { body: county.wish() }))).toEqual([422, 'service_not_offered'])
    granted(await county.attempt('station', orders.accept, code, { category: 'health' }))
    const [change] = await changes(CITY, city)
    granted(await undo(change, city))
    granted(await county.people.villager.call(orders.submit, { body: county.wish() }))
  })

  it('belongs to the topmost place: a county’s administrator reads and does not change', async () => {
    expect(granted(await boss.call(administration.services)).mayChange).toBe(false)
    expect(refused(await retire('health_check', boss))).toEqual([403, 'not_allowed'])
    expect(refused(await boss.call(administration.addService, { body: added }))).toEqual([403, 'not_allowed'])
  })
})

describe('a setting', () => {
  it('lengthens the clocks that start from now on, and leaves those that run', async () => {
    const { code } = await county.place()
    const dueOf = async () => (await county.look('villager', code)).promise?.due
    const [promised, usual] = [await dueOf(), await answerBy()]
    const preview = granted(await city.call(administration.preview, { body: { setting: twoDays } }))
    expect([preview.running, preview.waiting, preview.after]).toEqual([1, 0, twoDays])
    expect(await answerBy()).toBe(usual)
    granted(await set(twoDays))
    expect(await answerBy()).not.toBe(usual)
    expect(await dueOf()).toBe(promised)
    const [kept] = await county.database.reads.manager.findBy(Deadline, { clock: 'answer' })
    expect(kept?.dueAt?.toISOString()).toBe(promised)
  })

  it('is undone to the default where there was none before, and history keeps all three', async () => {
    const usual = await answerBy()
    granted(await set(twoDays))
    const [change] = await changes(CITY, city)
    expect([change?.before, change?.reason, change?.key]).toEqual([null, '上级通知', 'clock_lengths'])
    granted(await undo(change, city))
    expect(await answerBy()).toBe(usual)
    expect((await settings()).settings.find(({ name }) => name === 'clock_lengths')?.value).toEqual(lengths)
    expect(await county.database.reads.manager.count(AdministrativeChange)).toBe(2)
    expect(await county.database.reads.manager.count(Setting)).toBe(0)
  })

  it('of the hours or of a day moves what is promised from now on', async () => {
    const usual = await answerBy()
    granted(await city.call(administration.setDay, { params: { date: '2026-11-25' }, body: { working: false, label: '台风停工' } }))
    expect((await settings()).days).toEqual([{ date: '2026-11-25', working: false, label: '台风停工' }])
    const later = await answerBy()
    expect(later).not.toBe(usual)
    granted(await set({ name: 'opening_hours', value: [[600, 660]] }))
    expect(await answerBy()).not.toBe(later)
    const [hours, day] = await changes(CITY, city)
    granted(await undo(hours, city))
    granted(await undo(day, city))
    expect(await answerBy()).toBe(usual)
    expect((await settings()).days).toEqual([])
  })

  it.each([
    ['rank people', 'volunteer_ranking', true],
    ['force a photo', 'photo_required', true],
    ['ask for so many log-ins', 'login_quota', 5],
    ['lengthen what the law fixes', 'settle', 20],
  ])('that would %s cannot be made', async (_what, name, value) => {
    const answered = await city.call<Endpoint>(administration.set, { body: { setting: { name, value }, reason: '想要' } })
    expect(refused(answered)).toEqual([400, 'invalid_request'])
    expect(await county.database.reads.manager.count(Setting)).toBe(0)
    expect(await county.database.reads.manager.count(AdministrativeChange)).toBe(0)
  })

  it('with a value that makes no sense, or something beside it, is refused', async () => {
    for (const setting of [
      { name: 'opening_hours', value: [[720, 540]] },
      { name: 'opening_hours', value: [] },
      { name: 'clock_lengths', value: { ...lengths, settle: answer } },
      { name: 'clock_lengths', value: { ...lengths, rate: { ...rate, normal: { wall: 'days', amount: 0 } } } },
      { name: 'owner_department', value: '' },
    ])
      expect((await city.call<Endpoint>(administration.set, { body: { setting, reason: '试试' } })).status).toBe(400)
  })

  it('belongs to the topmost place: a county’s administrator reads and does not change, others do neither', async () => {
    expect((await settings(boss)).mayChange).toBe(false)
    expect(refused(await set(twoDays, boss))).toEqual([403, 'not_allowed'])
    expect(refused(await boss.call(administration.preview, { body: { setting: twoDays } }))).toEqual([403, 'not_allowed'])
    expect(refused(await county.people.centre.call(administration.settings))).toEqual([403, 'not_allowed'])
  })
})

test('who did what stays masked for others, and authority that was given names nobody', async () => {
  granted(await arrange())
  const [seen] = await changes(sites.centre, city)
  expect(seen?.by).toBe('余*')
  const { code } = granted(await boss.call(memberships.invite, { body: { role: 'staff', site: sites.station, team: null } }))
  granted(await county.people.stranger.call(memberships.accept, { body: { code } }))
  const [given] = await changes(CITY, city)
  expect([given?.subject, given?.name, given?.before, given?.after, given?.actions]).toEqual([
    'membership',
    '宅群村',
    null,
    { role: '工作人员' },
    [],
  ])
  expect(refused(await undo(given, city))).toEqual([409, 'not_undoable'])
})
