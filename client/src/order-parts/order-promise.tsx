import { promiseWords } from '@shared/time/words'
import { PromiseBox } from '@/design'
import type { Order } from './order'
import { promiseLead } from './promise-words'

/** By when something is promised to happen, and what follows by itself when it does not; nothing where no clock runs. */
export function OrderPromise({ promise }: Pick<Order, 'promise'>) {
  if (promise === null) return null
  return (
    <PromiseBox
      id="order-promise"
      lead={promiseLead(promise)}
      time={promiseWords(Date.parse(promise.due), Date.now())}
      note={promise.after}
      overdue={promise.overdue}
    />
  )
}
