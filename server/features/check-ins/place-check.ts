import { distanceMetres, type Point } from '../../../shared/geo/distance'
import { wgs84Of } from '../../../shared/geo/gcj02'
import type { Activity } from '../activities/activity.entity'

/** Where a phone says it is. */
export interface Whereabouts extends Point {
  /** Radius of its doubt in metres. */
  readonly accuracy: number
  readonly system: 'gcj02' | 'wgs84'
}

/** The most of a phone's own doubt that is held in its favour, in metres: a phone that knows nothing proves nothing. */
const MOST_DOUBT = 500

/** How far from the activity, and whether that is there. All that is ever kept of a place; nothing where none was given. */
export function placeCheck(
  place: Whereabouts | null,
  activity: Pick<Activity, 'latE6' | 'lngE6' | 'withinMetres'>,
): { distance: number | null; near: boolean | null } {
  if (place === null) return { distance: null, near: null }
  const point = { latE6: place.latE6, lngE6: place.lngE6 }
  const distance = distanceMetres(place.system === 'gcj02' ? wgs84Of(point) : point, activity)
  return { distance, near: distance <= activity.withinMetres + Math.min(place.accuracy, MOST_DOUBT) }
}
