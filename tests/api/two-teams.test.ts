import { Offer } from '../../server/features/offers/offer.entity'
import { TeamBooking } from '../../server/features/teams/team-booking.entity'
import { desk, offers, orders, plans, pool } from '../../shared/contract'
import type { Slot } from '../../shared/time/slot'
import { sentenceOf } from '../../shared/vocabulary/errors'
import { granted, type Kaiping, openKaiping, refused, sites, teamCodes } from '../support/kaiping'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

const TWO_TEAMS = { helpers: 1, parts: 1, teams: 2 } as const
const both = [teamCodes.clinic, teamCodes.weekend].toSorted()

/** An accepted order of which staff said what the visit takes. */
async function needing(needs: { helpers: number; parts: 1 | 2; teams: 1 | 2 }, slots: Slot[] = [county.saturday()]): Promise<string> {
  const code = await county.accepted({ slots })
  await county.step('station', orders.setNeeds, code, { needs })
  return code
}

const make = async () => granted(await county.people.centre.call(plans.make, { body: { site: sites.centre } }))

const lineOf = async (plan: { code: string }, order: string) => {
  const { items } = granted(await county.people.centre.call(plans.lines, { params: { code: plan.code }, query: {} }))
  const found = items.find((line) => line.order.code === order)
  if (found === undefined) throw new Error('the plan has no such line')
  return found
}

const whyOf = async (plan: { code: string }, order: string) =>
  granted(await county.people.centre.call(plans.line, { params: { code: plan.code, order } }))

const send = (plan: { code: string; round: number }, codes: string[]) =>
  county.people.centre.call(plans.send, { params: { code: plan.code }, body: { round: plan.round, orders: codes, message: '' } })

const openOffers = (order: string) => county.offersOf(order).then((all) => all.filter(({ state }) => state === 'offered'))

/** Everything booked in the slots, by period. */
const booked = async (date: string): Promise<Record<string, number>> => {
  const rows = await county.database.reads.manager.find(TeamBooking)
  const sums: Record<string, number> = {}
  for (const { period, taken } of rows) if (period.startsWith(date) && taken > 0) sums[period] = (sums[period] ?? 0) + taken
  return sums
}

const accept = async (by: 'clinic' | 'weekend', order: string, slot: Slot) =>
  county.step(by, offers.accept, await county.openOffer(order, teamCodes[by]), { slot })

it('plans two teams for one slot, tells why each, asks both, and is settled when both have agreed', async () => {
  const slot = county.saturday()
  const code = await needing(TWO_TEAMS, [slot])
  const plan = await make()
  expect(plan).toMatchObject({ counts: { proposed: 1, unserved: 0 }, planned: { served: 1, teams: 2, busiest: 1 } })
  const line = await lineOf(plan, code)
  expect(line).toMatchObject({ state: 'proposed', slot, also: [] })
  expect([line.team?.code, line.partner?.code].toSorted()).toEqual(both)
  expect(line.reasons[0]).toBe('要两支队伍一起来')
  expect(line.reasons.slice(1).map((reason) => reason.split('：')[0])).toEqual([line.team?.name, line.partner?.name])
  const { why, changed } = await whyOf(plan, code)
  expect(changed).toBe(false)
  expect(why[0]).toMatch(/^请.+和.+，/)

  expect(granted(await send(plan, [code])).lines).toMatchObject([{ sent: true, reason: null }])
  expect((await openOffers(code)).map(({ team }) => team.code).toSorted()).toEqual(both)

  await accept('clinic', code, slot)
  expect(await county.look('station', code)).toMatchObject({ state: 'offering', team: null, companion: null })
  const [mine] = granted(await county.people.clinic.call(offers.list, { query: { show: 'taken' } })).items
  expect(mine).toMatchObject({ waitsForOther: true, order: { needs: TWO_TEAMS } })
  // It is not the clinic's yet: whom it is for stays hidden.
  expect(refused(await county.attempt('clinic', orders.reveal, code, { what: 'contact', reason: '' }))[0]).toBe(404)
  expect(await lineOf(await make(), code)).toMatchObject({
    state: 'kept',
    team: { code: teamCodes.clinic },
    partner: { code: teamCodes.weekend },
  })

  await accept('weekend', code, slot)
  expect(await county.look('station', code)).toMatchObject({
    state: 'assigned',
    assignedSlot: slot,
    team: { code: teamCodes.weekend },
    companion: { code: teamCodes.clinic },
  })
  expect(await booked(`${slot.date}.`)).toEqual({ [`${slot.date}.morning`]: 2 })
  await county.step('clinic', orders.start, code, {})
  await county.step('weekend', orders.deliver, code, { outcome: 'done' })
  expect((await county.look('villager', code)).timeline.at(-1)?.words).toContain('和')
  await county.step('villager', orders.rate, code, { stars: 5, text: '' })
})

it('lets the first go when the second declines: nothing stays booked, and nobody has half an order', async () => {
  const slot = county.saturday()
  const code = await needing(TWO_TEAMS, [slot])
  granted(await send(await make(), [code]))
  await accept('weekend', code, slot)
  expect(await booked(`${slot.date}.`)).toEqual({ [`${slot.date}.morning`]: 1 })
  await county.step('clinic', offers.decline, await county.openOffer(code, teamCodes.clinic), { reason: '' })
  expect(await county.look('station', code)).toMatchObject({ state: 'accepted', team: null, companion: null, assignedSlot: null })
  expect(await booked(slot.date)).toEqual({})
  expect((await county.noticesOf('weekend', code)).map(({ title }) => title)).toContain('两支队伍没有凑齐，这次不用去了')
  expect((await county.look('station', code)).timeline.at(-1)?.words).toBe('两支队伍没有凑齐，站里再请')
})

it('lets the first go when the requester withdraws, and both when one of two gives back', async () => {
  const [first, second] = [county.saturday(), county.saturday()]
  const withdrawn = await needing(TWO_TEAMS, [first])
  granted(await send(await make(), [withdrawn]))
  await accept('weekend', withdrawn, first)
  await county.step('villager', orders.withdraw, withdrawn, { text: '' })
  expect(await booked(first.date)).toEqual({})

  const returned = await needing(TWO_TEAMS, [second])
  granted(await send(await make(), [returned]))
  await accept('weekend', returned, second)
  await accept('clinic', returned, second)
  await county.step('weekend', orders.giveBack, returned, { text: '车坏了' })
  expect(await booked(second.date)).toEqual({})
  // The one that gave back is out for this order; without it there are no two.
  const plan = await make()
  expect(await lineOf(plan, returned)).toMatchObject({ state: 'unserved', team: null, partner: null })
  expect((await lineOf(plan, returned)).reasons.join('')).toContain('没有两支队伍能同时来')
})

it('sends both invitations or none', async () => {
  const slot = county.saturday()
  const code = await needing(TWO_TEAMS, [slot])
  const plan = await make()
  // Meanwhile the weekend team fills its Saturday with orders that this plan has not seen.
  for (;;) {
    const other = await county.accepted({ slots: [slot] })
    const answer = await county.attempt('station', orders.offer, other, {
      teams: [teamCodes.weekend],
      slots: [slot],
      message: '',
      textRead: true,
    })
    if (answer.status !== 200) break
    await accept('weekend', other, slot)
  }
  const before = await county.database.reads.manager.count(Offer)
  expect(granted(await send(plan, [code])).lines).toEqual([
    { order: code, sent: false, offers: [], reason: sentenceOf('team_not_eligible') },
  ])
  expect(await county.database.reads.manager.count(Offer)).toBe(before)
  expect(await county.look('station', code)).toMatchObject({ state: 'accepted' })
})

it('is asked of two teams by hand too, never of one, and never of the pool', async () => {
  const slot = county.saturday()
  const code = await needing(TWO_TEAMS, [slot])
  const { asking } = granted(await county.people.station.call(desk.order, { params: { code } }))
  expect(asking?.teams.toSorted()).toEqual(both)
  const ask = (teams: string[]) => county.attempt('station', orders.offer, code, { teams, slots: [slot], message: '', textRead: true })
  expect(refused(await ask([teamCodes.clinic]))).toEqual([422, 'two_teams_needed'])
  expect(refused(await county.attempt('station', pool.open, code, { text: '', textRead: true }))).toEqual([409, 'order_compound'])
  expect((await ask(both)).status).toBe(200)
  // Once teams are asked, what the visit takes is settled.
  expect(refused(await county.attempt('station', orders.setNeeds, code, { needs: { ...TWO_TEAMS, teams: 1 } }))[0]).toBe(409)
})

it('books both parts of a day that a long visit takes, and frees both', async () => {
  const { date } = county.saturday()
  const [morning, afternoon]: Slot[] = [
    { date, part: 'morning' },
    { date, part: 'afternoon' },
  ] as const
  const code = await needing({ helpers: 1, parts: 2, teams: 1 }, [morning as Slot])
  const line = await lineOf(await make(), code)
  expect(line).toMatchObject({ state: 'proposed', slot: morning, partner: null })
  expect(line.reasons[0]).toBe('要连着两个时段')
  const by = line.team?.code === teamCodes.clinic ? 'clinic' : 'weekend'
  granted(await send(await make(), [code]))
  await accept(by, code, morning as Slot)
  expect(await booked(date)).toEqual({ [date]: 1, [`${date}.morning`]: 1, [`${date}.${afternoon?.part}`]: 1 })
  await county.step(by, orders.giveBack, code, { text: '车坏了' })
  expect(await booked(date)).toEqual({})
})

it('asks no team that has fewer members than must come', async () => {
  const code = await needing({ helpers: 50, parts: 1, teams: 1 })
  const plan = await make()
  expect(await lineOf(plan, code)).toMatchObject({ state: 'unserved' })
  expect((await lineOf(plan, code)).reasons.join('')).toContain('要至少 50 人')
  const { candidates } = granted(await county.people.station.call(desk.order, { params: { code } }))
  expect(candidates.every(({ eligible }) => !eligible)).toBe(true)
  expect(candidates.map(({ obstacle }) => obstacle).join()).toContain('人手不够')
})

it('plans the others beside it: what it takes is not planned twice, and who gives way is told', async () => {
  const slot = county.saturday()
  const pair = await needing(TWO_TEAMS, [slot])
  await county.step('station', orders.setUrgency, pair, { urgency: 'emergency', text: '老人独居' })
  const ordinary: string[] = []
  for (let index = 0; index < 5; index += 1) ordinary.push(await county.accepted({ slots: [slot] }))
  const alone = await make()
  const line = await lineOf(alone, pair)
  expect([line.team?.code, line.partner?.code].toSorted()).toEqual(both)
  const lines = await Promise.all(ordinary.map((each) => lineOf(alone, each)))
  const served = lines.filter(({ team }) => team !== null)
  expect(lines.length - served.length).toBeGreaterThan(0)
  for (const { reasons } of lines) expect(reasons.join('')).not.toBe('')
  // Two at least wait; one of them had a team until the pair needed it.
  expect(lines.some(({ reasons }) => reasons.join('').includes('另一张要求更高的单'))).toBe(true)
  for (const each of [pair, ...ordinary]) expect((await whyOf(alone, each)).changed).toBe(false)
  // The same question has the same answer.
  const again = await make()
  for (const each of [pair, ...ordinary]) {
    const [one, other] = [await lineOf(alone, each), await lineOf(again, each)]
    expect(other).toEqual(one)
  }
})
