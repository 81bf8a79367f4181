import type { EntityManager } from 'typeorm'
import { In } from 'typeorm'
import type * as z from 'zod/mini'
import type { supervision } from '../../../shared/contract'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import { STUCK_LISTS, type stuckLine, type urge as urgeShape } from '../../../shared/contract/supervision'
import { CODE_LENGTH, levelOf } from '../../../shared/vocabulary/places'
import type { Call } from '../../http/call'
import { demand } from '../../http/refusal'
import type { ServiceOrder } from '../orders/order.entity'
import { type OrderRow, ordersByIds } from '../orders/order.queries'
import { inboxLinesOf, siteLineIn } from '../orders/order-lines'
import { isStaffOf } from '../people/actor'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { Site } from '../places/site.entity'
import { cameUpTo, type HoursDueRow, type OwnerCounts, urgedAmong } from './supervision.queries'
import { supervisorsActions, urgerName } from './supervision.standing'
import type { Urge } from './urge.entity'

type StuckLine = z.output<typeof stuckLine>
type UrgeView = z.output<typeof urgeShape>
type Stuck = ReplyOf<typeof supervision.stuck>
type HoursDue = ReplyOf<typeof supervision.hoursDue>

type Asked = Pick<Call, 'tx' | 'actor' | 'services' | 'now'>

/** Rows of a list of what is stuck, with the site that let the clock run out and what this person may do about it. */
export async function stuckLines(call: Call, rows: readonly OrderRow[]): Promise<StuckLine[]> {
  const ids = rows.map(({ id }) => id)
  const [names, cameUp, urged] = [await placeNames(call.services.database), await cameUpTo(call.tx, ids), await urgedAmong(call.tx, ids)]
  const lines = await inboxLinesOf(call, rows)
  return rows.flatMap((row, index) => {
    const line = lines[index]
    const at = cameUp.get(row.id)
    if (line === undefined) return []
    return [
      Object.assign(line, {
        ranOutAt: at === undefined ? null : siteLineIn(names, siteBelow(at, row.villageCode)),
        actions: supervisorsActions(call.actor, { ownerCode: row.ownerCode, open: true }, urged.has(row.id)),
      }),
    ]
  })
}

/** Orders come up by one level at a time: the site they came from is the one towards their village. */
function siteBelow(code: string, villageCode: string): string {
  return levelOf(code) === 'county' ? villageCode.slice(0, CODE_LENGTH.town) : villageCode
}

const EMPTY: Stuck['counts'] = { late: 0, soon: 0, raised: 0, ownerless: 0, urged: 0 }

const countsOf = (row: OwnerCounts): Stuck['counts'] => ({
  late: row.late,
  soon: row.soon,
  raised: row.raised,
  ownerless: row.ownerless,
  urged: row.urged,
})

/** The sites that have something stuck, those with the most late first, and what all of it adds up to. */
export async function ownersOf(
  tx: EntityManager,
  names: PlaceNames,
  rows: readonly OwnerCounts[],
): Promise<Pick<Stuck, 'counts' | 'owners' | 'open'>> {
  const counts = { ...EMPTY }
  for (const row of rows) for (const list of STUCK_LISTS) counts[list] += row[list]
  const stuck = rows.filter((row) => STUCK_LISTS.some((list) => row[list] > 0))
  const sites = await tx.find(Site, { where: { code: In(stuck.map(({ ownerCode }) => ownerCode)) } })
  const phones = new Map(sites.map(({ code, phone }) => [code, phone]))
  const owners = stuck
    .toSorted((one, other) => other.late - one.late || other.soon - one.soon || (one.ownerCode < other.ownerCode ? -1 : 1))
    .map((row) => ({ site: siteLineIn(names, row.ownerCode), phone: phones.get(row.ownerCode) ?? '', counts: countsOf(row) }))
  return { counts, owners, open: rows.reduce((sum, { open }) => sum + open, 0) }
}

/** Urges as both sides read them; sites speak, nobody is named. */
export async function urgesPresented(call: Asked, urges: readonly Urge[]): Promise<UrgeView[]> {
  const names = await placeNames(call.services.database)
  const orders = await ordersByIds(call.tx, [...new Set(urges.map(({ orderId }) => orderId))], false)
  const byId = new Map(orders.map((order) => [order.id, order]))
  return urges.map((urge) => urgeView(call, names, urge, demand(byId.get(urge.orderId), 'order_not_found')))
}

function urgeView({ actor }: Asked, names: PlaceNames, urge: Urge, order: ServiceOrder): UrgeView {
  const { answer, answeredAt, answeredFor } = urge
  return {
    code: urge.publicCode,
    order: {
      code: order.publicCode,
      title: order.title,
      village: { code: order.villageCode, name: names.get(order.villageCode)?.name ?? '' },
    },
    owner: siteLineIn(names, order.ownerCode),
    from: urgerName(names, urge.siteCode),
    text: urge.text,
    sentAt: urge.sentAt.toISOString(),
    answer:
      answer === null || answeredAt === null || answeredFor === null
        ? null
        : { from: siteLineIn(names, answeredFor).name, text: answer, at: answeredAt.toISOString() },
    actions: urge.waitsFor !== null && order.open && isStaffOf(actor, order.ownerCode) ? ['answer'] : [],
  }
}

/** Rows of the list of hours that are not posted. */
export const hoursDueLines = (names: PlaceNames, rows: readonly HoursDueRow[]): HoursDue['items'] =>
  rows.map(({ publicCode, title, team, villageCode, siteCode, endedAt, settleBy }) => ({
    code: publicCode,
    title,
    team,
    village: { code: villageCode, name: names.get(villageCode)?.name ?? '' },
    site: siteLineIn(names, siteCode),
    endedAt,
    dueAt: settleBy,
  }))
