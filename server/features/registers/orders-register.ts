import { ORDER_STATE_LABELS, type OrderState } from '../../../shared/lifecycle/order'
import { CATEGORY_LABELS, type Category } from '../../../shared/vocabulary/categories'
import { CHANNEL_LABELS, type Channel, OUTCOME_LABELS, type Outcome, URGENCY_LABELS, type Urgency } from '../../../shared/vocabulary/orders'
import { levelOf } from '../../../shared/vocabulary/places'
import { maskedName, maskedPhone } from '../orders/masking'
import type { Where } from '../orders/order.queries'
import { equal, minuteOf, placeName, siteName, source } from './register.source'

/** The day's own table is indexed by place and day; the city is all of it. */
function inPlace(site: string): Where | null {
  const level = levelOf(site)
  return level === null || level === 'city' ? null : equal(`f.${level}Code`, site)
}

const day = (sign: '>=' | '<=', date: string | undefined): Where | null =>
  date === undefined ? null : { sql: `f.date ${sign} ?`, values: [date] }

const SHAPE = {
  date: 'text',
  id: 'text',
  publicCode: 'text',
  submittedAt: 'iso',
  villageCode: 'text',
  title: 'text',
  category: 'text?',
  people: 'whole',
  urgency: 'text',
  channel: 'text',
  requesterName: 'text',
  requesterPhone: 'text',
  beneficiaryName: 'text',
  beneficiaryPhone: 'text',
  ownerCode: 'text',
  team: 'text?',
  state: 'text',
  deliveredAt: 'iso?',
  outcome: 'text?',
  stars: 'whole?',
} as const

/** Every order that was placed, with the people of it masked. */
export const ordersRegister = source<'orders', typeof SHAPE>({
  select: `f.date, o.id, o.publicCode, o.submittedAt, o.villageCode, o.title, o.category, o.people, o.urgency, o.channel, c.requesterName,
    c.requesterPhone, c.beneficiaryName, c.beneficiaryPhone, o.ownerCode, t.name as team, o.state, o.deliveredAt, o.outcome, o.stars`,
  tables: `order_fact f join service_order o on o.id = f.orderId join order_contact c on c.orderId = f.orderId
    left join team t on t.id = o.teamId`,
  shape: SHAPE,
  where: ({ site, from, until, state, service }) => [
    inPlace(site),
    day('>=', from),
    day('<=', until),
    equal('o.state', state),
    equal('o.serviceCode', service),
  ],
  order: 'f.date desc, f.orderId desc',
  key: ({ date, id }) => `${date}:${id}`,
  after: (key) => {
    const [date = '', id = ''] = key.split(':')
    return { sql: 'f.date <= ? and (f.date < ? or f.orderId < ?)', values: [date, date, id] }
  },
  sums: { people: 'people' },
  code: ({ publicCode }) => publicCode,
  cells: (row, showing) => ({
    code: row.publicCode,
    submitted: minuteOf(row.submittedAt),
    village: placeName(showing, row.villageCode),
    title: row.title,
    category: row.category === null ? null : CATEGORY_LABELS[row.category as Category],
    people: row.people,
    urgency: URGENCY_LABELS[row.urgency as Urgency],
    channel: CHANNEL_LABELS[row.channel as Channel],
    requester: showing.clear ? row.requesterName : maskedName(row.requesterName),
    requesterPhone: showing.clear ? row.requesterPhone : maskedPhone(row.requesterPhone),
    beneficiary: showing.clear ? row.beneficiaryName : maskedName(row.beneficiaryName),
    beneficiaryPhone: showing.clear ? row.beneficiaryPhone : maskedPhone(row.beneficiaryPhone),
    owner: siteName(showing, row.ownerCode),
    team: row.team,
    state: ORDER_STATE_LABELS[row.state as OrderState],
    delivered: minuteOf(row.deliveredAt),
    outcome: row.outcome === null ? null : OUTCOME_LABELS[row.outcome as Outcome],
    stars: row.stars,
  }),
})
