import { maskedName } from '../orders/masking'
import type { Where } from '../orders/order.queries'
import { below, byId, equal, minuteOf, placeName, source, within } from './register.source'

const SHAPE = {
  id: 'text',
  at: 'iso',
  title: 'text',
  recipient: 'text',
  villageCode: 'text?',
  orderCode: 'text?',
  readAt: 'iso?',
} as const

const VILLAGE = 'coalesce(o.villageCode, p.villageCode)'

const inState = (state: string | undefined): Where | null => {
  if (state === undefined) return null
  return { sql: state === 'read' ? 'n.readAt is not null' : state === 'unread' ? 'n.readAt is null' : '1 = 0', values: [] }
}

/** Every message about an order of the place, or to somebody who lives there; what it says beyond its title stays between the two. */
export const noticesRegister = source<'notices', typeof SHAPE>({
  ...byId('n.id'),
  select: `n.id, n.at, n.title, p.name as recipient, ${VILLAGE} as villageCode, o.publicCode as orderCode, n.readAt`,
  tables: 'notice n join person p on p.id = n.personId left join service_order o on o.id = n.orderId',
  shape: SHAPE,
  where: (filter) => [below(VILLAGE, filter.site), within('n.at', filter), inState(filter.state), equal('o.serviceCode', filter.service)],
  sums: {},
  cells: (row, showing) => ({
    at: minuteOf(row.at),
    title: row.title,
    recipient: showing.clear ? row.recipient : maskedName(row.recipient),
    village: placeName(showing, row.villageCode),
    order: row.orderCode,
    read: row.readAt === null ? '没读' : '读过',
    readAt: minuteOf(row.readAt),
  }),
})
