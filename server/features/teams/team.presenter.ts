import type { EntityManager } from 'typeorm'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { teams } from '../../../shared/contract/teams'
import { beijingDate, weekOf } from '../../../shared/time/beijing'
import { PARTS } from '../../../shared/time/slot'
import type { PlaceNames } from '../places/place.queries'
import { bookingsOf, type TeamProfile } from './team.queries'

type TeamReply = ReplyOf<typeof teams.one>
type WeekPart = TeamProfile['weekly'][number]

const byTime = (one: WeekPart, other: WeekPart): number =>
  one.weekday - other.weekday || PARTS.indexOf(one.part) - PARTS.indexOf(other.part)

/** Teams as their leaders and sites read them: reach, calendar, capacity, and what is booked in the week of `now`. One query. */
export async function presentTeams(
  tx: EntityManager,
  profiles: readonly TeamProfile[],
  { names, now }: { readonly names: PlaceNames; readonly now: Date },
): Promise<TeamReply[]> {
  const week = weekOf(beijingDate(now.getTime()))
  const ids = profiles.map(({ team }) => team.id)
  const bookings = await bookingsOf(tx, ids, [week])
  const named = (code: string) => ({ code, name: names.get(code)?.name ?? code })
  return profiles.map(({ team, areas, weekly, blackouts }) => ({
    code: team.publicCode,
    name: team.name,
    kind: team.kind,
    home: named(team.homeCode),
    about: team.about,
    members: team.members,
    areas: areas.map(named),
    radiusKm: team.radiusKm,
    weekly: [...weekly].sort(byTime),
    blackouts: blackouts.map(({ fromDate, toDate, note }) => ({ from: fromDate, to: toDate, note })),
    perSlot: team.perSlot,
    perDay: team.perDay,
    perWeek: team.perWeek,
    bookedThisWeek: bookings.get(team.id)?.get(week) ?? 0,
  }))
}
