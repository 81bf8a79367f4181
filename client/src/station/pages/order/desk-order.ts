import type { desk, orders } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'

/** All that handling one order needs. */
export type DeskOrder = ReplyOf<typeof desk.order>
export type Order = ReplyOf<typeof orders.one>
export type Candidate = DeskOrder['candidates'][number]
export type Action = Order['actions'][number]

/** What every sheet of an action is given. */
export interface SheetFor {
  order: Order
  onClose(): void
}
