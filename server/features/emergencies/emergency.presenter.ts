import type * as z from 'zod/mini'
import type { emergencies } from '../../../shared/contract/emergencies'
import type { emergencyLine } from '../../../shared/contract/emergency-shapes'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { Call } from '../../http/call'
import { PAGE } from '../../http/paging'
import { maskedName } from '../orders/masking'
import { rowsOf } from '../orders/order.queries'
import { inboxLinesOf, siteLineIn } from '../orders/order-lines'
import { peopleByIds } from '../people/person.queries'
import { placePresented } from '../places/place.presenter'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { type Emergency, EmergencyEvent } from './emergency.entity'
import { type AskedOrder, ordersOf } from './emergency.queries'
import { emergencyActions } from './emergency.standing'
import { countOrders } from './report'

/** What everybody may know. */
export function presentEmergencyLine(emergency: Emergency, names: PlaceNames): z.output<typeof emergencyLine> {
  return {
    code: emergency.publicCode,
    kind: emergency.kind,
    title: emergency.title,
    words: emergency.words,
    state: emergency.state,
    owner: siteLineIn(names, emergency.ownerCode),
    places: emergency.places.flatMap((code) => names.get(code) ?? []).map(placePresented),
    openedAt: emergency.openedAt.toISOString(),
    endsAt: emergency.untilAt.toISOString(),
    closedAt: emergency.closedAt?.toISOString() ?? null,
  }
}

function byVillage(orders: readonly AskedOrder[], names: PlaceNames) {
  const codes = [...new Set(orders.map(({ villageCode }) => villageCode))]
  return codes
    .flatMap((code) => names.get(code) ?? [])
    .map((place) => ({
      place: placePresented(place),
      counts: countOrders(orders.filter(({ villageCode }) => villageCode === place.code)),
    }))
    .toSorted((one, other) => other.counts.open - one.counts.open || one.place.code.localeCompare(other.place.code))
}

/** All of an emergency for those who follow it; its orders with the people masked. */
export async function presentEmergency(call: Call, emergency: Emergency): Promise<ReplyOf<typeof emergencies.progress>> {
  const { tx, actor, now, services } = call
  const names = await placeNames(services.database)
  const orders = await ordersOf(tx, emergency.id, now)
  const open = orders.filter((order) => order.open).slice(0, PAGE)
  const rows = await rowsOf(
    services.database,
    open.map(({ id }) => id),
  )
  const events = await tx.find(EmergencyEvent, { where: { emergencyId: emergency.id }, order: { id: 'ASC' } })
  const people = await peopleByIds(
    tx,
    events.map(({ personId }) => personId),
  )
  return {
    ...presentEmergencyLine(emergency, names),
    total: countOrders(orders),
    items: byVillage(orders, names),
    open: await inboxLinesOf(call, rows),
    events: events.map(({ action, personId, said, at }) => ({
      action,
      by: maskedName(people.get(personId)?.name ?? ''),
      said,
      at: at.toISOString(),
    })),
    closingWords: emergency.closingWords,
    report: emergency.report,
    actions: emergencyActions(actor, emergency),
  }
}
