import { desk } from '../../../shared/contract'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import { distanceWords } from '../../../shared/geo/distance'
import { CODE_LENGTH, isWithin } from '../../../shared/vocabulary/places'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { activitiesWaiting } from '../activities/activities-waiting'
import { callbacksLeft } from '../callbacks/callback.queries'
import { hoursWaiting } from '../hours/hours.queries'
import { Offer } from '../offers/offer.entity'
import { presentOffers } from '../offers/offer.presenter'
import { readsSite } from '../people/actor'
import { placeNames, siteOf, sitePresented } from '../places/place.queries'
import { askedAt } from '../plans/make-plan'
import { teamsNamed } from '../plans/plan.presenter'
import { findDuplicates } from './find-duplicates'
import { meaningsOf } from './meant'
import type { ServiceOrder } from './order.entity'
import { presentOrder } from './order.presenter'
import { inboxCount, inboxOrders, staffOrders } from './order.queries'
import { relationTo } from './order.relation'
import { siteAbove } from './order.standing'
import { inboxLinesOf, siteLineIn } from './order-lines'
import { orderIn } from './orders.routes'

type DeskOrder = ReplyOf<typeof desk.order>

/** Teams that almost fit, as many as are shown. */
const ALMOST = 5

export const deskRoutes: Route[] = [
  answer(desk.inbox, async (call) => {
    const { database } = call.services
    const { site: code, tab, cursor } = call.query
    insist(readsSite(call.actor, code), 'not_allowed')
    const site = demand(await siteOf(call.tx, code), 'place_not_found')
    const count = (each: typeof tab) => inboxCount(database, code, each, call.now)
    const [emergency, fresh, due, waiting, done, callbacks] = await Promise.all([
      count('emergency'),
      count('new'),
      count('due'),
      count('waiting'),
      count('done'),
      callbacksLeft(call.tx, code),
    ])
    const { items, next } = pageOf(await inboxOrders(database, code, tab, call.now, cursor), (row) => row.id)
    return {
      site: sitePresented(site),
      counts: {
        ...{ emergency, new: fresh, due, waiting, done, callbacks },
        activities: await activitiesWaiting(database, code),
        hours: await hoursWaiting(call.tx, code),
      },
      items: await inboxLinesOf(call, items),
      next,
    }
  }),
  answer(desk.open, async (call) => {
    const { database } = call.services
    const { site, category, state, cursor, text } = call.query
    insist(readsSite(call.actor, site), 'not_allowed')
    const rows = await staffOrders(database, { site, category, state: state ?? 'open', cursor, meant: await meaningsOf(database, text) })
    const { items, next } = pageOf(rows, (row) => row.id)
    return { items: await inboxLinesOf(call, items), next }
  }),
  answerAbout(desk.order, orderIn(false), async (call, order) => {
    insist((await relationTo(call.tx, call.actor, order)).reads, 'not_allowed')
    const names = await placeNames(call.services.database)
    const above = siteAbove(order)
    return {
      order: await presentOrder(call, order),
      ...(await candidatesFor(call, order)),
      duplicates: await findDuplicates(call, order),
      offers: await offersOf(call, order),
      lowerSites: sitesBelow(order).map((code) => siteLineIn(names, code)),
      upperSite: above === null ? null : siteLineIn(names, above),
    }
  }),
]

/** The ten best teams at the prices of the plan that stands, those that almost fit, and whom to ask at once. */
async function candidatesFor({ tx, services, now }: Call, order: ServiceOrder): Promise<Pick<DeskOrder, 'candidates' | 'asking'>> {
  const { best, almost, asking } = await services.planner.rank({ ...askedAt(services.clocks, now), orderId: order.id })
  const few = almost.slice(0, ALMOST)
  const teams = await teamsNamed(
    tx,
    [...best, ...few].map(({ teamId }) => teamId),
  )
  const named = (teamId: string) => teams.get(teamId) ?? { code: '', name: '' }
  return {
    candidates: [
      ...best.map(({ teamId, distance, cost, parts, reasons, slots }) => ({
        team: named(teamId),
        eligible: true,
        obstacle: null,
        distance,
        cost,
        parts: [...parts],
        reasons: [...reasons],
        slots: [...slots],
      })),
      ...few.map(({ teamId, distance, obstacle }) => ({
        team: named(teamId),
        eligible: false,
        obstacle,
        distance,
        cost: 0,
        parts: [],
        reasons: [`距离 ${distanceWords(distance)}`],
        slots: [],
      })),
    ],
    asking: asking === null ? null : { teams: asking.teamIds.map((teamId) => named(teamId).code), words: asking.words },
  }
}

async function offersOf(call: Call, order: ServiceOrder) {
  return presentOffers(call.tx, call.actor, await call.tx.find(Offer, { where: { orderId: order.id }, order: { id: 'DESC' } }))
}

/** The sites between the owner's and the village, to which the order may be handed down. */
const sitesBelow = (order: ServiceOrder): string[] =>
  [order.villageCode.slice(0, CODE_LENGTH.town), order.villageCode].filter(
    (code) => code !== order.ownerCode && isWithin(code, order.ownerCode),
  )
