import { addDays, beijingDate } from '../../shared/time/beijing'
import type { Place } from '../features/places/place.entity'
import type { Team } from '../features/teams/team.entity'
import type { TeamArea, TeamBlackout, TeamWeekly } from '../features/teams/team-calendar.entity'
import { fixedCode } from './identity'
import { aroundTangkou } from './rosters/around-tangkou'
import { kaipingCounty } from './rosters/kaiping-county'
import { otherCounties } from './rosters/other-counties'
import type { TeamEntry } from './rosters/roster'
import { tangkou } from './rosters/tangkou'
import { xinhuiAndTaishan } from './rosters/xinhui-and-taishan'

/** Every team of the demonstration. */
export const teamEntries: readonly TeamEntry[] = [...kaipingCounty, ...tangkou, ...aroundTangkou, ...xinhuiAndTaishan, ...otherCounties]

/** A team with its calendar and its reach, as rows. */
export interface PlannedTeam {
  readonly entry: TeamEntry
  readonly team: Team
  readonly areas: readonly TeamArea[]
  readonly weekly: readonly TeamWeekly[]
  readonly blackouts: readonly TeamBlackout[]
}

/**
 * The rows of a team. It stands where its home does.
 * @param home the place of the entry's `home`
 * @param createdAt when it was planted, as the rows say
 * @param now epoch ms; the days of a pause count from its date
 */
export function planTeam(entry: TeamEntry, home: Place, key: () => string, createdAt: Date, now: number): PlannedTeam {
  const teamId = key()
  const [perSlot, perDay, perWeek] = entry.capacity
  const today = beijingDate(now)
  return {
    entry,
    team: {
      id: teamId,
      publicCode: fixedCode(`team ${entry.name}`),
      name: entry.name,
      kind: entry.kind,
      homeCode: home.code,
      latE6: home.latE6,
      lngE6: home.lngE6,
      about: entry.about,
      members: entry.members,
      radiusKm: entry.radiusKm,
      perSlot,
      perDay,
      perWeek,
      stars: 0,
      rated: 0,
      createdAt,
    },
    areas: entry.areas.map((placeCode) => ({ teamId, placeCode })),
    weekly: entry.week.map(({ weekday, part }) => ({ teamId, weekday, part })),
    blackouts: (entry.pauses ?? []).map(({ fromDay, toDay, note }) => ({
      id: key(),
      teamId,
      fromDate: addDays(today, fromDay),
      toDate: addDays(today, toDay),
      note,
    })),
  }
}
