import { In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { PlanSent } from '../../server/features/plans/plan.entity'
import { Team } from '../../server/features/teams/team.entity'
import { teams } from '../../shared/contract'
import { sentenceOf } from '../../shared/vocabulary/errors'
import { granted, type Kaiping, sites, TUESDAY, teamCodes } from '../support/kaiping'
import { type Planning, plannedCounties, type ShownPlan } from '../support/planning'
import { patience, shareOr } from '../support/rounds'

const ROUNDS = shareOr(4, 'plans')

let county: Kaiping
let planning: Planning
const begin = plannedCounties((opened, within) => {
  county = opened
  planning = within
})

/** Orders and what came of them: for each its state, how often teams were asked, and whether the plans remember one sending. */
async function standing(codes: readonly string[]) {
  const { manager } = county.database.reads
  const rows = await manager.findBy(ServiceOrder, { publicCode: In([...codes]) })
  return Promise.all(
    rows.map(async ({ id, state, round }) => ({
      state,
      round,
      sendings: await manager.countBy(PlanSent, { orderId: id }),
      offers: await manager.countBy(Offer, { orderId: id }),
    })),
  )
}

it(
  'three who plan a county, a town and a village at the same time, and all send, ask for every order once, round after round',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await begin(round)
      const slot = county.saturday()
      const codes = await planning.accepted(4, slot)
      const who = [
        ['centre', sites.centre],
        ['town', sites.town],
        ['station', sites.station],
      ] as const
      const made = await Promise.all(who.map(([by, site]) => planning.make(by, site)))
      const proposed = await Promise.all(who.map(([by], place) => planning.proposed(by, made[place] as ShownPlan, codes)))
      const ready = proposed.map((lines) => lines.map(({ order }) => order.code))
      expect(ready[1]).toEqual(ready[0])
      expect(ready[2]).toEqual(ready[0])
      const sent = await Promise.all(who.map(([by], place) => planning.send(by, made[place] as ShownPlan, ready[place] ?? [])))
      for (const code of ready[0] ?? []) {
        const ends = sent.flat().filter(({ order }) => order === code)
        expect(ends.filter((each) => each.sent)).toHaveLength(1)
        expect(ends.filter((each) => !each.sent && each.reason !== null)).toHaveLength(2)
      }
      const went = (await standing(codes)).filter(({ state }) => state === 'offering')
      expect(went).toHaveLength(ready[0]?.length ?? 0)
      for (const each of went) expect(each).toMatchObject({ round: 1, sendings: 1 })
      for (const code of codes) await planning.end(code)
    }
  },
  patience(ROUNDS),
)

async function clinicArrangement() {
  const mine = granted(await county.people.clinic.call(teams.mine)).items[0]
  if (mine === undefined) throw new Error('the clinic has no team')
  const { radiusKm, perSlot, perDay, perWeek, about, areas, weekly } = mine
  return {
    code: mine.code,
    body: { radiusKm, perSlot, perDay, perWeek, about, weekly, blackouts: [], areas: areas.map(({ code }) => code) },
  }
}

const blackOut = async (date: string) => {
  const { code, body } = await clinicArrangement()
  return county.people.clinic.call(teams.arrange, {
    params: { code },
    body: { ...body, blackouts: [{ from: date, to: date, note: '体检' }] },
  })
}

/** Open offers that ask the clinic for the day. */
const askedFor = async (codes: readonly string[], date: string): Promise<number> => {
  const { manager } = county.database.reads
  const ids = (await manager.findBy(ServiceOrder, { publicCode: In([...codes]) })).map(({ id }) => id)
  const clinic = await manager.findOneByOrFail(Team, { publicCode: teamCodes.clinic })
  const open = await manager.findBy(Offer, { orderId: In(ids), teamId: clinic.id, state: 'offered' })
  return open.filter(({ slots }) => slots.some((slot) => slot.date === date)).length
}

describe('while a team blacks out the day', () => {
  it(
    'each line goes out whole or not at all, and none asks it once it has',
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await begin(round)
        const slot = county.saturday()
        const codes = await planning.accepted(4, slot)
        const plan = await planning.make('centre', sites.centre)
        const ready = (await planning.proposed('centre', plan, codes)).map(({ order }) => order.code)
        const [lines, closed] = await Promise.all([planning.send('centre', plan, ready), blackOut(slot.date)])
        expect(closed.status).toBe(200)
        for (const { order, sent, offers: made, reason } of lines) {
          const [found] = await standing([order])
          expect(found).toMatchObject(
            sent
              ? { state: 'offering', round: 1, sendings: 1, offers: made.length }
              : { state: 'accepted', round: 0, sendings: 0, offers: 0 },
          )
          expect(reason === null).toBe(sent)
        }
        // What was not sent then is not sent now either, and a plan made now knows the day.
        const before = await askedFor(codes, slot.date)
        const left = lines.filter(({ sent }) => !sent).map(({ order }) => order)
        if (left.length > 0) await planning.send('centre', plan, left)
        expect(await askedFor(codes, slot.date)).toBe(before)
        const next = await planning.make('centre', sites.centre)
        for (const { team } of await planning.proposed('centre', next, codes)) expect(team?.code).not.toBe(teamCodes.clinic)
        for (const code of codes) await planning.end(code)
      }
    },
    patience(ROUNDS),
  )

  it('without looking at the calendar again, what was planned goes out to a team that is away', async () => {
    const slot = county.saturday()
    const codes = await planning.accepted(1, slot)
    const plan = await planning.make('centre', sites.centre)
    const clinic = await county.database.reads.manager.findOneByOrFail(Team, { publicCode: teamCodes.clinic })
    expect(await planning.proposed('centre', plan, codes)).toMatchObject([{ team: { code: teamCodes.clinic }, slot }])
    granted(await blackOut(slot.date))
    // Sending looks again, and refuses the line.
    expect(await planning.send('centre', plan, codes)).toMatchObject([{ sent: false, reason: sentenceOf('team_not_eligible') }])
    expect(await askedFor(codes, slot.date)).toBe(0)
    // What sending would be if it believed the plan.
    await county.database.transaction(async (tx) => {
      const order = await tx.findOneByOrFail(ServiceOrder, { publicCode: codes[0] ?? '' })
      await tx.insert(Offer, {
        id: uuidv7(),
        publicCode: newPublicCode(),
        orderId: order.id,
        teamId: clinic.id,
        state: 'offered',
        openFor: `${order.id}:${clinic.id}`,
        round: 1,
        slots: [slot],
        reasons: [],
        distance: 0,
        message: '',
        declineReason: '',
        offeredBy: '',
        offeredAt: TUESDAY,
        replyBy: TUESDAY,
      })
    })
    expect(await askedFor(codes, slot.date)).toBe(1)
  })
})
