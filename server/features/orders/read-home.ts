import type { orders } from '../../../shared/contract'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { Call } from '../../http/call'
import { presentEmergencyLine } from '../emergencies/emergency.presenter'
import { openEmergencyAt } from '../emergencies/emergency.queries'
import { unreadOf } from '../notices/notice.queries'
import { openOffersOf } from '../offers/offer.queries'
import { personOf, sitesOf, teamsLedBy } from '../people/actor'
import { pathWordsIn, placeNames, siteOf, sitePresented } from '../places/place.queries'
import { inboxCount, myOpenCount, myOrders, publicOrders } from './order.queries'
import { demandLinesOf, myLinesOf, siteLineIn } from './order-lines'

/** Rows that the home page has room for. */
const ROWS = 3

/** What the first page shows, in one call: what I can ask for, what became of what I asked, what happens near me. */
export async function readHome(call: Call<typeof orders.home>): Promise<ReplyOf<typeof orders.home>> {
  const { tx, now, services } = call
  const { database, clocks } = services
  const person = personOf(call.actor)
  const code = call.query.village ?? person?.villageCode ?? null
  const names = await placeNames(database)
  const place = code === null ? undefined : names.get(code)
  const site = place === undefined ? null : await siteOf(tx, place.code)
  const mine = person === null ? [] : await myOrders(database, person.id, true, undefined)
  const nearby = place === undefined ? [] : await publicOrders(database, { place: place.code, state: 'open', meant: [] })
  const [inboxSite] = sitesOf(call.actor, 'staff')
  const emergency = place === undefined ? null : await openEmergencyAt(tx, place.code)
  return {
    emergency: emergency && presentEmergencyLine(emergency, names),
    village: place === undefined ? null : { code: place.code, name: place.name, path: pathWordsIn(names, place.code) },
    site: site === null ? null : sitePresented(site),
    answerBy: place === undefined ? null : clocks.due('answer', 'normal', now).toISOString(),
    mine: await myLinesOf(call, mine.slice(0, ROWS)),
    mineOpen: person === null ? 0 : await myOpenCount(database, person.id),
    nearby: await demandLinesOf(call, nearby.slice(0, ROWS)),
    unread: person === null ? 0 : await unreadOf(tx, person.id),
    work: {
      offers: await openOffersOf(tx, teamsLedBy(call.actor)),
      inbox:
        inboxSite === undefined
          ? null
          : {
              site: siteLineIn(names, inboxSite),
              new: await inboxCount(database, inboxSite, 'new', now),
              due: await inboxCount(database, inboxSite, 'due', now),
            },
    },
  }
}
