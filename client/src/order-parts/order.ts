import type { ReplyOf } from '@shared/contract/endpoint'
import type { orders } from '@shared/contract/orders'

/** An order as the server shows it to the person signed in. */
export type Order = ReplyOf<typeof orders.one>
/** One thing that happened to it. */
export type OrderStep = Order['timeline'][number]
/** A row of one's own orders. */
export type MyOrder = ReplyOf<typeof orders.mine>['items'][number]
/** A photo or a recording that belongs to it. */
export type Attachment = Order['attachments'][number]
