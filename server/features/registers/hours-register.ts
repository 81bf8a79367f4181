import { HOURS_ENTRY_STATE_LABELS, type HoursEntryState } from '../../../shared/lifecycle/hours-entry'
import { maskedName, maskedPhone } from '../orders/masking'
import type { Where } from '../orders/order.queries'
import { serving } from './activities-register'
import { below, byId, equal, minuteOf, siteName, source } from './register.source'

const SHAPE = {
  id: 'text',
  publicCode: 'text',
  date: 'text',
  volunteer: 'text',
  phone: 'text?',
  activity: 'text',
  team: 'text',
  siteCode: 'text',
  timed: 'whole',
  manual: 'whole',
  state: 'text',
  postedAt: 'iso',
} as const

const day = (sign: '>=' | '<=', date: string | undefined): Where | null =>
  date === undefined ? null : { sql: `h.date ${sign} ?`, values: [date] }

/** What an entry of this kind adds to the balance: nothing while it waits or is looked into. */
const counted = (kind: 'timed' | 'manual'): string => `case when h.counts = 1 and h.kind = '${kind}' then h.minutes else 0 end as ${kind}`

/** Every entry of hours of the place's sites; timed and manual ones apart, and only what the balance holds. */
export const hoursRegister = source<'hours', typeof SHAPE>({
  ...byId('h.id'),
  select: `h.id, h.publicCode, h.date, p.name as volunteer, p.phone, a.title as activity, t.name as team, h.siteCode, ${counted('timed')},
    ${counted('manual')}, h.state, h.postedAt`,
  tables: 'hours_entry h join person p on p.id = h.personId join activity a on a.id = h.activityId join team t on t.id = a.teamId',
  shape: SHAPE,
  where: ({ site, from, until, state, service }) => [
    below('h.siteCode', site),
    day('>=', from),
    day('<=', until),
    equal('h.state', state),
    serving('h.activityId', service),
  ],
  sums: { timed: 'timed', manual: 'manual' },
  cells: (row, showing) => ({
    code: row.publicCode,
    date: row.date,
    volunteer: showing.clear ? row.volunteer : maskedName(row.volunteer),
    phone: showing.clear ? row.phone : maskedPhone(row.phone ?? ''),
    activity: row.activity,
    team: row.team,
    site: siteName(showing, row.siteCode),
    timed: row.timed,
    manual: row.manual,
    state: HOURS_ENTRY_STATE_LABELS[row.state as HoursEntryState],
    posted: minuteOf(row.postedAt),
  }),
})
