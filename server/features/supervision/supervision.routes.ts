import { supervision } from '../../../shared/contract'
import { addDays, beijingDate } from '../../../shared/time/beijing'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { countsIn } from '../figures/figures.queries'
import { orderById } from '../orders/order.queries'
import { relationTo } from '../orders/order.relation'
import { siteLineIn } from '../orders/order-lines'
import { orderIn } from '../orders/orders.routes'
import { readsSite } from '../people/actor'
import { placePresented } from '../places/place.presenter'
import { placeNames } from '../places/place.queries'
import { hoursDueLines, ownersOf, stuckLines, urgesPresented } from './supervision.presenter'
import { hoursDueBySite, hoursDueIn, stuckByOwner, stuckOrders, urgesIn } from './supervision.queries'
import { supervisorsActions } from './supervision.standing'
import { Urge } from './urge.entity'
import { answerUrge, type UrgedOrder, urgeOrder } from './urge-order'

/** Rows of each list that fit on the brief's one page. */
const ON_PAPER = { late: 10, soon: 8, urges: 6, hoursDue: 8 } as const

const keyOf = ({ id }: { readonly id: string }): string => id

type AboutUrge = Call<typeof supervision.answer>

/** The place that is asked about, where this person may read it. */
async function placeIn(call: Call, code: string) {
  insist(readsSite(call.actor, code), 'not_allowed')
  const names = await placeNames(call.services.database)
  return { names, place: placePresented(demand(names.get(code), 'place_not_found')) }
}

const one = async <T>(presented: Promise<T[]>): Promise<T> => demand((await presented)[0], 'internal')

async function urgedOrder({ tx, params }: Pick<AboutUrge, 'tx' | 'params'>): Promise<UrgedOrder> {
  const known = demand(await tx.findOneBy(Urge, { publicCode: params.code }), 'urge_not_found')
  // The order's row is held first, as by every step of it.
  const order = demand(await orderById(tx, known.orderId, true), 'urge_not_found')
  return { urge: demand(await tx.findOneBy(Urge, { id: known.id }), 'urge_not_found'), order }
}

/** What became so far of the orders that were placed on the day before. */
async function yesterdayOf({ services, now }: Call, site: string) {
  const date = addDays(beijingDate(now.getTime()), -1)
  const { answerDue, answeredInTime, received, finished, unmet } = await countsIn(services.database, site, { from: date, until: date })
  return { date, received, answerDue, answeredInTime, finished, unmet }
}

export const supervisionRoutes: Route[] = [
  answer(supervision.stuck, async (call) => {
    const { names, place } = await placeIn(call, call.query.site)
    const { database } = call.services
    const owners = await ownersOf(call.tx, names, await stuckByOwner(database, call.query.site, call.now))
    const { items, next } = pageOf(await stuckOrders(database, call.query, call.now), keyOf)
    return { place, ...owners, items: await stuckLines(call, items), next }
  }),

  answer(supervision.hoursDue, async (call) => {
    const { site, cursor } = call.query
    const { names } = await placeIn(call, site)
    const { database } = call.services
    const sites = await hoursDueBySite(database, site, call.now)
    const { items, next } = pageOf(await hoursDueIn(database, site, call.now, cursor), keyOf)
    return {
      total: sites.reduce((sum, { count }) => sum + count, 0),
      sites: sites.map(({ siteCode, count }) => ({ site: siteLineIn(names, siteCode), count })),
      items: hoursDueLines(names, items),
      next,
    }
  }),

  answer(supervision.urges, async (call) => {
    await placeIn(call, call.query.site)
    const { items, next } = pageOf(await urgesIn(call.tx, call.query), keyOf)
    return { items: await urgesPresented(call, items), next }
  }),

  answerAbout(supervision.ofOrder, orderIn(false), async (call, order) => {
    insist((await relationTo(call.tx, call.actor, order)).reads, 'not_allowed')
    const urges = await call.tx.find(Urge, { where: { orderId: order.id }, order: { id: 'DESC' } })
    const urged = urges.some(({ waitsFor }) => waitsFor !== null)
    return { items: await urgesPresented(call, urges), actions: supervisorsActions(call.actor, order, urged) }
  }),

  answerAbout(supervision.urge, orderIn(true), async (call, order) =>
    one(urgesPresented(call, [await urgeOrder(call, order, call.body.text)])),
  ),

  answerAbout(supervision.answer, urgedOrder, async (call, about) => {
    await answerUrge(call, about, call.body.text)
    return one(urgesPresented(call, [about.urge]))
  }),

  answer(supervision.brief, async (call) => {
    const { site } = call.query
    const { names, place } = await placeIn(call, site)
    const { database } = call.services
    const { now, tx } = call
    const { counts } = await ownersOf(tx, names, await stuckByOwner(database, site, now))
    const due = await hoursDueBySite(database, site, now)
    const first = async (show: 'late' | 'soon') =>
      stuckLines(call, (await stuckOrders(database, { site, show }, now)).slice(0, ON_PAPER[show]))
    return {
      place,
      date: beijingDate(now.getTime()),
      at: now.toISOString(),
      yesterday: await yesterdayOf(call, site),
      counts: { ...counts, hoursDue: due.reduce((sum, { count }) => sum + count, 0) },
      late: await first('late'),
      soon: await first('soon'),
      urges: await urgesPresented(call, (await urgesIn(tx, { site, show: 'waiting' })).slice(0, ON_PAPER.urges)),
      hoursDue: hoursDueLines(names, (await hoursDueIn(database, site, now, undefined)).slice(0, ON_PAPER.hoursDue)),
    }
  }),
]
