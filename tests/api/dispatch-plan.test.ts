import { desk, plans } from '../../shared/contract'
import { granted, type Kaiping, openKaiping, sites } from '../support/kaiping'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())

it('x', async () => {
  const a = await county.accepted({ slots: [] })
  const b = await county.accepted({ slots: [] })
  const plan = granted(await county.people.centre.call(plans.make, { body: { site: sites.centre } }))

  const lines = granted(await county.people.centre.call(plans.lines, { params: { code: plan.code } }))

  console.log(
    JSON.stringify(granted(await county.people.station.call(desk.order, { params: { code: a } })).candidates.slice(0, 3), null, 1),
  )
  const s = granted(
    await county.people.centre.call(plans.send, { params: { code: plan.code }, body: { round: plan.round, orders: [a, b], message: '' } }),
  )
  console.log(JSON.stringify(s, null, 1))
})
