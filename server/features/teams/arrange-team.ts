import { type EntityManager, In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { teams } from '../../../shared/contract/teams'
import { insist, Refusal } from '../../http/refusal'
import { Place } from '../places/place.entity'
import { noteChange } from '../plans/note-change'
import { Team } from './team.entity'
import { TeamArea, TeamBlackout, TeamWeekly } from './team-calendar.entity'

type Arrangement = BodyOf<typeof teams.arrange>

/**
 * Replaces where, when and how much a team serves. What is already booked stays booked, also where the new arrangement would not allow it.
 * @throws Refusal place_not_found for an area that is no place, invalid_request for a blackout that ends before it begins.
 */
export async function arrangeTeam(tx: EntityManager, team: Team, arrangement: Arrangement): Promise<void> {
  const { radiusKm, perSlot, perDay, perWeek, about } = arrangement
  const areas = [...new Set(arrangement.areas)]
  insistOnOrder(arrangement.blackouts)
  insist((await tx.countBy(Place, { code: In(areas) })) === areas.length, 'place_not_found')
  // The team's row first: it holds off a second arrangement until this one is whole.
  await tx.update(Team, { id: team.id }, { radiusKm, perSlot, perDay, perWeek, about })
  await replace(tx, team.id, areas, arrangement)
  await noteChange(tx, 'teams')
}

async function replace(tx: EntityManager, teamId: string, areas: readonly string[], { weekly, blackouts }: Arrangement): Promise<void> {
  for (const calendar of [TeamArea, TeamWeekly, TeamBlackout]) await tx.delete(calendar, { teamId })
  const parts = new Map(weekly.map(({ weekday, part }) => [`${weekday}.${part}`, { teamId, weekday, part }]))
  if (areas.length > 0)
    await tx.insert(
      TeamArea,
      areas.map((placeCode) => ({ teamId, placeCode })),
    )
  if (parts.size > 0) await tx.insert(TeamWeekly, [...parts.values()])
  if (blackouts.length > 0)
    await tx.insert(
      TeamBlackout,
      blackouts.map(({ from, to, note }) => ({ id: uuidv7(), teamId, fromDate: from, toDate: to, note })),
    )
}

function insistOnOrder(blackouts: Arrangement['blackouts']): void {
  const wrong = blackouts.flatMap(({ from, to }, index) =>
    from <= to ? [] : [{ field: `blackouts.${index}.to`, message: '结束日期不能早于开始日期' }],
  )
  if (wrong.length > 0) throw new Refusal('invalid_request', wrong)
}
