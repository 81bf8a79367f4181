import type * as z from 'zod/mini'
import type { callback } from '../../../shared/contract/callbacks'
import type { Call } from '../../http/call'
import { rowsOf } from '../orders/order.queries'
import { inboxLinesOf } from '../orders/order-lines'
import type { Callback } from './callback.entity'
import type { CallbackRow } from './callback.queries'

/** Calls as the desk lists them, each with its order's line. */
export async function callbacksPresented(call: Call, rows: readonly CallbackRow[]): Promise<z.output<typeof callback>[]> {
  const orders = await rowsOf(call.services.database, [...new Set(rows.map((row) => row.orderId))])
  const lines = await inboxLinesOf(call, orders)
  const lineOf = new Map(orders.map((order, index) => [order.id, lines[index]]))
  return rows.flatMap(({ id, orderId, about, words, at }) => {
    const order = lineOf.get(orderId)
    return order === undefined ? [] : [{ id, order, about: about as Callback['about'], words, at: at.toISOString() }]
  })
}
