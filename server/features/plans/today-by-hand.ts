import { distanceMetres } from '../../../shared/geo/distance'
import type { Urgency } from '../../../shared/vocabulary/orders'
import type { PlaceNames } from '../places/place.queries'
import { type Measures, measured } from './plan-document'
import type { KnownTeam, WaitingOrder } from './situation.rows'

/** The same orders as people have provided for them so far: an order counts as served where a team is being asked, by the first asked. */
export function todayByHand(waiting: readonly WaitingOrder[], teams: ReadonlyMap<string, KnownTeam>, names: PlaceNames): Measures {
  return measured(
    waiting
      .filter(({ pooled }) => !pooled)
      .map((order) => {
        const team = teams.get(order.offers[0]?.teamId ?? '')
        const village = names.get(order.villageCode)
        const distance = team === undefined || village === undefined ? null : distanceMetres(team, village)
        return { urgency: order.urgency as Urgency, teamId: team?.id ?? null, distance }
      }),
  )
}
