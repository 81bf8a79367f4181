import { type EntityManager, In } from 'typeorm'
import { boxAround, distanceMetres } from '../../../shared/geo/distance'
import { weekdayOf, weekOf } from '../../../shared/time/beijing'
import { type Part, type Slot, slotKey, slotsFrom } from '../../../shared/time/slot'
import { isWithin } from '../../../shared/vocabulary/places'
import { rowReader } from '../../database/rows'
import { Membership } from '../people/membership.entity'
import type { Place } from '../places/place.entity'
import { codesDownTo } from '../places/place-path'
import { Team } from './team.entity'
import { TeamBooking } from './team-booking.entity'
import { TeamArea, TeamBlackout, TeamWeekly } from './team-calendar.entity'

/** A team with where and when it serves: everything that decides whether it can be asked, but what is already booked. */
export interface TeamProfile {
  readonly team: Team
  /** Codes of the places it serves, each with all below it. */
  readonly areas: string[]
  /** The parts of the week (1 Monday … 7 Sunday) at which it serves. */
  readonly weekly: { weekday: number; part: Part }[]
  /** Days on which it does not, both ends included, the earliest first. */
  readonly blackouts: { fromDate: string; toDate: string; note: string }[]
}

/** The three periods in which one slot takes capacity, as bookings name them: 2026-11-26.morning, 2026-11-26, 2026-W48. */
export interface Periods {
  readonly slot: string
  readonly day: string
  readonly week: string
}

/** The farthest that the contract lets a team's radius reach, in kilometres. */
const FARTHEST_KM = 100
/** Degrees × 1,000,000 of latitude in a kilometre, rounded up: a coarse sieve before the distance is worked out. */
const LATITUDE_PER_KM = 9_010

function grouped<T extends { teamId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(row.teamId, [...(groups.get(row.teamId) ?? []), row])
  return groups
}

/** The teams with these ids, in the order asked for; ids that are no team's are left out. */
export async function teamsByIds(tx: EntityManager, teamIds: readonly string[]): Promise<Team[]> {
  if (teamIds.length === 0) return []
  const teams = await tx.findBy(Team, { id: In([...teamIds]) })
  const byId = new Map(teams.map((team) => [team.id, team]))
  return [...new Set(teamIds)].flatMap((id) => byId.get(id) ?? [])
}

/** The teams with their reach and calendar, in the order asked for; ids that are no team's are left out. Four queries, however many. */
export async function teamProfiles(tx: EntityManager, teamIds: string[]): Promise<TeamProfile[]> {
  if (teamIds.length === 0) return []
  const teams = await teamsByIds(tx, teamIds)
  const areas = grouped(await tx.find(TeamArea, { where: { teamId: In(teamIds) }, order: { placeCode: 'ASC' } }))
  const weekly = grouped(await tx.find(TeamWeekly, { where: { teamId: In(teamIds) }, order: { weekday: 'ASC' } }))
  const blackouts = grouped(await tx.find(TeamBlackout, { where: { teamId: In(teamIds) }, order: { fromDate: 'ASC', id: 'ASC' } }))
  return teams.map((team) => ({
    team,
    areas: (areas.get(team.id) ?? []).map((area) => area.placeCode),
    weekly: (weekly.get(team.id) ?? []).map(({ weekday, part }) => ({ weekday, part })),
    blackouts: (blackouts.get(team.id) ?? []).map(({ fromDate, toDate, note }) => ({ fromDate, toDate, note })),
  }))
}

/** The team with this public code, or null. */
export const teamByCode = (tx: EntityManager, publicCode: string): Promise<Team | null> => tx.findOneBy(Team, { publicCode })

/** The team with this public code and its reach and calendar, or null. */
export async function teamProfileByCode(tx: EntityManager, publicCode: string): Promise<TeamProfile | null> {
  const team = await teamByCode(tx, publicCode)
  const [profile] = team === null ? [] : await teamProfiles(tx, [team.id])
  return profile ?? null
}

export const SERVING_BY_AREA = 'select distinct `teamId` from `team_area` where `placeCode` in (?, ?, ?, ?)'

export const SERVING_BY_RADIUS = `select \`id\`, \`latE6\`, \`lngE6\`, \`radiusKm\` from \`team\`
  where \`latE6\` between ? and ? and \`lngE6\` between ? and ? and \`radiusKm\` > 0
  and \`latE6\` - ? between -${LATITUDE_PER_KM} * \`radiusKm\` and ${LATITUDE_PER_KM} * \`radiusKm\``

const readArea = rowReader({ teamId: 'text' })
const readReach = rowReader({ id: 'text', latE6: 'whole', lngE6: 'whole', radiusKm: 'whole' })

/** The ids of the teams that serve a village: one of their areas holds it, or their radius reaches it. Two queries. */
export async function teamsServing(tx: EntityManager, village: Place): Promise<string[]> {
  const byArea = readArea(await tx.query(SERVING_BY_AREA, codesDownTo(village.code)))
  const box = boxAround(village, FARTHEST_KM * 1000)
  const near = readReach(await tx.query(SERVING_BY_RADIUS, [box.southE6, box.northE6, box.westE6, box.eastE6, village.latE6]))
  const byRadius = near.filter((team) => reaches(team, village))
  return [...new Set([...byArea.map((row) => row.teamId), ...byRadius.map((row) => row.id)])]
}

const reaches = (team: Pick<Team, 'latE6' | 'lngE6' | 'radiusKm'>, place: Pick<Place, 'latE6' | 'lngE6'>): boolean =>
  team.radiusKm > 0 && distanceMetres(team, place) <= team.radiusKm * 1000

/** Whether the team serves the village, by its areas or by its radius. */
export function servesVillage(profile: TeamProfile, village: Pick<Place, 'code' | 'latE6' | 'lngE6'>): boolean {
  return profile.areas.some((area) => isWithin(village.code, area)) || reaches(profile.team, village)
}

/** The periods that a slot counts in. */
export function periodsOf(slot: Slot): Periods {
  return { slot: slotKey(slot), day: slot.date, week: weekOf(slot.date) }
}

/** Those of the slots in which the team serves and still has capacity, also in the next part of the day where the visit lasts two: in its week, outside its blackouts, none of the periods full. */
export function freeSlots(profile: TeamProfile, slots: Slot[], bookings: ReadonlyMap<string, number>, parts = 1): Slot[] {
  const { team, weekly, blackouts } = profile
  const isFree = (slot: Slot): boolean => {
    const periods = periodsOf(slot)
    const weekday = weekdayOf(slot.date)
    return (
      weekly.some((each) => each.weekday === weekday && each.part === slot.part) &&
      !blackouts.some((each) => each.fromDate <= slot.date && slot.date <= each.toDate) &&
      (bookings.get(periods.slot) ?? 0) < team.perSlot &&
      (bookings.get(periods.day) ?? 0) < team.perDay &&
      (bookings.get(periods.week) ?? 0) < team.perWeek
    )
  }
  return slots.filter((slot) => {
    const taken = slotsFrom(slot, parts)
    return taken.length > 0 && taken.every(isFree)
  })
}

/** How much each team has taken in these periods: by team, then by period; a period without bookings is absent. One query. */
export async function bookingsOf(
  tx: EntityManager,
  teamIds: readonly string[],
  periods: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const bookings = new Map(teamIds.map((id) => [id, new Map<string, number>()]))
  if (teamIds.length === 0 || periods.length === 0) return bookings
  const rows = await tx.findBy(TeamBooking, { teamId: In([...teamIds]), period: In([...new Set(periods)]) })
  for (const row of rows) bookings.get(row.teamId)?.set(row.period, row.taken)
  return bookings
}

/**
 * How much each team has taken in slots and days from this date on, and in all weeks from that date's on, as `bookingsOf`: a week's code
 * sorts as its time. One query.
 */
export async function bookingsFrom(tx: EntityManager, teamIds: readonly string[], date: string): Promise<Map<string, Map<string, number>>> {
  const bookings = new Map(teamIds.map((id) => [id, new Map<string, number>()]))
  if (teamIds.length === 0) return bookings
  const rows = await tx
    .createQueryBuilder(TeamBooking, 'b')
    .where('b.teamId in (:...teamIds) and b.period >= :date', { teamIds, date })
    .getMany()
  for (const row of rows) bookings.get(row.teamId)?.set(row.period, row.taken)
  return bookings
}

/** The ids of the people who lead the team now. */
export async function leadersOf(tx: EntityManager, teamId: string): Promise<string[]> {
  const memberships = await tx
    .createQueryBuilder(Membership, 'm')
    .where('m.teamId = :teamId and m.role = :role and m.endedAt is null', { teamId, role: 'leader' })
    .getMany()
  return memberships.map((membership) => membership.personId)
}
