import { ServiceOrder } from '../../server/features/orders/order.entity'
import { Team } from '../../server/features/teams/team.entity'
import { offers } from '../../shared/contract'
import { type Kaiping, openKaiping, teamCodes } from '../support/kaiping'
import { roundsOr } from '../support/rounds'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())

const ROUNDS = roundsOr(50)

it(
  'of two teams that accept at once one has the order, every time, and the other hears that the offer is closed',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { code, slot } = await county.offered([teamCodes.clinic, teamCodes.weekend])
      const clinic = await county.openOffer(code, teamCodes.clinic)
      const weekend = await county.openOffer(code, teamCodes.weekend)
      const answers = await Promise.all([
        county.attempt('clinic', offers.accept, clinic, { slot }),
        county.attempt('weekend', offers.accept, weekend, { slot }),
      ])
      expect(answers.map((each) => each.status).toSorted()).toEqual([200, 409])
      expect(answers.find((each) => each.status === 409)?.body.error.code).toBe('offer_closed')
      expect((await county.offersOf(code)).map((each) => each.state).toSorted()).toEqual(['accepted', 'superseded'])
    }
  },
  60_000 + ROUNDS * 1_000,
)

it('without the guard, by reading the order and then writing it, both teams believe that they have it', async () => {
  const { code } = await county.offered([teamCodes.clinic, teamCodes.weekend])
  const { reads } = county.database
  const read = () => reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })
  const take = async (seen: ServiceOrder, teamCode: string): Promise<'won' | 'closed'> => {
    if (seen.state !== 'offering') return 'closed'
    const team = await reads.manager.findOneByOrFail(Team, { publicCode: teamCode })
    await county.database.transaction((tx) => tx.update(ServiceOrder, { id: seen.id }, { state: 'assigned', teamId: team.id }))
    return 'won'
  }
  const [one, other] = await Promise.all([read(), read()])
  expect(await Promise.all([take(one, teamCodes.clinic), take(other, teamCodes.weekend)])).toEqual(['won', 'won'])
  expect(await take(await read(), teamCodes.clinic)).toBe('closed')
})
