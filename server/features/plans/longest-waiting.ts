import { distanceMetres } from '../../../shared/geo/distance'
import type { LivingPlan } from '../../matching/living-plan'
import type { OrderToPlan } from '../../matching/problem'
import { bestOf, type RankedTeam } from '../../matching/rank'
import type { AskedLately } from './asked-lately'
import { WAITS_DAYS } from './how-many-to-ask'

/**
 * Of all teams that can come for the order, wherever they rank, the one that has waited longest for an invitation; of those that waited
 * alike, the nearest. Null where nobody has waited long enough to have a turn.
 * @param passedOver ids of teams that are asked anyway, or wait for their answer
 */
export function longestWaiting(
  plan: LivingPlan,
  order: OrderToPlan,
  asked: AskedLately,
  passedOver: ReadonlySet<string>,
): RankedTeam | null {
  const { index } = plan.inside().model
  const waiting = index.teamsFor(order).flatMap((number) => {
    const team = index.books[number]?.team
    if (team === undefined || passedOver.has(team.id)) return []
    const days = asked.waitedDays(team.id)
    return days < WAITS_DAYS ? [] : [{ number, days, distance: distanceMetres(team.point, order.point) }]
  })
  waiting.sort((one, other) => other.days - one.days || one.distance - other.distance || one.number - other.number)
  for (const { number } of waiting) {
    const [team] = bestOf(index, order, [number], { scarcity: (teamId, slot) => plan.scarcity(teamId, slot) })
    if (team !== undefined) return team
  }
  return null
}
