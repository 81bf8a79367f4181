import { isWithin, levelOf, SITE_LABELS } from '../../../shared/vocabulary/places'
import type { ServiceOrder } from '../orders/order.entity'
import { type Actor, isStaffAbove, isStaffOf, sitesOf } from '../people/actor'
import type { PlaceNames } from '../places/place.queries'

type Owned = Pick<ServiceOrder, 'ownerCode' | 'open'>

/**
 * In the name of which place somebody may urge the owner of an order: as supervisor of a place that holds the owner site, or as staff of a
 * site above it; the nearest of them. Null for everybody else, and for the owner's own staff: they act instead.
 */
export function urgesAs(actor: Actor, { ownerCode }: Owned): string | null {
  if (isStaffOf(actor, ownerCode)) return null
  const above = sitesOf(actor, 'staff').filter((site) => site !== ownerCode && isWithin(ownerCode, site))
  const supervised = sitesOf(actor, 'supervisor').filter((site) => isWithin(ownerCode, site))
  return [...above, ...supervised].toSorted((one, other) => other.length - one.length)[0] ?? null
}

/** What a supervisor may do with an order now. Taking over is a step of the order's own table: any open order, by staff above. */
export function supervisorsActions(actor: Actor, order: Owned, urged: boolean): ('urge' | 'take_over')[] {
  if (!order.open) return []
  return [
    ...(!urged && urgesAs(actor, order) !== null ? (['urge'] as const) : []),
    ...(isStaffAbove(actor, order.ownerCode) ? (['take_over'] as const) : []),
  ]
}

/** The name in which an urge speaks: 开平市文明实践中心; the city has supervisors but no site. */
export function urgerName(names: PlaceNames, code: string): string {
  const place = names.get(code)
  if (place === undefined) return ''
  return levelOf(code) === 'city' ? `${place.name}督导` : `${place.name}${SITE_LABELS[place.level]}`
}
