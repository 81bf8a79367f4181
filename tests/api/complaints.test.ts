import { ComplaintEvent } from '../../server/features/complaints/complaint.entity'
import { Setting } from '../../server/features/settings/setting.entity'
import { complaints, notices, orders, ownData } from '../../shared/contract'
import type { BodyIn, ReplyOf } from '../../shared/contract/endpoint'
import { COMPLAINT_LISTS, type ComplaintList } from '../../shared/vocabulary/complaints'
import { granted, type Kaiping, openKaiping, type Part, refused, sites } from '../support/kaiping'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

type Wish = BodyIn<typeof complaints.file>
type Complaint = ReplyOf<typeof complaints.one>
const TEXT = '上门的人说要收五十块油费'

const file = (wish: Partial<Wish> = {}, by: Part = 'villager') => {
  const body = { category: 'money', text: TEXT, order: null, about: sites.station, anonymous: false, caller: null, ...wish } as const
  return county.people[by].call(complaints.file, { body })
}
const filed = async (wish: Partial<Wish> = {}, by: Part = 'villager'): Promise<string> => granted(await file(wish, by)).code
const one = async (code: string, by: Part = 'villager'): Promise<Complaint> =>
  granted(await county.people[by].call(complaints.one, { params: { code } }))
const list = async (show: ComplaintList, by: Part = 'town', site: string = sites.town) =>
  granted(await county.people[by].call(complaints.list, { query: { site, show } }))
const accept = (code: string, by: Part = 'town') => county.attempt(by, complaints.accept, code, {})
const reply = (code: string, by: Part = 'town', text = '查实了，钱已经退回，队伍已经停派') =>
  county.attempt(by, complaints.answer, code, { text })
const titles = async (by: Part) => granted(await county.people[by].call(notices.list)).items.map(({ title }) => title)

/** Lets the clock that runs now run out, and the system act. */
async function runOut(code: string, by: Part = 'villager'): Promise<void> {
  county.clock.set(new Date(Date.parse((await one(code, by)).dueAt ?? '')))
  await county.clock.act()
}

describe('a complaint', () => {
  it('goes to the level above the site that it is about, is accepted and answered there, and its complainant sees how', async () => {
    const made = granted(await file())
    expect(made).toMatchObject({ state: 'filed', about: { code: sites.station }, desk: { code: sites.town }, actions: ['withdraw'] })
    expect(made.code).toMatch(/^\d{9}$/)
    expect(await titles('town')).toContain('有一件投诉建议')
    expect(await titles('station')).not.toContain('有一件投诉建议')
    const seen = granted(await accept(made.code))
    expect(seen).toMatchObject({ state: 'accepted', text: TEXT, from: '方**', actions: ['answer'] })
    granted(await reply(made.code))
    const answered = await one(made.code)
    expect(answered).toMatchObject({
      state: 'answered',
      answer: '查实了，钱已经退回，队伍已经停派',
      dueAt: null,
      actions: ['satisfied', 'not_satisfied'],
    })
    expect(await titles('villager')).toEqual(expect.arrayContaining(['您的投诉建议受理了', '您的投诉建议有答复了']))
    expect(granted(await county.attempt('villager', complaints.satisfied, made.code, {})).state).toBe('closed')
    expect((await one(made.code)).timeline.map(({ action, by }) => [action, by])).toEqual([
      ['file', 'complainant'],
      ['accept', 'desk'],
      ['answer', 'desk'],
      ['satisfied', 'complainant'],
    ])
  })

  it('about an order goes above the site that has the order, and only who knows the order can bring it', async () => {
    const order = (await county.place()).code
    const made = granted(await file({ order, about: null }))
    expect(made).toMatchObject({ about: { code: sites.station }, order: { code: order } })
    await county.step('town', orders.takeOver, order, { text: '' })
    expect(granted(await file({ order, about: null })).desk.code).toBe(sites.centre)
    expect(refused(await file({ order, about: null }, 'stranger'))).toEqual([404, 'order_not_found'])
  })

  it('is nobody else’s to read: not the site’s, not a neighbour’s, not another town’s; and not answered by a level that has it not', async () => {
    const code = await filed()
    for (const who of ['station', 'stranger', 'clinic', 'grid'] as const)
      expect(refused(await county.people[who].call(complaints.one, { params: { code } }))).toEqual([404, 'complaint_not_found'])
    expect((await one(code, 'centre')).actions).toEqual([])
    expect(refused(await reply(code, 'centre'))).toEqual([403, 'not_allowed'])
    expect(refused(await county.attempt('villager', complaints.answer, code, { text: '好' }))).toEqual([403, 'not_allowed'])
  })

  it('does not tell the site complained of who spoke, where that is wished', async () => {
    const [open, hidden] = [await filed(), await filed({ anonymous: true })]
    const lines = (await list('about', 'station', sites.station)).items
    expect(lines.map(({ code, from }) => [code, from])).toEqual([
      [hidden, null],
      [open, '方**'],
    ])
    expect(JSON.stringify(lines)).not.toContain(TEXT)
    expect((await list('waiting')).items.map(({ from }) => from)).toEqual(['方**', '方**'])
  })

  it('whose answer does not satisfy goes one level up, once', async () => {
    const code = await filed()
    granted(await reply(code))
    const again = () => county.attempt('villager', complaints.notSatisfied, code, { text: '钱没有退' })
    expect(granted(await again())).toMatchObject({ state: 'filed', desk: { code: sites.centre }, raised: true, appealed: true })
    expect(refused(await reply(code, 'town'))).toEqual([404, 'complaint_not_found'])
    expect((await one(code, 'centre')).timeline.at(-1)).toMatchObject({ action: 'not_satisfied', said: '钱没有退' })
    granted(await reply(code, 'centre', '中心再查，今天退'))
    expect((await one(code)).actions).toEqual(['satisfied'])
    expect(refused(await again())).toEqual([409, 'no_further_appeal'])
  })

  it('that nobody accepts or answers in time goes up by itself, to the city at last, and is marked there', async () => {
    const code = await filed()
    await runOut(code)
    expect(await one(code)).toMatchObject({ desk: { code: sites.centre }, raised: true, late: false, state: 'filed' })
    granted(await accept(code, 'centre'))
    await runOut(code)
    expect(await one(code)).toMatchObject({ desk: { code: '4407' }, state: 'accepted', late: false })
    await runOut(code)
    expect(await one(code)).toMatchObject({ desk: { code: '4407' }, late: true })
    expect((await one(code)).timeline.map(({ action }) => action)).toEqual(['file', 'escalate', 'accept', 'escalate', 'mark_overdue'])
  })

  it('has two working days to be accepted and ten more to be answered, and these are settings', async () => {
    const code = await filed()
    // Tuesday ten o'clock, and Thursday ten o'clock.
    expect((await one(code)).dueAt).toBe('2026-11-26T02:00:00.000Z')
    granted(await accept(code))
    expect((await one(code)).dueAt).toBe('2026-12-08T02:00:00.000Z')
    await county.database.transaction((tx) =>
      tx.insert(Setting, { name: 'complaint_days', value: { accept: 1, answer: 3 }, updatedAt: county.services.now() }),
    )
    await county.services.clocks.refresh(county.database)
    expect((await one(await filed())).dueAt).toBe('2026-11-25T02:00:00.000Z')
  })

  it('that was answered ends by itself when nobody says more', async () => {
    const code = await filed()
    granted(await reply(code))
    county.clock.advance(15 * 24 * 60)
    await county.clock.act()
    expect(await one(code)).toMatchObject({ state: 'closed', actions: [] })
  })

  it('is written down for a caller, whose number only the desk opens, and each opening is noted', async () => {
    const caller = { name: '何伯', phone: '13800001234' }
    const made = granted(await file({ caller }, 'station'))
    expect(made.actions).toEqual([])
    expect(refused(await county.people.station.call(complaints.one, { params: { code: made.code } }))).toEqual([404, 'complaint_not_found'])
    expect(refused(await file({ caller }, 'villager'))).toEqual([403, 'not_allowed'])
    const contact = (by: Part) => county.attempt(by, complaints.contact, made.code, {})
    expect(refused(await contact('centre'))).toEqual([403, 'not_allowed'])
    expect(granted(await contact('town'))).toEqual(caller)
    granted(await contact('town'))
    expect(await county.database.reads.manager.countBy(ComplaintEvent, { action: 'contact' })).toBe(2)
    granted(await reply(made.code))
    expect(refused(await contact('town'))).toEqual([409, 'transition_not_allowed'])
  })

  it('keeps rude words out, has a place below the city, and a number that was misheard is told', async () => {
    expect(refused(await file({ text: '你这个傻逼' }))[1]).toBe('text_not_allowed')
    expect(refused(await file({ about: '4407' }))[1]).toBe('no_upper_site')
    expect(refused(await file({ about: null }))).toEqual([404, 'place_not_found'])
    const code = await filed()
    const misheard = `${code.slice(0, 4)}${(Number(code[4]) + 1) % 10}${code.slice(5)}`
    expect(refused(await county.people.villager.call(complaints.one, { params: { code: misheard } }))).toEqual([400, 'invalid_request'])
  })

  it('is answered once by two who answer at once', async () => {
    const code = await filed()
    const answers = await Promise.all([reply(code), reply(code), reply(code)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await one(code)).timeline.filter(({ action }) => action === 'answer')).toHaveLength(1)
  })
})

it('the counts of the desk are its lists, and none of one’s own site is among them', async () => {
  const codes: string[] = []
  for (let each = 0; each < 23; each += 1) codes.push(await filed())
  for (const code of codes.slice(0, 2)) granted(await reply(code))
  granted(await county.attempt('villager', complaints.withdraw, codes[3] ?? '', {}))
  county.clock.set(new Date('2026-11-26T02:00:01.000Z'))
  await filed()
  for (const show of COMPLAINT_LISTS) {
    const { counts } = await list(show)
    const found: string[] = []
    for (let cursor: string | undefined; ; ) {
      const query = { site: sites.town, show, ...(cursor === undefined ? {} : { cursor }) }
      const page = granted(await county.people.town.call(complaints.list, { query }))
      found.push(...page.items.map(({ code }) => code))
      if (page.next === null) break
      cursor = page.next
    }
    expect([show, found.length, new Set(found).size]).toEqual([show, counts[show], counts[show]])
  }
  expect((await list('late')).counts).toEqual({ waiting: 1, late: 20, answered: 2, ended: 1, about: 0 })
  // The town's own are the centre's to answer, and do not stand on the town's lists.
  await filed({ about: sites.town })
  expect((await list('waiting')).counts).toMatchObject({ waiting: 1, about: 1 })
})

it('is taken along, and stands in the way of being forgotten while it is open', async () => {
  const code = await filed({}, 'stranger')
  const told = JSON.stringify(granted(await county.people.stranger.call(ownData.take)))
  expect(told).toContain(TEXT)
  const state = () => county.people.stranger.call(ownData.state)
  expect(granted(await state()).obstacles.map(({ code: each }) => each)).toContain('open_complaints')
  granted(await county.attempt('stranger', complaints.withdraw, code, {}))
  expect(granted(await state()).obstacles.map(({ code: each }) => each)).not.toContain('open_complaints')
})
