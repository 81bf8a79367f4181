import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { type Candidate, rankTeams } from '../../server/features/orders/rank-teams'
import { ServiceProject } from '../../server/features/projects/project.entity'
import { Team } from '../../server/features/teams/team.entity'
import { TeamArea, TeamWeekly } from '../../server/features/teams/team-calendar.entity'
import { offers } from '../../shared/contract'
import type { Slot } from '../../shared/time/slot'
import { type Kaiping, openKaiping, TUESDAY, teamCodes } from '../support/kaiping'

/** In the week that the ranking looks at, so that what a team takes there counts. */
const THIS_SATURDAY: Slot = { date: '2026-11-28', part: 'morning' }

let county: Kaiping
/** A team like the clinic's in everything, which nobody ever asks. */
let twin: Team
beforeAll(async () => {
  county = await openKaiping()
  twin = await plantTwin(teamCodes.clinic)
})
afterAll(() => county.close())

function plantTwin(code: string): Promise<Team> {
  return county.database.transaction(async (tx) => {
    const team = await tx.findOneByOrFail(Team, { publicCode: code })
    const copy: Team = { ...team, id: uuidv7(), publicCode: newPublicCode() }
    await tx.insert(Team, copy)
    for (const area of await tx.findBy(TeamArea, { teamId: team.id })) await tx.insert(TeamArea, { ...area, teamId: copy.id })
    for (const time of await tx.findBy(TeamWeekly, { teamId: team.id })) await tx.insert(TeamWeekly, { ...time, teamId: copy.id })
    for (const project of await tx.findBy(ServiceProject, { teamId: team.id })) {
      await tx.insert(ServiceProject, { ...project, id: uuidv7(), publicCode: newPublicCode(), teamId: copy.id })
    }
    return copy
  })
}

type Ranking = Record<'asked' | 'twin', Omit<Candidate, 'team'> & { place: number }>

/** How the two stand for a new order, at one moment; two that are equal share the better place. */
async function ranking(code: string): Promise<Ranking> {
  const { manager } = county.database.reads
  const order = await manager.findOneByOrFail(ServiceOrder, { publicCode: code })
  const all = await rankTeams(manager, order, [THIS_SATURDAY], TUESDAY)
  const standing = (publicCode: string) => {
    const found = all.find((each) => each.team.publicCode === publicCode)
    if (found === undefined) throw new Error('the team is not among the candidates')
    const { team: _, ...rest } = found
    return { ...rest, place: all.filter((each) => each.eligible && each.cost < found.cost).length }
  }
  return { asked: standing(teamCodes.clinic), twin: standing(twin.publicCode) }
}

async function offerEnds(how: 'declined' | 'lapsed'): Promise<void> {
  const { code } = await county.offered([teamCodes.clinic])
  if (how === 'declined') await county.step('clinic', offers.decline, await county.openOffer(code, teamCodes.clinic), { reason: '忙' })
  else {
    county.clock.set(new Date('2026-12-01T02:00:00.000Z'))
    await county.clock.act()
    county.clock.set(TUESDAY)
  }
  expect((await county.offersOf(code)).map((each) => each.state)).toEqual([how])
}

it('a team that declined and let lapse every offer ranks exactly like its twin that was never asked, and as it did before', async () => {
  const fresh = await county.accepted({ slots: [THIS_SATURDAY] })
  const before = await ranking(fresh)
  expect(before.asked).toMatchObject({ eligible: true, slots: [THIS_SATURDAY] })
  expect(before.asked).toEqual(before.twin)
  for (const how of ['declined', 'lapsed', 'declined', 'lapsed', 'declined'] as const) await offerEnds(how)
  const after = await ranking(fresh)
  expect(after.asked).toEqual(after.twin)
  expect(after).toEqual(before)
})

it('taking an order does count, so the two can be told apart', async () => {
  const { code } = await county.offered([teamCodes.clinic], THIS_SATURDAY)
  await county.step('clinic', offers.accept, await county.openOffer(code, teamCodes.clinic), { slot: THIS_SATURDAY })
  const fresh = await county.accepted({ slots: [THIS_SATURDAY] })
  const { asked, twin: unasked } = await ranking(fresh)
  expect(asked.cost).toBeGreaterThan(unasked.cost)
  expect(asked.reasons).not.toEqual(unasked.reasons)
})
