import type * as z from 'zod/mini'
import type { poolOrder } from '../../../shared/contract/pool'
import { distanceMetres } from '../../../shared/geo/distance'
import { beijingDate } from '../../../shared/time/beijing'
import { slotEnds } from '../../../shared/time/slot'
import type { Category } from '../../../shared/vocabulary/categories'
import type { Urgency } from '../../../shared/vocabulary/orders'
import type { Call } from '../../http/call'
import { PAGE } from '../../http/paging'
import { suitingSlots } from '../orders/fitting-teams'
import { teamsLedBy } from '../people/actor'
import { type PlaceLine, type PlaceNames, placeNames } from '../places/place.queries'
import { listedServices } from '../projects/project.queries'
import { bookingsFrom, freeSlots, servesVillage, type TeamProfile, teamProfiles } from '../teams/team.queries'
import { excludedPairs, POOL_BATCH, type PooledRow, pooledOrders } from './pool.queries'

type PoolOrder = z.output<typeof poolOrder>

/** One of the reader's teams, with all that decides what it could take. */
interface OwnTeam {
  readonly profile: TeamProfile
  readonly services: ReadonlySet<string>
  readonly categories: ReadonlySet<Category>
  readonly bookings: ReadonlyMap<string, number>
}

/** A page of the pool as a leader reads it: the orders that one of their teams could take now. Six queries and one for each batch read. */
export async function poolPage(call: Call, cursor: string | undefined): Promise<{ items: PoolOrder[]; next: string | null }> {
  const names = await placeNames(call.services.database)
  const teams = await ownTeams(call)
  const found: { id: string; shown: PoolOrder }[] = []
  let after = cursor
  while (found.length <= PAGE) {
    const batch = await pooledOrders(call.services.database, after)
    found.push(...(await takeable(call, names, teams, batch)))
    after = batch.at(-1)?.id
    if (batch.length < POOL_BATCH) break
  }
  const page = found.slice(0, PAGE)
  return { items: page.map(({ shown }) => shown), next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null }
}

async function ownTeams({ tx, actor, now }: Call): Promise<OwnTeam[]> {
  const ids = teamsLedBy(actor)
  const profiles = await teamProfiles(tx, ids)
  const listed = await listedServices(tx, ids)
  const bookings = await bookingsFrom(tx, ids, beijingDate(now.getTime()))
  return profiles.map((profile) => {
    const own = listed.filter(({ teamId }) => teamId === profile.team.id)
    return {
      profile,
      services: new Set(own.map(({ serviceCode }) => serviceCode)),
      categories: new Set(own.map(({ category }) => category)),
      bookings: bookings.get(profile.team.id) ?? new Map(),
    }
  })
}

async function takeable(
  call: Call,
  names: PlaceNames,
  teams: readonly OwnTeam[],
  batch: readonly PooledRow[],
): Promise<{ id: string; shown: PoolOrder }[]> {
  const offered = batch.filter((row) => teams.some((team) => lists(team, row)))
  const excluded = await excludedPairs(
    call.tx,
    offered.map(({ id }) => id),
    teams.map(({ profile }) => profile.team.id),
  )
  return offered.flatMap((row) => {
    const village = names.get(row.villageCode)
    if (village === undefined) return []
    const able = teams
      .filter((team) => lists(team, row) && !excluded.has(`${row.id}:${team.profile.team.id}`))
      .flatMap((team) => forTeam(team, row, village, call.now))
      .toSorted((one, other) => one.distance - other.distance)
    return able.length === 0 ? [] : [{ id: row.id, shown: shownOf(row, village, able) }]
  })
}

const lists = ({ services, categories }: OwnTeam, { serviceCode, category }: PooledRow): boolean => {
  if (serviceCode !== null) return services.has(serviceCode)
  return category === null ? services.size > 0 : categories.has(category as Category)
}

function forTeam({ profile, bookings }: OwnTeam, row: PooledRow, village: PlaceLine, now: Date): PoolOrder['teams'] {
  if (!servesVillage(profile, village)) return []
  const suiting = suitingSlots(row, now).filter((slot) => slotEnds(slot) > now.getTime())
  const slots = freeSlots(profile, suiting, bookings)
  const { team } = profile
  return slots.length === 0 ? [] : [{ code: team.publicCode, name: team.name, distance: distanceMetres(team, village), slots }]
}

const shownOf = (row: PooledRow, village: PlaceLine, teams: PoolOrder['teams']): PoolOrder => ({
  code: row.publicCode,
  title: row.title,
  category: row.category as Category | null,
  urgency: row.urgency as Urgency,
  people: row.people,
  village: { code: village.code, name: village.name },
  pooledAt: row.pooledAt ?? '',
  teams,
})
