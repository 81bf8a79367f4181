import pino from 'pino'
import { uuidv7 } from 'uuidv7'
import { fillFigures, lacksFigures } from '../../server/features/figures/fill-figures'
import { startFilling } from '../../server/features/figures/filling'
import { recountFigures } from '../../server/features/figures/recount'
import { Place } from '../../server/features/places/place.entity'
import { Chance } from '../../server/seed/city/chance'
import { figures, orders } from '../../shared/contract'
import { ORDER_FIGURES, type OrderFigure, partOf, wholeOf } from '../../shared/figures/catalogue'
import { COUNTERS, type Counts, noCounts, OTHER_COUNTERS } from '../../shared/figures/counters'
import { addDays, beijingAt } from '../../shared/time/beijing'
import { insertRows } from '../bench/plant-orders'
import { granted, type Kaiping, openKaiping, type Part, refused, sites, TUESDAY, teamCodes } from '../support/kaiping'
import { type RandomLife, randomLives } from '../support/random-lives'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

const TODAY = { from: '2026-11-24', until: '2026-11-24' }
const NONE = { facts: [], cells: [], months: [] }

const page = async (place: string, span = TODAY, by: Part = 'centre') =>
  granted(await county.people[by].call(figures.page, { query: { place, ...span } }))

/** Every order behind a number. */
async function behind(place: string, figure: OrderFigure, show: 'part' | 'rest', span = TODAY, service?: string) {
  const codes: string[] = []
  for (let cursor: string | undefined; ; ) {
    const query = {
      place,
      ...span,
      figure,
      show,
      ...(service === undefined ? {} : { service }),
      ...(cursor === undefined ? {} : { cursor }),
    }
    const { items, next, total } = granted(await county.people.centre.call(figures.orders, { query }))
    codes.push(...items.map(({ code }) => code))
    if (next === null) return { codes, total }
    cursor = next
  }
}

/** Something in every state that the county's people can bring about. */
async function live(): Promise<Record<string, string>> {
  const submitted = (await county.place()).code
  const asked = (await county.place()).code
  await county.step('station', orders.ask, asked, { text: '哪天在家？' })
  const none = (await county.place({ channel: 'self' })).code
  await county.step('station', orders.refuse, none, { reason: 'beyond_means', text: '现在没有力量' })
  const referred = (await county.place()).code
  await county.step('station', orders.refer, referred, { target: '民政办', phone: null, text: '请找民政办' })
  const caller = await county.place({ channel: 'phone', requester: { name: '关婆婆', phone: '07502009801' } }, 'grid')
  await county.step('station', orders.accept, caller.code, { category: 'health' })
  const withdrawn = await county.accepted()
  await county.step('villager', orders.withdraw, withdrawn, { text: '' })
  const { code: offered } = await county.offered([teamCodes.clinic, teamCodes.weekend])
  const rated = (await county.delivered()).code
  await county.step('villager', orders.rate, rated, { stars: 5, text: '很好' })
  const poor = (await county.delivered()).code
  await county.step('villager', orders.rate, poor, { stars: 2, text: '' })
  const again = (await county.delivered()).code
  await county.step('villager', orders.notSolved, again, { text: '还是不行' })
  const free = (await county.place({ project: null, text: '路灯坏了' })).code
  await county.step('station', orders.accept, free, { category: 'civics', serviceCode: 'haircut' })
  return { submitted, asked, none, referred, caller: caller.code, withdrawn, offered, rated, poor, again, free }
}

it('counts each step of an order’s life in the commit that takes it', async () => {
  await live()
  const { total } = await page(sites.station)
  const expected: Partial<Counts> = {
    received: 11,
    answerDue: 9,
    answeredInTime: 9,
    offered: 4,
    taken: 3,
    accepted: 6,
    finished: 2,
    rated: 2,
    satisfied: 1,
    proxy: 1,
    unmet: 5,
    refused: 1,
    referred: 1,
  }
  expect(total).toMatchObject(expected)
  // One beneficiary with two finished services in the month.
  expect(total).toMatchObject({ served: 1, services: 2 })
  for (const place of [sites.town, sites.centre]) expect((await page(place)).total).toEqual(total)
  expect(await recountFigures(county.database)).toEqual({ orders: 11, ...NONE })
})

it('leads from each number to its very orders', async () => {
  const made = await live()
  const { total } = await page(sites.centre)
  for (const figure of ORDER_FIGURES) {
    const [part, rest] = [await behind(sites.centre, figure, 'part'), await behind(sites.centre, figure, 'rest')]
    expect([figure, part.total, part.codes.length]).toEqual([figure, total[partOf(figure)], total[partOf(figure)]])
    expect(rest.total).toBe(total[wholeOf(figure)] - total[partOf(figure)])
    expect(rest.codes).toHaveLength(rest.total)
    expect(part.codes.filter((code) => rest.codes.includes(code))).toEqual([])
  }
  expect((await behind(sites.centre, 'satisfied', 'rest')).codes).toEqual([made.poor])
  expect((await behind(sites.station, 'unmet', 'part', TODAY, 'haircut')).codes).toEqual([made.free])
})

it('an answer after the clock ran out is late, however far the order came up', async () => {
  const { code } = await county.place()
  const early = (await county.place()).code
  await county.step('station', orders.accept, early, { category: 'health' })
  expect((await page(sites.station)).total).toMatchObject({ answerDue: 1, answeredInTime: 1 })
  county.clock.set(new Date(Date.parse((await county.look('villager', code)).promise?.due ?? '')))
  await county.clock.act()
  expect((await page(sites.station)).total).toMatchObject({ answerDue: 2, answeredInTime: 1 })
  await county.step('town', orders.accept, code, { category: 'health' })
  expect((await page(sites.station)).total).toMatchObject({ answerDue: 2, answeredInTime: 1 })
  expect((await behind(sites.station, 'answered', 'rest')).codes).toEqual([code])
})

it('a step that is refused or undone counts nothing', async () => {
  const { code } = await county.place()
  const before = (await page(sites.station)).total
  expect(refused(await county.attempt('station', orders.start, code, {}))[0]).toBe(403)
  const withdrawTwice = [0, 1].map(() => county.attempt('villager', orders.withdraw, code, { text: '' }))
  const statuses = (await Promise.all(withdrawTwice)).map(({ status }) => status).toSorted()
  expect(statuses).toEqual([200, 409])
  expect((await page(sites.station)).total).toEqual(before)
  expect(await recountFigures(county.database)).toEqual({ orders: 1, ...NONE })
})

describe('on random data', () => {
  it.each([1, 2, 3])('every number is what the rows say, at every level and over any days (%i)', async (seed) => {
    const chance = new Chance(seed)
    const places = await county.database.reads.manager.find(Place, { order: { code: 'ASC' } })
    const villages = chance.some(
      places.filter(({ level, code }) => level === 'village' && code.startsWith(sites.centre)).map(({ code }) => code),
      9,
    )
    const lives = randomLives(chance, { count: 240, villages, from: '2026-08-01', days: 115 })
    await plant(lives)
    expect(await lacksFigures(county.database)).toBe(true)
    expect(await fillFigures(county.database)).toBe(240)
    expect([await lacksFigures(county.database), await fillFigures(county.database)]).toEqual([false, 0])
    expect(await recountFigures(county.database)).toEqual({ orders: 240, ...NONE })

    for (let tries = 0; tries < 6; tries += 1) {
      const from = addDays('2026-08-01', chance.below(100))
      const span = { from, until: addDays(from, chance.below(60)) }
      const inSpan = lives.filter(({ date }) => date >= span.from && date <= span.until)
      const village = chance.one(villages)
      for (const place of [sites.centre, village.slice(0, 9), village]) {
        const { total, children, trend, gap } = await page(place, span)
        expect(countersOf(total)).toEqual(sumOf(inSpan.filter(({ villageCode }) => villageCode.startsWith(place))))
        if (children.length > 0)
          for (const name of [...COUNTERS, ...OTHER_COUNTERS])
            expect([name, children.reduce((sum, { counts }) => sum + counts[name], 0)]).toEqual([name, total[name]])
        for (const name of ['received', 'finished', 'answerDue', 'answeredInTime'] as const)
          expect(trend.reduce((sum, part) => sum + part[name], 0)).toBe(total[name])
        expect(gap.reduce((sum, { unmet }) => sum + unmet, 0)).toBe(total.unmet)
        for (const { unmet, received, cells } of gap) {
          expect(cells.reduce((sum, cell) => sum + cell.unmet, 0)).toBe(unmet)
          expect(cells.reduce((sum, cell) => sum + cell.received, 0)).toBe(received)
        }
      }
      const figure = chance.one(ORDER_FIGURES)
      const listed = await behind(village, figure, 'rest', span)
      const expected = inSpan.filter(
        ({ villageCode, counts }) => villageCode === village && counts[wholeOf(figure)] > counts[partOf(figure)],
      )
      expect(listed.codes.toSorted()).toEqual(expected.map(({ publicCode }) => publicCode).toSorted())
      expect(listed.total).toBe(expected.length)
    }
  })
})

describe('while old orders are counted behind a server that serves', () => {
  /** As a deployment leaves it that is older than its figures. */
  const forgetFigures = () =>
    county.database.transaction(async (tx) => {
      for (const table of ['order_fact', 'order_tally', 'beneficiary_month']) await tx.query(`delete from ${table}`)
    })
  const fillBehind = () => startFilling({ database: county.database, log: pino({ level: 'silent' }) })

  it('steps with them go on, and each order is counted once as it stands', async () => {
    const { submitted, offered } = await live()
    const asked = (await county.place()).code
    await forgetFigures()
    const filling = fillBehind()
    await Promise.all([
      filling.done,
      fillFigures(county.database),
      county.step('station', orders.accept, submitted ?? '', { category: 'health' }),
      county.step('villager', orders.withdraw, offered ?? '', { text: '' }),
      county.step('station', orders.ask, asked, { text: '哪天在家？' }),
      county.place(),
    ])
    expect(await lacksFigures(county.database)).toBe(false)
    expect(await recountFigures(county.database)).toEqual({ orders: 13, ...NONE })
  })

  it('the page says down to which day they are in, and what was broken off is gone on with', async () => {
    const lives = randomLives(new Chance(4), { count: 240, villages: [sites.station], from: '2026-08-01', days: 115 })
    await plant(lives)
    expect((await page(sites.centre)).counting).toBeNull()
    const broken = fillBehind()
    expect((await page(sites.centre)).counting).not.toBeNull()
    await broken.stop()
    const reached = lives.toSorted((one, other) => (one.id < other.id ? 1 : -1))[199]?.date
    expect((await page(sites.centre)).counting).toEqual({ from: reached })
    expect(await lacksFigures(county.database)).toBe(true)

    await fillBehind().done
    expect((await page(sites.centre)).counting).toBeNull()
    expect([await lacksFigures(county.database), await recountFigures(county.database)]).toEqual([false, { orders: 240, ...NONE }])
  })

  it('an oldest order that somebody moved before its turn does not hide the others', async () => {
    const { submitted } = await live()
    await forgetFigures()
    await county.step('station', orders.accept, submitted ?? '', { category: 'health' })
    expect(await lacksFigures(county.database)).toBe(true)
  })
})

it('a recount names what was changed behind its back', async () => {
  const { code } = await county.place()
  await county.delivered()
  const behindItsBack = (sql: string) => county.database.transaction((tx) => tx.query(sql))
  await behindItsBack(`update service_order set channel = 'phone' where publicCode = '${code}'`)
  expect((await recountFigures(county.database)).facts).toHaveLength(1)
  await behindItsBack(`update service_order set channel = 'self' where publicCode = '${code}'`)
  await behindItsBack(`update order_tally set received = received + 1 where placeCode = '${sites.town}'`)
  expect((await recountFigures(county.database)).cells).toHaveLength(1)
  await behindItsBack(`update order_tally set received = received - 1 where placeCode = '${sites.town}'`)
  await behindItsBack('update beneficiary_month set services = services + 1')
  expect(await recountFigures(county.database)).toMatchObject({ facts: [], cells: [], months: [expect.stringContaining('2026-11')] })
})

it('is read by staff and supervisors of the place and of those above, and by nobody else', async () => {
  const status = async (by: Part, place: string) => (await county.people[by].call(figures.page, { query: { place, ...TODAY } })).status
  expect([await status('station', sites.station), await status('town', sites.station), await status('centre', sites.centre)]).toEqual([
    200, 200, 200,
  ])
  expect([await status('station', sites.town), await status('town', sites.centre), await status('centre', '4407')]).toEqual([403, 403, 403])
  for (const by of ['villager', 'grid', 'clinic', 'administrator'] as const) {
    expect(await status(by, sites.station)).toBe(403)
    const query = { place: sites.station, ...TODAY, figure: 'answered' as const }
    expect((await county.people[by].call(figures.orders, { query })).status).toBe(403)
  }
  expect(
    refused(await county.people.centre.call(figures.page, { query: { place: sites.centre, from: '2026-11-25', until: '2026-11-24' } })),
  ).toEqual([400, 'invalid_request'])
})

it('shows of people no more than the desk’s lists, and no volunteer at all', async () => {
  await county.place()
  const { bytes } = await county.people.centre.call(figures.page, { query: { place: sites.centre, ...TODAY } })
  expect(bytes.toString()).not.toMatch(/方|beneficiary|1390750/)
  const query = { place: sites.centre, ...TODAY, figure: 'proxy' as const, show: 'rest' as const }
  const list = granted(await county.people.centre.call(figures.orders, { query }))
  expect(list.items[0]?.beneficiary).toBe('方**')
})

const countersOf = (tally: Counts): Counts => Object.fromEntries(COUNTERS.map((name) => [name, tally[name]])) as Counts

function sumOf(lives: readonly RandomLife[]): Counts {
  const sum = noCounts()
  for (const { counts } of lives) for (const name of COUNTERS) sum[name] += counts[name]
  return sum
}

/** Puts the lives into the tables of orders, as no use case would; the figures know nothing of them yet. */
async function plant(lives: readonly RandomLife[]): Promise<void> {
  const at = TUESDAY
  await county.database.transaction(async (tx) => {
    const columns = [
      ...['id', 'publicCode', 'state', 'turn', 'open', 'shown', 'countyCode', 'townCode', 'villageCode', 'ownerCode', 'title', 'category'],
      ...['serviceCode', 'text', 'textVerdict', 'urgency', 'slots', 'channel', 'placerId', 'relation', 'stars', 'refusal'],
      ...['submittedAt', 'updatedAt'],
    ]
    const rows = lives.map((life) => {
      const { villageCode: village, state, category, serviceCode, channel, stars, refusal } = life
      const placed = new Date(beijingAt(life.date, life.minutes))
      return [
        ...[
          life.id,
          life.publicCode,
          state,
          'nobody',
          false,
          false,
          village.slice(0, 6),
          village.slice(0, 9),
          village,
          village,
          '随机',
          category,
        ],
        ...[serviceCode, '', 'pass', 'normal', '[]', channel, life.id, 'self', stars, refusal, placed, at],
      ]
    })
    await insertRows(tx, 'service_order', columns, rows)
    const contact = ['orderId', 'requesterName', 'requesterPhone', 'beneficiaryName', 'beneficiaryPhone', 'address', 'healthNotes']
    await insertRows(
      tx,
      'order_contact',
      contact,
      lives.map(({ id, beneficiary }) => [id, '甲', '', beneficiary, '', '', '']),
    )
    const steps = lives.flatMap((life) => life.steps.map((step, seq) => [uuidv7(), life.id, seq, step.action, step.state, step.by]))
    await insertRows(
      tx,
      'order_event',
      ['id', 'orderId', 'seq', 'action', 'state', 'by', 'ownerCode', 'words', 'said', 'at'],
      steps.map((step) => [...step, sites.station, '', '', at]),
    )
  })
}
