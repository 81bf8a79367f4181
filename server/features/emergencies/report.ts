import { FINISHED } from '../../../shared/figures/counters'
import { HELP_KINDS } from '../../../shared/vocabulary/emergencies'
import { siteLineIn } from '../orders/order-lines'
import type { PlaceNames } from '../places/place.queries'
import type { Report } from './emergency.entity'
import type { AskedOrder } from './emergency.queries'

const isFinished = ({ state }: AskedOrder): boolean => FINISHED.includes(state)
/** Help that was given and is not rated yet is done, though its order is not closed. */
const isOpen = (order: AskedOrder): boolean => order.open && !isFinished(order)

/** Orders counted by how far they are. What was withdrawn, refused or merged is neither open nor finished. */
export const countOrders = (orders: readonly AskedOrder[]): Report['total'] => ({
  orders: orders.length,
  open: orders.filter(isOpen).length,
  late: orders.filter(({ late }) => late).length,
  finished: orders.filter(isFinished).length,
})

/** What is said when an emergency is closed: figures, and every order that is not finished, with its owner. Names nobody. */
export function reportOf(orders: readonly AskedOrder[], names: PlaceNames): Omit<Report, 'villages'> {
  return {
    total: countOrders(orders),
    kinds: HELP_KINDS.map((kind) => {
      const { orders: all, open } = countOrders(orders.filter((order) => order.kind === kind))
      return { kind, orders: all, open }
    }),
    unfinished: orders.filter(isOpen).map(({ publicCode, title, villageCode, ownerCode, state }) => ({
      code: publicCode,
      title,
      village: names.get(villageCode)?.name ?? '',
      owner: siteLineIn(names, ownerCode).name,
      state,
    })),
  }
}
