import { desk, offers, orders, pool } from '../../shared/contract'
import type { Slot } from '../../shared/time/slot'
import { granted, type Kaiping, openKaiping, type Part, refused, SECRETS, teamCodes } from '../support/kaiping'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())

const inPool = async (slot: Slot): Promise<string> => {
  const code = await county.accepted({ slots: [slot] })
  await county.step('station', pool.open, code, { text: '', textRead: true })
  return code
}

const poolOf = async (by: Part) => granted(await county.people[by].call(pool.list)).items

const take = (by: Part, code: string, team: string, slot: Slot) =>
  county.people[by].call(pool.take, { params: { code }, body: { team, slot } })

it('an order in the pool stays accepted, with its clock, and its requester reads that teams are being asked', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  const before = await county.look('station', code)
  expect(before).toMatchObject({ state: 'accepted', pooled: false })
  expect(before.actions).toContain('open_pool')
  const after = await county.step('station', pool.open, code, { text: '', textRead: true })
  expect(after).toMatchObject({ state: 'accepted', pooled: true, promise: before.promise })
  expect(after.timeline.at(-1)).toMatchObject({ action: 'open_pool', by: 'site' })
  expect(after.actions).toContain('close_pool')
  expect(after.actions).not.toContain('open_pool')
})

it('a leader sees what their team could take, with its free slots, and nothing of a person', async () => {
  const slot = county.saturday()
  const code = await inPool(slot)
  const seen = (await poolOf('clinic')).find((each) => each.code === code)
  expect(seen).toMatchObject({ title: '健康义诊', people: 1, teams: [{ code: teamCodes.clinic, distance: 5384, slots: [slot] }] })
  const bytes = (await county.people.clinic.call(pool.list)).bytes.toString()
  for (const secret of Object.values(SECRETS)) expect(bytes).not.toContain(secret)
  // To the leader the order itself does not exist before their team takes it.
  expect(refused(await county.people.clinic.call(orders.one, { params: { code } }))).toEqual([404, 'order_not_found'])
})

it('a team that has no time, offers something else, or was excluded does not see it', async () => {
  const thursday: Slot = { date: '2026-12-10', part: 'morning' }
  const code = await inPool(thursday)
  // Both health teams serve the village; 赤坎's only from Friday to Sunday.
  expect((await poolOf('weekend')).map((each) => each.code)).not.toContain(code)
  expect(refused(await take('weekend', code, teamCodes.weekend, thursday))).toEqual([422, 'team_not_eligible'])
  await county.step('station', pool.close, code, {})
  expect((await poolOf('clinic')).map((each) => each.code)).not.toContain(code)

  const { code: served, slot } = await county.assigned()
  await county.step('clinic', orders.giveBack, served, { text: '车坏了' })
  await county.step('station', pool.open, served, { text: '', textRead: true })
  expect((await poolOf('clinic')).map((each) => each.code)).not.toContain(served)
  expect((await poolOf('weekend')).map((each) => each.code)).toContain(served)
  expect(refused(await take('clinic', served, teamCodes.clinic, slot))).toEqual([422, 'team_not_eligible'])
})

it('who takes it has it, as by an accepted offer: the order, the calendar and the others’ lists say so', async () => {
  const slot = county.saturday()
  const code = await inPool(slot)
  const taken = granted(await take('clinic', code, teamCodes.clinic, slot))
  expect(taken).toMatchObject({
    state: 'accepted',
    acceptedSlot: slot,
    team: { code: teamCodes.clinic },
    order: { code, state: 'assigned' },
  })
  expect(await county.look('station', code)).toMatchObject({
    state: 'assigned',
    pooled: false,
    assignedSlot: slot,
    team: { code: teamCodes.clinic },
  })
  expect((await poolOf('weekend')).map((each) => each.code)).not.toContain(code)
  expect(refused(await take('weekend', code, teamCodes.weekend, slot))).toEqual([409, 'pool_closed'])
  // The team's only place in that slot is taken.
  const another = await inPool(slot)
  expect(refused(await take('clinic', another, teamCodes.clinic, slot))).toEqual([422, 'team_not_eligible'])
  // And it goes on as any order does.
  await county.step('clinic', orders.start, code, {})
  await county.step('clinic', orders.deliver, code, { outcome: 'done' })
})

it('asking a team by hand closes the pool in the same step, and declining brings back the order, not the pool', async () => {
  const slot = county.saturday()
  const code = await inPool(slot)
  await county.step('station', orders.offer, code, { teams: [teamCodes.clinic], slots: [slot], message: '', textRead: true })
  expect(await county.look('station', code)).toMatchObject({ state: 'offering', pooled: false })
  expect(refused(await take('weekend', code, teamCodes.weekend, slot))).toEqual([409, 'pool_closed'])
  await county.step('clinic', offers.decline, await county.openOffer(code, teamCodes.clinic), { reason: '' })
  expect(await county.look('station', code)).toMatchObject({ state: 'accepted', pooled: false })
})

it('refuses slots that the order did not ask for, teams that one does not lead, and texts that nobody has read', async () => {
  const slot = county.saturday()
  const code = await inPool(slot)
  expect(refused(await take('clinic', code, teamCodes.clinic, county.saturday()))).toEqual([422, 'slot_not_offered'])
  expect(refused(await take('clinic', code, teamCodes.weekend, slot))).toEqual([403, 'not_allowed'])
  expect(refused(await take('clinic', '2222abcd', teamCodes.clinic, slot))).toEqual([404, 'order_not_found'])
  const fresh = await county.place({ slots: [slot] })
  expect(refused(await take('clinic', fresh.code, teamCodes.clinic, slot))).toEqual([404, 'order_not_found'])
  const { code: unread } = await county.place({ slots: [slot], text: '加微信 abc123 领红包' })
  if ((await county.look('station', unread)).textHeld) {
    await county.step('station', orders.accept, unread, { category: 'health' })
    expect(refused(await county.attempt('station', pool.open, unread, { text: '' }))).toEqual([422, 'text_needs_review'])
  }
})

it('only the owner opens and closes it, and only leaders look into it', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  for (const by of ['town', 'centre'] as const) {
    expect(refused(await county.attempt(by, pool.open, code, { text: '' }))).toEqual([403, 'not_allowed'])
  }
  expect(refused(await county.attempt('villager', pool.open, code, { text: '' }))).toEqual([403, 'not_allowed'])
  expect(refused(await county.attempt('clinic', pool.open, code, { text: '' }))).toEqual([404, 'order_not_found'])
  for (const by of ['villager', 'station', 'nurse'] as const) {
    expect(refused(await county.people[by].call(pool.list))).toEqual([403, 'not_allowed'])
    expect(refused(await take(by, code, teamCodes.clinic, county.saturday()))).toEqual([403, 'not_allowed'])
  }
  expect(refused(await county.attempt('station', pool.close, code, {}))).toEqual([409, 'transition_not_allowed'])
})

it('the desk of an order says whom to ask at once', async () => {
  const code = await county.accepted({ slots: [county.saturday()] })
  const { asking, candidates } = granted(await county.people.station.call(desk.order, { params: { code } }))
  expect(asking?.teams[0]).toBe(candidates[0]?.team.code)
  expect(asking?.words).toMatch(/请 \d 支/)
})

it('fills pages over batches of orders that are others’', async () => {
  const before = (await poolOf('clinic')).length
  for (let index = before; index < 22; index += 1) await inPool(county.saturday())
  const first = granted(await county.people.clinic.call(pool.list))
  const second = granted(await county.people.clinic.call(pool.list, { query: { cursor: first.next ?? '' } }))
  expect(first.items).toHaveLength(20)
  expect(second.next).toBeNull()
  expect(new Set([...first.items, ...second.items].map(({ code }) => code)).size).toBe(20 + second.items.length)
})
