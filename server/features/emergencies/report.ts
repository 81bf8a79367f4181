import { HELP_KINDS } from '../../../shared/vocabulary/emergencies'
import { siteLineIn } from '../orders/order-lines'
import type { PlaceNames } from '../places/place.queries'
import type { Report } from './emergency.entity'
import type { AskedOrder } from './emergency.queries'

/** Orders counted by how far they are; what is neither open nor finished there is not. */
export const countOrders = (orders: readonly AskedOrder[]): Report['total'] => ({
  orders: orders.length,
  open: orders.filter(({ open }) => open).length,
  late: orders.filter(({ late }) => late).length,
  finished: orders.filter(({ open }) => !open).length,
})

/** What is said when an emergency is closed: figures, and every order that is not finished, with its owner. Names nobody. */
export function reportOf(orders: readonly AskedOrder[], names: PlaceNames): Omit<Report, 'villages'> {
  return {
    total: countOrders(orders),
    kinds: HELP_KINDS.map((kind) => {
      const { orders: all, open } = countOrders(orders.filter((order) => order.kind === kind))
      return { kind, orders: all, open }
    }),
    unfinished: orders
      .filter(({ open }) => open)
      .map(({ publicCode, title, villageCode, ownerCode, state }) => ({
        code: publicCode,
        title,
        village: names.get(villageCode)?.name ?? '',
        owner: siteLineIn(names, ownerCode).name,
        state,
      })),
  }
}
