import type { EntityManager } from 'typeorm'
import { distanceMetres, distanceWords } from '../../../shared/geo/distance'
import { beijingDate, weekOf } from '../../../shared/time/beijing'
import { comingSlots, type Slot, slotsFrom } from '../../../shared/time/slot'
import { Offer } from '../offers/offer.entity'
import { Place } from '../places/place.entity'
import { serviceOf, teamsListing, teamsListingCategory } from '../projects/project.queries'
import type { Team } from '../teams/team.entity'
import { bookingsOf, freeSlots, periodsOf, servesVillage, type TeamProfile, teamProfiles } from '../teams/team.queries'
import type { ServiceOrder } from './order.entity'
import { OrderExclusion } from './order-event.entity'

/** A team as it stands to an order at this moment, in this transaction. */
export interface Fit {
  readonly team: Team
  /** What stands in the way of asking it, in words; null when nothing does. */
  readonly obstacle: string | null
  /** Metres, straight line from the team's home to the village. */
  readonly distance: number
  readonly reasons: string[]
  /** Those of the slots that the team has free. */
  readonly slots: Slot[]
}

/** Slots that an order without wishes is planned in: a week ahead. */
export const DAYS_AHEAD = 7

/** The slots that suit an order: those it wishes for, or every one of the coming week where it wishes for none. */
export const suitingSlots = (order: Pick<ServiceOrder, 'slots'>, now: Date): Slot[] =>
  order.slots.length > 0 ? order.slots : comingSlots(now.getTime(), DAYS_AHEAD)

interface Circumstances {
  readonly order: ServiceOrder
  readonly village: Place
  readonly service: string
  readonly week: string
  readonly listing: ReadonlySet<string>
  readonly excluded: ReadonlySet<string>
  readonly asked: ReadonlySet<string>
}

/**
 * Judges these teams for an order, in the order of their ids given: what may be asked now, whatever a plan made a minute ago says. How
 * often a team declined or let an offer lapse is not read here, nor anywhere near.
 */
export async function fittingTeams(
  tx: EntityManager,
  order: ServiceOrder,
  wanted: readonly Slot[],
  now: Date,
  teamIds: readonly string[],
): Promise<Fit[]> {
  const village = await tx.findOneByOrFail(Place, { code: order.villageCode })
  const profiles = await teamProfiles(tx, [...teamIds])
  const service = order.serviceCode === null ? null : await serviceOf(tx, order.serviceCode)
  const agreed = order.companionId === null ? [] : [order.companionId]
  const circumstances: Circumstances = {
    order,
    village,
    service: service?.name ?? '这类服务',
    week: weekOf(beijingDate(now.getTime())),
    listing: new Set(
      order.serviceCode === null ? await teamsListingCategory(tx, order.category) : await teamsListing(tx, order.serviceCode),
    ),
    excluded: new Set((await tx.findBy(OrderExclusion, { orderId: order.id })).map((row) => row.excludedId)),
    asked: new Set([...(await tx.findBy(Offer, { orderId: order.id, state: 'offered' })).map((offer) => offer.teamId), ...agreed]),
  }
  const periods = new Set([
    circumstances.week,
    ...wanted.flatMap((slot) => slotsFrom(slot, order.partsNeeded)).flatMap((slot) => Object.values(periodsOf(slot))),
  ])
  const bookings = await bookingsOf(tx, [...teamIds], [...periods])
  return profiles.map((profile) => judge(circumstances, profile, wanted, bookings.get(profile.team.id) ?? new Map()))
}

function judge(circumstances: Circumstances, profile: TeamProfile, wanted: readonly Slot[], bookings: ReadonlyMap<string, number>): Fit {
  const { team } = profile
  const distance = distanceMetres(team, circumstances.village)
  const slots = freeSlots(profile, [...wanted], bookings, circumstances.order.partsNeeded)
  return {
    team,
    obstacle: obstacleOf(circumstances, profile, slots),
    distance,
    reasons: reasonsOf(circumstances, team, distance, bookings.get(circumstances.week) ?? 0),
    slots,
  }
}

function reasonsOf({ service }: Circumstances, team: Team, distance: number, taken: number): string[] {
  return [
    `距离 ${distanceWords(distance)}`,
    `擅长${service}`,
    `本周还有 ${Math.max(0, team.perWeek - taken)} 个空档`,
    ...(team.rated > 0 ? [`评价 ${meanStars(team)}（${team.rated} 次）`] : []),
  ]
}

/** The mean of a team's stars with one decimal, as one says it. */
export const meanStars = ({ stars, rated }: Pick<Team, 'stars' | 'rated'>): string => (Math.round((stars / rated) * 10) / 10).toFixed(1)

/** The one thing that stands in the way, or null. */
function obstacleOf(
  { order, village, listing, excluded, asked }: Circumstances,
  profile: TeamProfile,
  slots: readonly Slot[],
): string | null {
  if (excluded.has(profile.team.id)) return '这张单它办过，这次换别的队伍'
  if (asked.has(profile.team.id)) return '已经邀请，等它回复'
  if (!listing.has(profile.team.id)) return order.serviceCode === null ? '没有上架这一类的项目' : '没有上架这项服务'
  if (!servesVillage(profile, village)) return '不在它的服务范围'
  if (profile.team.members > 0 && profile.team.members < order.helpers) return `人手不够，队里只有 ${profile.team.members} 人`
  if (slots.length === 0) return '这些时段它没有空'
  return null
}
