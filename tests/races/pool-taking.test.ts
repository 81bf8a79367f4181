import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { TeamBooking } from '../../server/features/teams/team-booking.entity'
import { orders, pool } from '../../shared/contract'
import type { Slot } from '../../shared/time/slot'
import { copyOrder, openInPool } from '../support/copied-orders'
import { type Kaiping, openKaiping, teamCodes } from '../support/kaiping'
import { patience, shareOr } from '../support/rounds'
import { plantTwin, type Twin } from '../support/twin-teams'

const LEADERS = 20
const ROUNDS = shareOr(5, 'leaders')

let county: Kaiping
let twins: Twin[]
/** One that nobody takes. */
let pooled: string
beforeAll(async () => {
  county = await openKaiping()
  pooled = await openInPool(county)
  twins = []
  for (let index = 0; index < LEADERS; index += 1) twins.push(await plantTwin(county, teamCodes.clinic))
})
afterAll(() => county.close())

const inPool = async (slot: Slot): Promise<string> => (await copyOrder(county, pooled, slot)).code

const takeBy = ({ team, leader }: Twin, code: string, slot: Slot) =>
  leader.call(pool.take, { params: { code }, body: { team: team.publicCode, slot } })

it(
  'of twenty leaders who grab one order one has it, every time, and the others hear that it is taken',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const slot = county.saturday()
      const code = await inPool(slot)
      const answers = await Promise.all(twins.map((twin) => takeBy(twin, code, slot)))
      const lost = answers.filter(({ status }) => status !== 200)
      expect(lost).toHaveLength(LEADERS - 1)
      expect(new Set(lost.map(({ body }) => body.error.code))).toEqual(new Set(['pool_closed']))
      const { manager } = county.database.reads
      const order = await manager.findOneByOrFail(ServiceOrder, { publicCode: code })
      expect(await manager.countBy(Offer, { orderId: order.id })).toBe(1)
      expect(await manager.findOneByOrFail(Offer, { holdsOrderId: order.id })).toMatchObject({ teamId: order.teamId, state: 'accepted' })
      // Nobody who lost has lost time for it.
      const booked = await manager.findBy(TeamBooking, { period: `${slot.date}.${slot.part}` })
      expect(booked.filter(({ taken }) => taken > 0).map(({ teamId }) => teamId)).toEqual([order.teamId])
    }
  },
  patience(ROUNDS),
)

it(
  'of a leader who grabs and a site that asks by hand one is first, and the order has one way to a team',
  async () => {
    const [one] = twins
    if (one === undefined) throw new Error('there is no twin')
    for (let round = 0; round < ROUNDS; round += 1) {
      const slot = county.saturday()
      const code = await inPool(slot)
      const byHand = { teams: [teamCodes.weekend], slots: [slot], message: '', textRead: true }
      const [taken, asked] = await Promise.all([takeBy(one, code, slot), county.attempt('station', orders.offer, code, byHand)])
      expect([taken.status, asked.status].toSorted()).toEqual([200, 409])
      const seen = await county.look('station', code)
      expect(seen).toMatchObject(taken.status === 200 ? { state: 'assigned', pooled: false } : { state: 'offering', pooled: false })
    }
  },
  patience(ROUNDS),
)

it('without the guard, by reading that an order is in the pool and then writing, twenty believe that they have it', async () => {
  const slot = county.saturday()
  const code = await inPool(slot)
  const { manager } = county.database.reads
  const grab = async (seen: ServiceOrder, teamId: string): Promise<'won' | 'closed'> => {
    if (!seen.pooled) return 'closed'
    await county.database.transaction((tx) => tx.update(ServiceOrder, { id: seen.id }, { state: 'assigned', pooled: false, teamId }))
    return 'won'
  }
  const seen = await Promise.all(twins.map(() => manager.findOneByOrFail(ServiceOrder, { publicCode: code })))
  const ends = await Promise.all(twins.map(({ team }, index) => grab(seen[index] as ServiceOrder, team.id)))
  expect(ends).toEqual(twins.map(() => 'won'))
})
