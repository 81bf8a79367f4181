import { ServiceOrder } from '../../server/features/orders/order.entity'
import { Team } from '../../server/features/teams/team.entity'
import { offers } from '../../shared/contract'
import { copyOrder } from '../support/copied-orders'
import { type Kaiping, openKaiping, refused, teamCodes } from '../support/kaiping'
import { patience, roundsOr } from '../support/rounds'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())

const CONTENDERS = 128
const ROUNDS = roundsOr(5)

const contenders = <T>(each: (index: number) => T): T[] => Array.from({ length: CONTENDERS }, (_, index) => each(index))

it(
  'of 128 requests of two teams that accept at once one has the order, every time, and the others hear that the offer is closed',
  async () => {
    const { manager } = county.database.reads
    const both = [teamCodes.clinic, teamCodes.weekend]
    const first = await county.offered(both)
    const teams = await Promise.all(both.map((publicCode) => manager.findOneByOrFail(Team, { publicCode })))
    for (let round = 0; round < ROUNDS; round += 1) {
      const { code, slot, offers: open } = await copyOrder(county, first.code, county.saturday())
      const [clinic = '', weekend = ''] = teams.map(({ id }) => open.get(id) ?? '')
      const answers = await Promise.all(
        contenders((index) =>
          index % 2 === 0
            ? county.attempt('clinic', offers.accept, clinic, { slot })
            : county.attempt('weekend', offers.accept, weekend, { slot }),
        ),
      )
      expect(answers.filter((each) => each.status === 200)).toHaveLength(1)
      const others = answers.filter((each) => each.status !== 200).map(refused)
      expect(new Set(others.map((each) => each.join(' ')))).toEqual(new Set(['409 offer_closed']))
      expect((await county.offersOf(code)).map((each) => each.state).toSorted()).toEqual(['accepted', 'superseded'])
    }
  },
  patience(ROUNDS, 6),
)

it('without the guard, by reading the order and then writing it, all 128 believe that they have it', async () => {
  const { code } = await county.offered([teamCodes.clinic, teamCodes.weekend])
  const { reads } = county.database
  const read = () => reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })
  const take = async (seen: ServiceOrder, teamCode: string): Promise<'won' | 'closed'> => {
    if (seen.state !== 'offering') return 'closed'
    const team = await reads.manager.findOneByOrFail(Team, { publicCode: teamCode })
    await county.database.transaction((tx) => tx.update(ServiceOrder, { id: seen.id }, { state: 'assigned', teamId: team.id }))
    return 'won'
  }
  const seen = await Promise.all(contenders(read))
  const ends = await Promise.all(seen.map((each, index) => take(each, index % 2 === 0 ? teamCodes.clinic : teamCodes.weekend)))
  expect(ends.filter((end) => end === 'won')).toHaveLength(CONTENDERS)
  expect(await take(await read(), teamCodes.clinic)).toBe('closed')
})
