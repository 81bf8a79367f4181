import { actOnClocks } from '../../server/clocks/act-on-clocks'
import { Clocks } from '../../server/clocks/clocks'
import { Deadline } from '../../server/clocks/deadline.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { OrderEvent } from '../../server/features/orders/order-event.entity'
import { orders } from '../../shared/contract'
import { type Kaiping, openKaiping, refused, sites, teamCodes } from '../support/kaiping'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

const MINUTE = 60_000

/** Lets time pass until just before the order's promise runs out, sees that nothing happens, and then a moment further. */
async function runOut(code: string): Promise<void> {
  const due = Date.parse((await county.look('villager', code)).promise?.due ?? '')
  county.clock.set(new Date(due - MINUTE))
  expect(await county.clock.act()).toBe(0)
  county.clock.set(new Date(due))
  expect(await county.clock.act()).toBe(1)
}

it.each(['answer', 'find_team'])(
  'an order waiting past its clock (%s) goes from the station to the town to the centre by itself, and there is overdue',
  async (clock) => {
    const code = clock === 'answer' ? (await county.place()).code : await county.accepted()
    await runOut(code)
    expect(await county.look('villager', code)).toMatchObject({
      owner: { code: sites.town },
      promise: { clock, overdue: false },
      overdue: false,
    })
    await runOut(code)
    expect(await county.look('villager', code)).toMatchObject({ owner: { code: sites.centre }, overdue: false })
    await runOut(code)
    const late = await county.look('villager', code)
    expect([late.owner.code, late.overdue, late.timeline.at(-1)?.action]).toEqual([sites.centre, true, 'mark_overdue'])
    expect((await county.inbox('due', 'centre', sites.centre)).items.map((item) => item.code)).toEqual([code])
    expect((await county.noticesOf('centre', code)).map((each) => each.title)).toContain('超过时限')
    expect(await county.clock.act()).toBe(0)
  },
)

it('an offer lapses by itself when its time to reply is over, and the order is back for another round', async () => {
  const { code } = await county.offered([teamCodes.clinic, teamCodes.weekend])
  const [first] = await county.offersOf(code)
  county.clock.set(new Date(first?.replyBy ?? ''))
  expect(await county.clock.act()).toBe(2)
  expect((await county.offersOf(code)).map((each) => each.state)).toEqual(['lapsed', 'lapsed'])
  expect(await county.look('station', code)).toMatchObject({ state: 'accepted', promise: { clock: 'find_team', overdue: false } })
})

it('a service that nobody rates is closed after seven days, unrated', async () => {
  const { code } = await county.delivered()
  await runOut(code)
  expect(await county.look('villager', code)).toMatchObject({ state: 'closed', rating: null, promise: null })
})

it('a question that nobody answers lets the order lapse after fourteen days, and its requester may begin again', async () => {
  const { code } = await county.place()
  await county.step('station', orders.ask, code, { text: '要去家里吗？' })
  await runOut(code)
  expect(await county.look('villager', code)).toMatchObject({ state: 'lapsed', actions: ['reopen'], promise: null })
  expect(refused(await county.attempt('station', orders.accept, code, { category: null }))).toEqual([409, 'transition_not_allowed'])
  expect(await county.step('villager', orders.reopen, code, { text: '刚看到' })).toMatchObject({
    state: 'submitted',
    promise: { clock: 'answer' },
  })
})

it('a clock whose order was answered in time never acts', async () => {
  const { code } = await county.place()
  await county.step('station', orders.refuse, code, { reason: 'commercial', text: '是收费服务' })
  county.clock.advance(60 * 24 * 60)
  expect(await county.clock.act()).toBe(0)
  expect((await county.look('villager', code)).state).toBe('refused')
})

it('a clock outlives the process that started it: another worker on the same database acts on it', async () => {
  const { code } = await county.place()
  const due = new Date((await county.look('villager', code)).promise?.due ?? '')
  const second = { ...county.services, clocks: new Clocks(), now: () => due }
  expect(await actOnClocks(second)).toBe(1)
  expect((await county.look('villager', code)).owner.code).toBe(sites.town)
})

it('of many workers at once each clock is acted on by one', async () => {
  const codes = await Promise.all(Array.from({ length: 6 }, () => county.place().then((order) => order.code)))
  county.clock.set(new Date('2026-11-25T02:00:00.000Z'))
  const acted = await Promise.all(Array.from({ length: 4 }, () => county.clock.act()))
  expect(acted.reduce((sum, each) => sum + each, 0)).toBe(codes.length)
  for (const publicCode of codes) {
    const { id } = await county.database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode })
    expect(await county.database.reads.manager.countBy(OrderEvent, { orderId: id, action: 'escalate' })).toBe(1)
  }
})

it('a worker that died with a clock in its hands loses it for a minute, not for good', async () => {
  const { code } = await county.place()
  const due = new Date('2026-11-25T02:00:00.000Z')
  county.clock.set(due)
  await county.database.transaction((tx) => tx.update(Deadline, { clock: 'answer' }, { leasedUntil: new Date(due.getTime() + MINUTE) }))
  expect(await county.clock.act()).toBe(0)
  county.clock.advance(1)
  expect(await county.clock.act()).toBe(1)
  expect((await county.look('villager', code)).owner.code).toBe(sites.town)
})
