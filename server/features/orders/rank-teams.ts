import type { EntityManager } from 'typeorm'
import { distanceMetres, distanceWords } from '../../../shared/geo/distance'
import { beijingDate, weekOf } from '../../../shared/time/beijing'
import { comingSlots, type Slot } from '../../../shared/time/slot'
import { Offer } from '../offers/offer.entity'
import { Place } from '../places/place.entity'
import { serviceOf, teamsListing, teamsListingCategory } from '../projects/project.queries'
import type { Team } from '../teams/team.entity'
import { bookingsOf, freeSlots, periodsOf, servesVillage, type TeamProfile, teamProfiles, teamsServing } from '../teams/team.queries'
import type { ServiceOrder } from './order.entity'
import { OrderExclusion } from './order-event.entity'

/** A team that could be asked for an order, or could not and why. */
export interface Candidate {
  readonly team: Team
  readonly eligible: boolean
  readonly obstacle: string | null
  /** Metres, straight line from the team's home to the village. */
  readonly distance: number
  /** Lower is better: the sum of the parts. */
  readonly cost: number
  readonly parts: readonly { name: string; points: number }[]
  readonly reasons: string[]
  /** The slots of the order that the team has free. */
  readonly slots: Slot[]
}

/** One kilometre, one order already taken this week, and one star short of five, in the same points. */
const POINTS = { kilometre: 2, takenThisWeek: 5, starShort: 4 } as const

/** Slots that an order without wishes is planned in: a week ahead. */
const DAYS_AHEAD = 7

interface Circumstances {
  readonly order: ServiceOrder
  readonly village: Place
  readonly wanted: readonly Slot[]
  readonly service: string
  readonly week: string
  readonly excluded: ReadonlySet<string>
  readonly asked: ReadonlySet<string>
}

/**
 * Teams for an order by a simple rule: those that offer the service, best first by travel, load this week and rating, each with its
 * reasons; after them those that something stands in the way of. How often a team declined or let an offer lapse is not read here, nor
 * anywhere near.
 * @param only judge these teams alone, by id
 */
export async function rankTeams(
  tx: EntityManager,
  order: ServiceOrder,
  wanted: readonly Slot[],
  now: Date,
  only?: readonly string[],
): Promise<Candidate[]> {
  const village = await tx.findOneByOrFail(Place, { code: order.villageCode })
  const ids = only ?? (await teamsFor(tx, order, village))
  const profiles = await teamProfiles(tx, [...ids])
  const service = order.serviceCode === null ? null : await serviceOf(tx, order.serviceCode)
  const circumstances: Circumstances = {
    order,
    village,
    wanted: wanted.length > 0 ? wanted : comingSlots(now.getTime(), DAYS_AHEAD),
    service: service?.name ?? '这类服务',
    week: weekOf(beijingDate(now.getTime())),
    excluded: new Set((await tx.findBy(OrderExclusion, { orderId: order.id })).map((row) => row.excludedId)),
    asked: new Set((await tx.findBy(Offer, { orderId: order.id, state: 'offered' })).map((offer) => offer.teamId)),
  }
  const listing = new Set(await teamsFor(tx, order, village, false))
  const periods = new Set([circumstances.week, ...circumstances.wanted.flatMap((slot) => Object.values(periodsOf(slot)))])
  const bookings = await bookingsOf(tx, [...ids], [...periods])
  return profiles
    .map((profile) => judge(circumstances, profile, bookings.get(profile.team.id) ?? new Map(), listing.has(profile.team.id)))
    .sort((one, other) => Number(other.eligible) - Number(one.eligible) || one.cost - other.cost || (one.team.id < other.team.id ? -1 : 1))
}

/** The teams that list the service (of a free-text order: something of its category), or serve the village and might. */
async function teamsFor(tx: EntityManager, order: ServiceOrder, village: Place, near = true): Promise<string[]> {
  const listing = order.serviceCode === null ? await teamsListingCategory(tx, order.category) : await teamsListing(tx, order.serviceCode)
  if (!near) return listing
  const serving = new Set(await teamsServing(tx, village))
  return listing.filter((id) => serving.has(id))
}

function judge(circumstances: Circumstances, profile: TeamProfile, bookings: ReadonlyMap<string, number>, lists: boolean): Candidate {
  const { team } = profile
  const distance = distanceMetres(team, circumstances.village)
  const slots = freeSlots(profile, [...circumstances.wanted], bookings)
  const taken = bookings.get(circumstances.week) ?? 0
  const parts = [
    { name: '路程', points: Math.round((distance / 1000) * POINTS.kilometre) },
    { name: '本周已接', points: taken * POINTS.takenThisWeek },
    { name: '评价', points: starsShort(team) },
  ]
  const obstacle = obstacleOf(circumstances, profile, slots, taken, lists)
  return {
    team,
    eligible: obstacle === null,
    obstacle,
    distance,
    cost: parts.reduce((sum, part) => sum + part.points, 0),
    parts,
    reasons: reasonsOf(circumstances, team, distance, taken),
    slots,
  }
}

/** Unrated counts as the middle, neither praised nor blamed. */
function starsShort(team: Team): number {
  const mean = team.rated === 0 ? 4 : team.stars / team.rated
  return Math.round((5 - mean) * POINTS.starShort)
}

function reasonsOf({ service }: Circumstances, team: Team, distance: number, taken: number): string[] {
  const left = Math.max(0, team.perWeek - taken)
  return [
    `离村 ${distanceWords(distance)}`,
    `擅长${service}`,
    `本周还能接 ${left} 单`,
    ...(team.rated > 0 ? [`评价 ${(Math.round((team.stars / team.rated) * 10) / 10).toFixed(1)}(${team.rated} 次)`] : []),
  ]
}

/** The one thing that stands in the way, or null. */
function obstacleOf(
  { order, village, excluded, asked }: Circumstances,
  profile: TeamProfile,
  slots: readonly Slot[],
  taken: number,
  lists: boolean,
): string | null {
  if (excluded.has(profile.team.id)) return '这张单它办过，这次换别的队伍'
  if (asked.has(profile.team.id)) return '已经邀请，等它回复'
  if (!lists) return order.serviceCode === null ? '没有上架这一类的项目' : '没有上架这项服务'
  if (!servesVillage(profile, village)) return '不在它的服务范围'
  if (taken >= profile.team.perWeek) return `本周已满 ${taken}/${profile.team.perWeek}`
  if (slots.length === 0) return '这些时段它没有空'
  return null
}
