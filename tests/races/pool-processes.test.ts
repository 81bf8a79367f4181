import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { startSession } from '../../server/features/people/start-session'
import { TeamBooking } from '../../server/features/teams/team-booking.entity'
import { pool } from '../../shared/contract'
import { type Slot, slotKey } from '../../shared/time/slot'
import { copyOrder, openInPool } from '../support/copied-orders'
import { type Kaiping, openKaiping, TUESDAY, teamCodes } from '../support/kaiping'
import { patience, shareOr } from '../support/rounds'
import { type Client, clientOf } from '../support/server'
import { type ServerProcess, startServer, whereabouts } from '../support/server-process'
import { plantTwin, type Twin } from '../support/twin-teams'
import { whereaboutsOf } from '../support/whereabouts'

const LEADERS = 20
const ROUNDS = shareOr(4, 'leaders')
const AMPLE = '100000'

/** Two processes of the product at work on one database: what one of them does, the other does not know. */
let county: Kaiping
/** One that nobody takes. */
let pooled: string
let processes: ServerProcess[]
let leaders: { readonly twin: Twin; readonly client: Client }[]
beforeAll(async () => {
  county = await openKaiping()
  pooled = await openInPool(county)
  const settings = {
    ...whereabouts(whereaboutsOf(county.database)),
    NODE_ENV: 'test',
    SIGN_IN: 'demonstration',
    LOG_LEVEL: 'silent',
    FROZEN_AT: TUESDAY.toISOString(),
    READS_PER_MINUTE: AMPLE,
    WRITES_PER_MINUTE: AMPLE,
  }
  processes = await Promise.all(['one', 'other'].map(() => startServer('tests/support/frozen-server.ts', settings)))
  leaders = []
  for (let index = 0; index < LEADERS; index += 1) {
    const twin = await plantTwin(county, teamCodes.clinic)
    const token = await county.database.transaction((tx) => startSession(tx, twin.leaderId, 'phone', TUESDAY))
    leaders.push({ twin, client: clientOf(processes[index % processes.length]?.origin ?? '', token) })
  }
})
afterAll(async () => {
  for (const each of processes) await each.stop()
  await county.close()
})

const inPool = async (slot: Slot): Promise<string> => (await copyOrder(county, pooled, slot)).code

it(
  'of twenty leaders at two processes who grab one order at the same moment one has it, and the others hear that it is taken',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const slot = county.saturday()
      const code = await inPool(slot)
      // Everybody has looked, so that every connection is open and every process warm.
      await Promise.all(leaders.map(({ client }) => client.call(pool.list)))
      const times: { began: number; ended: number }[] = []
      const answers = await Promise.all(
        leaders.map(async ({ twin, client }) => {
          const began = performance.now()
          const answer = await client.call(pool.take, { params: { code }, body: { team: twin.team.publicCode, slot } })
          times.push({ began, ended: performance.now() })
          return answer
        }),
      )
      // At the same moment: nobody had an answer before the last had asked.
      expect(Math.max(...times.map(({ began }) => began))).toBeLessThan(Math.min(...times.map(({ ended }) => ended)))

      const lost = answers.filter(({ status }) => status !== 200)
      expect(lost.map(({ status, body }) => [status, body.error.code])).toEqual(lost.map(() => [409, 'pool_closed']))
      expect(lost).toHaveLength(LEADERS - 1)
      const { manager } = county.database.reads
      const order = await manager.findOneByOrFail(ServiceOrder, { publicCode: code })
      expect(order).toMatchObject({ state: 'assigned', pooled: false })
      expect(await manager.findBy(Offer, { orderId: order.id })).toMatchObject([{ teamId: order.teamId, state: 'accepted' }])
      const booked = (await manager.findBy(TeamBooking, { period: slotKey(slot) })).filter(({ taken }) => taken > 0)
      expect(booked).toMatchObject([{ teamId: order.teamId, taken: 1 }])
    }
  },
  patience(ROUNDS),
)

it(
  'one leader who presses at both processes at once has the order once',
  async () => {
    const [first] = leaders
    const [, other] = processes
    if (first === undefined || other === undefined) throw new Error('there is nobody')
    const token = await county.database.transaction((tx) => startSession(tx, first.twin.leaderId, 'phone', TUESDAY))
    const elsewhere = clientOf(other.origin, token)
    for (let round = 0; round < ROUNDS; round += 1) {
      const slot = county.saturday()
      const asked = { params: { code: await inPool(slot) }, body: { team: first.twin.team.publicCode, slot } }
      const answers = await Promise.all([first.client, elsewhere].map((client) => client.call(pool.take, asked)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const booked = await county.database.reads.manager.findOneByOrFail(TeamBooking, { teamId: first.twin.team.id, period: slotKey(slot) })
      expect(booked.taken).toBe(1)
    }
  },
  patience(ROUNDS),
)
