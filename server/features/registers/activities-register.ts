import { ACTIVITY_STATE_LABELS, type ActivityState } from '../../../shared/lifecycle/activity'
import { CATEGORY_LABELS, type Category } from '../../../shared/vocabulary/categories'
import { below, byId, equal, minuteOf, placeName, siteName, source, within } from './register.source'

const SHAPE = {
  id: 'text',
  publicCode: 'text',
  startsAt: 'iso',
  endsAt: 'iso',
  title: 'text',
  category: 'text',
  villageCode: 'text',
  team: 'text',
  siteCode: 'text',
  places: 'whole',
  taken: 'whole',
  present: 'whole',
  minutes: 'whole',
  state: 'text',
  outcome: 'text?',
} as const

/** Whether an activity serves an order of this service. */
export const serving = (activity: string, service: string | undefined) =>
  service === undefined
    ? null
    : {
        sql: `exists (select 1 from activity_order l join service_order o on o.id = l.orderId where l.activityId = ${activity} and o.serviceCode = ?)`,
        values: [service],
      }

/** Every activity of the place, with how many were wanted, signed up and came, and the minutes that were posted. */
export const activitiesRegister = source<'activities', typeof SHAPE>({
  ...byId('a.id'),
  select: `a.id, a.publicCode, a.startsAt, a.endsAt, a.title, a.category, a.villageCode, t.name as team, a.siteCode,
    (select coalesce(sum(p.places), 0) from activity_post p where p.activityId = a.id) as places,
    (select coalesce(sum(p.taken), 0) from activity_post p where p.activityId = a.id) as taken,
    (select count(*) from attendance n where n.activityId = a.id and n.present = 1) as present,
    (select coalesce(sum(h.minutes), 0) from hours_entry h where h.activityId = a.id and h.counts = 1) as minutes, a.state, a.outcome`,
  tables: 'activity a join team t on t.id = a.teamId',
  shape: SHAPE,
  where: (filter) => [
    below('a.villageCode', filter.site),
    within('a.startsAt', filter),
    equal('a.state', filter.state),
    serving('a.id', filter.service),
  ],
  sums: { places: 'places', taken: 'taken', present: 'present', minutes: 'minutes' },
  code: ({ publicCode }) => publicCode,
  cells: (row, showing) => ({
    code: row.publicCode,
    starts: minuteOf(row.startsAt),
    ends: minuteOf(row.endsAt),
    title: row.title,
    category: CATEGORY_LABELS[row.category as Category],
    village: placeName(showing, row.villageCode),
    team: row.team,
    site: siteName(showing, row.siteCode),
    places: row.places,
    taken: row.taken,
    present: row.present,
    minutes: row.minutes,
    state: ACTIVITY_STATE_LABELS[row.state as ActivityState],
    outcome: row.outcome,
  }),
})
