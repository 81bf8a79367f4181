import { figures } from '../../../shared/contract'
import { MOST_DAYS, type Period } from '../../../shared/figures/period'
import { daysBetween } from '../../../shared/time/beijing'
import type { Call, Route } from '../../http/call'
import { PAGE } from '../../http/paging'
import { demand, insist, Refusal } from '../../http/refusal'
import { answer } from '../../http/route'
import { rowsOf } from '../orders/order.queries'
import { inboxLinesOf } from '../orders/order-lines'
import { readsSite } from '../people/actor'
import { placePresented } from '../places/place.presenter'
import { pathIn, placeNames } from '../places/place.queries'
import { figureOrders, figureTotal } from './figures.queries'
import { countingOf } from './filling'
import { readPage } from './read-page'

/** The place that is asked about, where this person may read it, with the places above it that they may read too. */
async function placeIn(call: Call, code: string) {
  insist(readsSite(call.actor, code), 'not_allowed')
  const names = await placeNames(call.services.database)
  const place = demand(names.get(code), 'place_not_found')
  return { names, place, path: pathIn(names, code).filter((above) => readsSite(call.actor, above.code)) }
}

function insistOnPeriod({ from, until }: Period): void {
  if (until < from) throw new Refusal('invalid_request', [{ field: 'until', message: '结束的日子要在开始之后' }])
  if (daysBetween(from, until) >= MOST_DAYS) throw new Refusal('invalid_request', [{ field: 'from', message: '最长只能看三年' }])
}

export const figureRoutes: Route[] = [
  answer(figures.page, async (call) => {
    const { from, until } = call.query
    insistOnPeriod({ from, until })
    const { names, place, path } = await placeIn(call, call.query.place)
    const page = await readPage(call.services.database, names, place, { from, until }, call.now)
    const counting = countingOf(call.services.database)
    return { place: placePresented(place), path: path.map(placePresented), from, until, counting, ...page }
  }),

  answer(figures.orders, async (call) => {
    insistOnPeriod(call.query)
    const { place } = await placeIn(call, call.query.place)
    const { database } = call.services
    const found = await figureOrders(database, call.query)
    const shown = found.slice(0, PAGE)
    const last = shown.at(-1)
    const rows = await rowsOf(
      database,
      shown.map(({ orderId }) => orderId),
    )
    return {
      place: placePresented(place),
      total: await figureTotal(database, call.query),
      items: await inboxLinesOf(call, rows),
      next: found.length > PAGE && last !== undefined ? `${last.date}.${last.orderId}` : null,
    }
  }),
]
