import type * as z from 'zod/mini'
import type { activityLine } from '../../../shared/contract/activity-shapes'
import { distanceMetres, type Point } from '../../../shared/geo/distance'
import type { PlaceNames } from '../places/place.queries'
import type { ActivityLineRow } from './activity.rows'

export type ActivityLine = z.output<typeof activityLine>

/** A row of any list of activities, of which none names a person; `from` is the village asked about, from which the distance is taken. */
export function activityLineOf(row: ActivityLineRow, names: PlaceNames, from: Point | null): ActivityLine {
  return {
    code: row.publicCode,
    state: row.state,
    title: row.title,
    category: row.category,
    village: { code: row.villageCode, name: names.get(row.villageCode)?.name ?? '' },
    team: { code: row.teamCode, name: row.teamName },
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    places: row.places,
    placesLeft: row.places - row.taken,
    waiting: row.waiting,
    distance: from === null ? null : distanceMetres(from, row),
  }
}
