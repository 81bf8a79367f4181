import { fillFigures, lacksFigures } from '../../server/features/figures/fill-figures'
import { recountFigures } from '../../server/features/figures/recount'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { seedPast } from '../../server/seed/seed-past'
import { figures, supervision } from '../../shared/contract'
import { LEAST_SAMPLE } from '../../shared/figures/wilson'
import { addDays } from '../../shared/time/beijing'
import { granted, type Kaiping, openKaiping, sites } from '../support/kaiping'

let county: Kaiping
// A Monday morning and one after a long holiday: what got stuck is stuck whatever day the demonstration is begun on.
beforeAll(async () => {
  county = await openKaiping(new Date('2026-10-09T01:00:00.000Z'))
  await seedPast(county.services)
})
afterAll(() => county.close())

it('the demonstration has a hundred days of orders to count, and counts them', async () => {
  expect(await lacksFigures(county.database)).toBe(true)
  expect(await fillFigures(county.database)).toBeGreaterThan(250)
  expect(await recountFigures(county.database)).toMatchObject({ facts: [], cells: [], months: [] })
  const query = { place: sites.centre, from: addDays('2026-10-09', -105), until: '2026-10-09' }
  const { total, gap, children } = granted(await county.people.centre.call(figures.page, { query }))
  expect(total.rated).toBeGreaterThanOrEqual(LEAST_SAMPLE)
  expect(total.satisfied).toBeLessThan(total.rated)
  expect(total.answeredInTime).toBeLessThan(total.answerDue)
  expect(gap.length).toBeGreaterThan(2)
  expect(children.filter(({ counts }) => counts.received > 0).length).toBeGreaterThanOrEqual(4)
})

it('has an order that is overdue at the centre and one that came up to a town without staff', async () => {
  const stuck = async (show: 'late' | 'raised' | 'ownerless') =>
    granted(await county.people.centre.call(supervision.stuck, { query: { site: sites.centre, show } }))
  const { counts, items } = await stuck('late')
  expect(counts).toMatchObject({ late: 1, raised: 1, ownerless: 1 })
  expect(items[0]).toMatchObject({ owner: { code: sites.centre }, overdue: true })
  expect((await stuck('ownerless')).items[0]).toMatchObject({ owner: { name: '百合镇文明实践所' }, ranOutAt: { name: '茅冈村文明实践站' } })
})

it('lets nothing run out a second time, and is planted once', async () => {
  expect(await county.clock.act()).toBe(0)
  const before = await county.database.reads.manager.count(ServiceOrder)
  await seedPast(county.services)
  expect(await county.database.reads.manager.count(ServiceOrder)).toBe(before)
})
