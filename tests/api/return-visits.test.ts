import { createHash } from 'node:crypto'
import { ContactReveal } from '../../server/features/orders/order-contact.entity'
import { ReturnVisit, ReturnVisitEvent, VisitDraw } from '../../server/features/return-visits/return-visit.entity'
import { orders, returnVisits } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import type { VisitAnswers } from '../../shared/vocabulary/return-visits'
import { granted, type Kaiping, openKaiping, type Part, refused, SECRETS, sites } from '../support/kaiping'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

type Wish = BodyIn<typeof returnVisits.draw>
const GOOD: VisitAnswers = { came: 'yes', on_time: 'yes', solved: 'yes', asked_money: 'no', satisfied: 'yes' }
const PERIOD = { from: '2026-11-01', until: '2026-11-30' } as const

const draw = (wish: Partial<Wish> = {}, by: Part = 'centre') =>
  county.people[by].call(returnVisits.draw, { body: { under: sites.centre, ...PERIOD, seed: '七七', sizing: 'count', amount: 9, ...wish } })
const visitsOf = async (code: string, by: Part = 'centre') =>
  granted(await county.people[by].call(returnVisits.visits, { params: { code }, query: {} })).items
const one = async (code: string, by: Part = 'centre') => granted(await county.people[by].call(returnVisits.one, { params: { code } }))
const sheet = async (code: string, by: Part = 'centre') => granted(await county.people[by].call(returnVisits.visit, { params: { code } }))
const take = (code: string, by: Part = 'centre') => county.attempt(by, returnVisits.take, code, {})
const finish = (code: string, body: Partial<BodyIn<typeof returnVisits.finish>> = {}, by: Part = 'centre') =>
  county.attempt(by, returnVisits.finish, code, { result: 'reached', answers: GOOD, note: '', reopen: false, ...body })

/** So many orders served to the end, some of them rated; a minute later. */
async function served(amount: number): Promise<string[]> {
  const codes: string[] = []
  for (let each = 0; each < amount; each += 1) codes.push((await county.delivered()).code)
  county.clock.advance(2)
  return codes
}

/** A draw of one order, and the code of its visit. */
async function drawnOne(): Promise<{ draw: string; visit: string; order: string }> {
  const [order = ''] = await served(1)
  const { code } = granted(await draw())
  return { draw: code, visit: (await visitsOf(code))[0]?.code ?? '', order }
}

describe('a draw', () => {
  it('can be made again by anybody from what it shows, whatever happened to the orders since', async () => {
    const codes = await served(6)
    const made = granted(await draw({ amount: 3 }))
    expect(made).toMatchObject({ seed: '七七', finished: 6, drawn: 3, earlier: 0, drawnBy: '关**' })
    const positions = await visitsOf(made.code)
    const drawnOrders = await Promise.all(positions.map(async ({ code }) => (await sheet(code)).order.code))
    // By hand, with nothing of ours: sort by SHA-256 of seed:code, take the first three.
    const lot = (code: string) => createHash('sha256').update(`${made.seed}:${code}`).digest('hex')
    expect(drawnOrders).toEqual(codes.toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, 3))

    // What changes later does not change the set: one is not solved after all, another is finished only now.
    await county.step('villager', orders.notSolved, drawnOrders[0] ?? '', { text: '还是漏' })
    await served(1)
    const again = granted(await county.people.centre.call(returnVisits.again, { params: { code: made.code } }))
    expect(again).toEqual({ same: true, finished: 6, codes: drawnOrders })
    const next = granted(await draw({ amount: 3 }))
    expect([next.finished, next.earlier]).toEqual([6, 1])
  })

  it('says so when it cannot be made again', async () => {
    await served(3)
    const made = granted(await draw({ amount: 2 }))
    await county.database.transaction((tx) => tx.update(VisitDraw, { publicCode: made.code }, { seed: '八八八' }))
    const other = granted(await county.people.centre.call(returnVisits.again, { params: { code: made.code } }))
    await county.database.transaction((tx) => tx.update(VisitDraw, { publicCode: made.code }, { seed: '七七', finished: 4 }))
    const fewer = granted(await county.people.centre.call(returnVisits.again, { params: { code: made.code } }))
    expect([other.codes.length, fewer.same]).toEqual([2, false])
  })

  it('takes no order that stood unfinished at its moment, of another place or another period', async () => {
    await county.assigned()
    expect(refused(await draw())).toEqual([422, 'nothing_to_draw'])
    // Finished within the last minute is not seen whole yet.
    await county.delivered()
    expect(refused(await draw())).toEqual([422, 'nothing_to_draw'])
    county.clock.advance(2)
    expect(granted(await draw()).finished).toBe(1)
    expect(refused(await draw({ from: '2026-11-01', until: '2026-11-23' }))).toEqual([422, 'nothing_to_draw'])
    expect(refused(await draw({ under: sites.otherStation }))).toEqual([422, 'nothing_to_draw'])
    expect(refused(await draw({ from: '2026-11-30', until: '2026-11-01' }))).toEqual([400, 'invalid_request'])
    expect(refused(await draw({ sizing: 'share', amount: 101 }))).toEqual([400, 'invalid_request'])
  })

  it('is made by who oversees the place, never by the station for itself; a seed is made where none is given', async () => {
    await served(1)
    expect(granted(await draw({ under: sites.town }, 'town')).drawn).toBe(1)
    expect(granted(await draw({ seed: '' })).seed).toMatch(/^[1-9A-Za-z]{8}$/)
    for (const who of ['station', 'villager', 'clinic'] as const)
      expect(refused(await draw({ under: sites.station }, who))).toEqual([403, 'not_allowed'])
    expect(refused(await draw({}, 'town'))).toEqual([403, 'not_allowed'])
    const list = granted(await county.people.town.call(returnVisits.draws, { query: { under: sites.town } })).items
    expect(list.map(({ drawn, open }) => [drawn, open])).toEqual([[1, 1]])
  })
})

describe('a call', () => {
  it('shows the number to who has taken it alone, and each opening is written down', async () => {
    const { visit } = await drawnOne()
    const contact = (by: Part = 'centre') => county.attempt(by, returnVisits.contact, visit, {})
    expect(refused(await contact())).toEqual([403, 'not_allowed'])
    const taken = granted(await take(visit))
    expect(JSON.stringify(taken)).not.toContain(SECRETS.phone)
    expect(taken).toMatchObject({ state: 'calling', actions: ['put_back', 'reach', 'no_answer', 'refuse', 'wrong_number'] })
    expect(refused(await contact('town'))).toEqual([403, 'not_allowed'])
    expect(await county.database.reads.manager.countBy(ContactReveal, { reason: '回访' })).toBe(0)
    expect(granted(await contact())).toMatchObject({ beneficiary: { name: SECRETS.name, phone: SECRETS.phone } })
    granted(await contact())
    expect(await county.database.reads.manager.countBy(ContactReveal, { reason: '回访' })).toBe(2)
    // Taken over by another, it is covered again.
    granted(await take(visit, 'town'))
    expect(refused(await contact())).toEqual([403, 'not_allowed'])
    granted(await county.attempt('town', returnVisits.putBack, visit, {}))
    expect((await sheet(visit)).state).toBe('waiting')
  })

  it('is not made by who had any part in the order', async () => {
    const order = (await county.delivered()).code
    const other = await county.accepted()
    await county.step('town', orders.takeOver, other, { text: '' })
    await county.step('town', orders.selfHandle, other, { slot: county.saturday() })
    await county.step('town', orders.start, other, {})
    await county.step('town', orders.deliver, other, { outcome: 'done' })
    county.clock.advance(2)
    const { code } = granted(await draw())
    const visits = await visitsOf(code)
    for (const { code: visit } of visits) {
      const { order: about, barred } = await sheet(visit, 'town')
      expect([about.code, barred]).toEqual([about.code, about.code === other])
      const answer = await take(visit, 'town')
      if (about.code === order) granted(answer)
      else expect(refused(answer)).toEqual([403, 'visit_barred'])
    }
    expect(visits).toHaveLength(2)
  })

  it('that nobody answers three times is over, and not a fourth time', async () => {
    const { draw: made, visit } = await drawnOne()
    for (const state of ['waiting', 'waiting', 'not_reached']) {
      granted(await take(visit))
      expect(granted(await finish(visit, { result: 'no_answer', answers: null })).state).toBe(state)
    }
    expect(refused(await take(visit))).toEqual([409, 'transition_not_allowed'])
    expect((await one(made)).figures.states).toMatchObject({ not_reached: 1, waiting: 0 })
    expect(await county.database.reads.manager.count(ReturnVisitEvent)).toBe(6)
  })

  it('has answers exactly where somebody was reached, to questions of the list, and no rude words', async () => {
    const { visit } = await drawnOne()
    granted(await take(visit))
    expect(refused(await finish(visit, { answers: null }))).toEqual([400, 'invalid_request'])
    expect(refused(await finish(visit, { result: 'refused' }))).toEqual([400, 'invalid_request'])
    expect(refused(await finish(visit, { note: '傻逼' }))[1]).toBe('text_not_allowed')
    expect(refused(await finish(visit, { reopen: true }))).toEqual([400, 'invalid_request'])
    expect(refused(await finish(visit, {}, 'town'))).toEqual([403, 'not_allowed'])
    expect(granted(await finish(visit, { note: '很满意' }))).toMatchObject({ state: 'reached', poor: false, answers: GOOD, actions: [] })
    expect(refused(await finish(visit))).toEqual([409, 'transition_not_allowed'])
  })

  it('in which it turns out unsolved puts the order back into care by its own machine, and both sides read so', async () => {
    const { draw: made, visit, order } = await drawnOne()
    expect((await sheet(visit)).mayReopen).toBe(true)
    // Who has not taken the call may not say it.
    expect(refused(await county.attempt('centre', orders.notSolved, order, { text: '没办好' }))).toEqual([403, 'not_allowed'])
    granted(await take(visit))
    const bad = { ...GOOD, solved: 'no', satisfied: 'no' } as const
    expect(granted(await finish(visit, { answers: bad, note: '血压计没带', reopen: true }))).toMatchObject({ poor: true, reopened: true })
    const seen = await county.look('villager', order)
    expect(seen.state).toBe('accepted')
    expect(seen.timeline.at(-1)).toMatchObject({ action: 'not_solved', words: '回访时说没有解决，换人再办', said: '血压计没带' })
    expect((await one(made)).figures).toMatchObject({ poor: 1, followed: 1, answers: { solved: { no: 1, yes: 0 } } })
  })

  it('about an order that is closed cannot put it back', async () => {
    const [order = ''] = await served(1)
    await county.step('villager', orders.rate, order, { stars: 5, text: '' })
    county.clock.advance(2)
    const { code } = granted(await draw())
    const visit = (await visitsOf(code))[0]?.code ?? ''
    granted(await take(visit))
    expect((await sheet(visit)).mayReopen).toBe(false)
    expect(refused(await finish(visit, { answers: { ...GOOD, solved: 'no' }, reopen: true }))).toEqual([409, 'transition_not_allowed'])
    expect((await sheet(visit)).state).toBe('calling')
  })

  it('is taken by one of two who want it at once', async () => {
    const { visit } = await drawnOne()
    const answers = await Promise.all([take(visit, 'centre'), take(visit, 'town'), take(visit, 'centre')])
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    const { events } = await sheet(visit)
    const kept = await county.database.reads.manager.findOneByOrFail(ReturnVisit, { publicCode: visit })
    // Each that was granted is a step; none was lost to another.
    expect(events).toHaveLength(answers.filter(({ status }) => status === 200).length)
    expect(kept.version).toBe(1 + events.length)
  })
})

it('the numbers of a draw are its lists', async () => {
  await served(3)
  const { code } = granted(await draw())
  const [first, second] = await visitsOf(code)
  granted(await take(first?.code ?? ''))
  granted(await finish(first?.code ?? ''))
  granted(await take(second?.code ?? ''))
  const { figures, drawn } = await one(code)
  expect(Object.values(figures.states).reduce((sum, each) => sum + each, 0)).toBe(drawn)
  for (const [state, count] of Object.entries(figures.states)) {
    const query = { state: state as keyof typeof figures.states }
    expect(granted(await county.people.centre.call(returnVisits.visits, { params: { code }, query })).items).toHaveLength(count)
  }
})
