import { IsNull } from 'typeorm'
import { Membership } from '../../server/features/people/membership.entity'
import { orders, supervision } from '../../shared/contract'
import type { QueryIn } from '../../shared/contract/endpoint'
import { STUCK_LISTS, type StuckList } from '../../shared/contract/supervision'
import { granted, type Kaiping, openKaiping, type Part, refused, SECRETS, sites, TUESDAY } from '../support/kaiping'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

const HOUR = 3_600_000

const stuck = async (query: Partial<QueryIn<typeof supervision.stuck>> = {}, by: Part = 'centre') =>
  granted(await county.people[by].call(supervision.stuck, { query: { site: sites.centre, ...query } }))

/** Every row of a list, page after page. */
async function all(show: StuckList, owner?: string): Promise<string[]> {
  const codes: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await stuck({ show, ...(owner === undefined ? {} : { owner }), ...(cursor === undefined ? {} : { cursor }) })
    codes.push(...page.items.map(({ code }) => code))
    if (page.next === null) return codes
    cursor = page.next
  }
}

const urge = (by: Part, code: string, text = '请今天给老人家一个准信') => county.attempt(by, supervision.urge, code, { text })
const reply = (by: Part, code: string) => county.attempt(by, supervision.answer, code, { text: '已经约好队伍，周五上门' })
const urgesOf = async (by: Part, code: string) => granted(await county.people[by].call(supervision.ofOrder, { params: { code } }))

/** Ends every membership of the staff of a site, as when somebody leaves and nobody follows. */
const leave = (siteCode: string) =>
  county.database.transaction((tx) => tx.update(Membership, { siteCode, role: 'staff', endedAt: IsNull() }, { endedAt: TUESDAY }))

it('counts what it lists, list by list and site by site, over more than one page', async () => {
  for (let placed = 0; placed < 23; placed += 1) {
    // One an hour, so that after a day some are late, some will be soon, and some have time.
    county.clock.set(new Date(TUESDAY.getTime() + placed * 0.25 * HOUR))
    await county.place({ beneficiary: { ...county.wish().beneficiary, name: `婆婆${placed}` } })
  }
  const urged = await county.place()
  granted(await urge('centre', urged.code))
  county.clock.set(new Date('2026-11-25T03:05:00.000Z'))
  const before = await stuck()
  expect(before.counts.late).toBeGreaterThan(0)
  expect(before.counts.soon).toBeGreaterThan(0)
  while ((await county.clock.act()) > 0);
  await leave(sites.town)
  const { counts, owners, open } = await stuck()
  expect(open).toBe(24)
  expect(counts.raised).toBe(before.counts.late)
  expect(counts.ownerless).toBe(counts.raised)
  expect(counts.urged).toBe(1)
  for (const list of STUCK_LISTS) {
    const codes = await all(list)
    expect([list, codes.length, new Set(codes).size]).toEqual([list, counts[list], counts[list]])
    expect(owners.reduce((sum, each) => sum + each.counts[list], 0)).toBe(counts[list])
    for (const owner of owners) expect((await all(list, owner.site.code)).length).toBe(owner.counts[list])
  }
})

it('says who let a clock run out, and at the centre that nobody is above', async () => {
  const { code } = await county.place()
  const lists = async () => {
    const found: Record<string, string | null> = {}
    for (const list of STUCK_LISTS) {
      const line = (await stuck({ show: list })).items.find((each) => each.code === code)
      if (line !== undefined) found[list] = line.ranOutAt?.name ?? null
    }
    return found
  }
  const runOut = async () => {
    county.clock.set(new Date(Date.parse((await county.look('villager', code)).promise?.due ?? '')))
    await county.clock.act()
  }
  await runOut()
  expect(await lists()).toEqual({ raised: '宅群村文明实践站' })
  await runOut()
  expect(await lists()).toEqual({ raised: '塘口镇文明实践所' })
  await runOut()
  expect(await lists()).toEqual({ late: '塘口镇文明实践所' })
})

it('what waits for the requester or for a team is nobody’s delay', async () => {
  const asked = await county.place()
  await county.step('station', orders.ask, asked.code, { text: '哪天在家？' })
  await county.offered()
  await county.delivered()
  // Long after every clock of theirs: what follows by itself has not been done, and still nobody's site is late.
  county.clock.set(new Date(TUESDAY.getTime() + 20 * 24 * HOUR))
  expect((await stuck()).counts).toEqual({ late: 0, soon: 0, raised: 0, ownerless: 0, urged: 0 })
})

it('finds the orders that nobody can act on, and none while every owner has staff', async () => {
  const { code } = await county.place()
  expect((await stuck({ show: 'ownerless' })).counts.ownerless).toBe(0)
  await leave(sites.station)
  const { counts, items, owners } = await stuck({ show: 'ownerless' })
  expect([counts.ownerless, items.map((each) => each.code)]).toEqual([1, [code]])
  expect(owners).toMatchObject([{ site: { code: sites.station, name: '宅群村文明实践站' }, counts: { ownerless: 1 } }])
  // What to do about it stands with the order, and works.
  expect(items[0]?.actions).toEqual(['urge', 'take_over'])
  await county.step('centre', orders.takeOver, code, { text: '中心来办' })
  expect((await stuck({ show: 'ownerless' })).counts.ownerless).toBe(0)
})

describe('an urge', () => {
  it('stands on the timeline, tells the owner’s staff once, and waits on a list until it is answered', async () => {
    const { code } = await county.place()
    const sent = granted(await urge('centre', code))
    expect(sent).toMatchObject({ from: '开平市文明实践中心', owner: { name: '宅群村文明实践站' }, answer: null, actions: [] })
    expect((await county.look('villager', code)).timeline.at(-1)).toMatchObject({
      action: 'urge',
      words: '开平市文明实践中心催办，请宅群村文明实践站回复',
      said: '请今天给老人家一个准信',
    })
    const told = (by: Part) => county.noticesOf(by, code).then((list) => list.filter(({ title }) => title.includes('催办')).length)
    expect([await told('station'), await told('town'), await told('villager'), await told('centre')]).toEqual([1, 0, 0, 0])
    const list = async (show: 'waiting' | 'answered') =>
      granted(await county.people.centre.call(supervision.urges, { query: { site: sites.centre, show } })).items.map((each) => each.code)
    expect([await list('waiting'), await list('answered')]).toEqual([[sent.code], []])

    expect((await urgesOf('station', code)).items[0]?.actions).toEqual(['answer'])
    expect(granted(await reply('station', sent.code)).answer).toMatchObject({ from: '宅群村文明实践站', text: '已经约好队伍，周五上门' })
    expect((await county.look('villager', code)).timeline.at(-1)).toMatchObject({ action: 'answer_urge' })
    expect([await told('centre'), await told('station')]).toEqual([1, 1])
    expect([await list('waiting'), await list('answered')]).toEqual([[], [sent.code]])
    expect(refused(await reply('station', sent.code))).toEqual([409, 'urge_answered'])
  })

  it('waits one at a time, changes no clock, and a second may follow the reply', async () => {
    const { code } = await county.place()
    const promise = (await county.look('villager', code)).promise
    const sent = granted(await urge('centre', code))
    expect((await county.look('villager', code)).promise).toEqual(promise)
    expect(refused(await urge('town', code))).toEqual([409, 'urge_waits'])
    granted(await reply('station', sent.code))
    granted(await urge('town', code))
    expect((await urgesOf('centre', code)).items).toHaveLength(2)
  })

  it('goes with the order: whoever takes it over owes the reply', async () => {
    const { code } = await county.place()
    const sent = granted(await urge('centre', code))
    await county.step('town', orders.takeOver, code, { text: '' })
    expect(refused(await reply('station', sent.code))).toEqual([403, 'not_allowed'])
    granted(await reply('town', sent.code))
  })

  it('ends with the order', async () => {
    const { code } = await county.place()
    const sent = granted(await urge('centre', code))
    await county.step('villager', orders.withdraw, code, { text: '' })
    expect((await stuck()).counts.urged).toBe(0)
    expect(granted(await county.people.centre.call(supervision.urges, { query: { site: sites.centre } })).items).toEqual([])
    expect(refused(await reply('station', sent.code))).toEqual([409, 'order_ended'])
    expect(refused(await urge('centre', code))).toEqual([409, 'order_ended'])
  })

  it('is for those above alone, and its reply for the owner alone', async () => {
    const { code } = await county.place()
    expect(refused(await urge('station', code))).toEqual([403, 'not_allowed'])
    for (const by of ['grid', 'clinic', 'villager', 'administrator'] as const) expect(refused(await urge(by, code))[0]).toBe(403)
    const sent = granted(await urge('town', code))
    expect(refused(await reply('centre', sent.code))).toEqual([403, 'not_allowed'])
    expect(refused(await reply('grid', sent.code))).toEqual([403, 'not_allowed'])
    // Whoever is supervisor and staff of the owner at once acts instead.
    const own = (await county.place()).code
    await county.step('centre', orders.takeOver, own, { text: '' })
    expect((await urgesOf('centre', own)).actions).toEqual([])
    expect(refused(await urge('centre', own))).toEqual([403, 'not_allowed'])
  })
})

it('is read by staff and supervisors of the place and of those above, and by nobody else', async () => {
  const statuses = async (by: Part, site: string) => (await county.people[by].call(supervision.stuck, { query: { site } })).status
  expect([await statuses('station', sites.station), await statuses('town', sites.town), await statuses('centre', sites.centre)]).toEqual([
    200, 200, 200,
  ])
  expect(await statuses('centre', sites.station)).toBe(200)
  expect(await statuses('station', sites.town)).toBe(403)
  expect(await statuses('centre', '440705')).toBe(403)
  for (const by of ['villager', 'grid', 'clinic', 'administrator'] as const) expect(await statuses(by, sites.station)).toBe(403)
})

it('shows of people no more than the desk’s own lists', async () => {
  const { code } = await county.place()
  granted(await urge('centre', code))
  const site = { query: { site: sites.centre } }
  const answers = [
    await county.people.centre.call(supervision.stuck, { query: { site: sites.centre, show: 'urged' } }),
    await county.people.centre.call(supervision.urges, site),
    await county.people.centre.call(supervision.brief, site),
    await county.people.station.call(supervision.ofOrder, { params: { code } }),
  ]
  for (const { status, bytes } of answers) {
    expect([status, bytes.includes(code)]).toEqual([200, true])
    expect(Object.values(SECRETS).filter((secret) => bytes.includes(secret))).toEqual([])
  }
})

it('puts the day’s standing on one page, with the date and the place', async () => {
  const late = await county.place()
  granted(await urge('town', late.code))
  county.clock.set(new Date(TUESDAY.getTime() + 30 * HOUR))
  const { body } = await county.people.town.call(supervision.brief, { query: { site: sites.town } })
  expect(body).toMatchObject({
    place: { code: sites.town, name: '塘口镇' },
    date: '2026-11-25',
    yesterday: { date: '2026-11-24', received: 1, answerDue: 0, finished: 0 },
    counts: { late: 1, soon: 0, urged: 1, hoursDue: 0 },
    late: [{ code: late.code, owner: { name: '宅群村文明实践站' } }],
    urges: [{ order: { code: late.code }, answer: null }],
  })
})
