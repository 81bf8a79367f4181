import type { callbacks } from '../../../shared/contract/callbacks'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { change } from '../../database/change'
import { demand, insist, Refusal } from '../../http/refusal'
import { screenWords } from '../../screening/screen-words'
import type { Work } from '../orders/move-order'
import { orderById } from '../orders/order.queries'
import { rateOrder } from '../orders/serve-order'
import { personOf } from '../people/actor'
import type { Callback } from './callback.entity'

type Body = BodyOf<typeof callbacks.finish>

const FINISH = 'update callback set result = ?, finishedAt = ?, finishedBy = ? where id = ? and finishedAt is null'

/**
 * Writes down what came of a call. Told: the call is owed no more, and stars that the caller gave become the order's rating. Nobody
 * answered: it stays owed, after those not yet tried.
 * @throws Refusal changed_meanwhile when it is finished already, invalid_request for stars that this call cannot have brought, and
 * whatever the order refuses a rating with.
 */
export async function finishCallback(work: Work, callback: Callback, { result, stars, text }: Body): Promise<void> {
  const rated = result === 'told' && callback.about === 'rate'
  if (stars !== null && !rated) throw new Refusal('invalid_request', [{ field: 'stars', message: '这通电话不是请对方评价的' }])
  const told = result === 'told'
  const finishedBy = told ? demand(personOf(work.actor), 'sign_in_needed').id : null
  const finished = await change(work.tx, FINISH, [result, told ? work.now : null, finishedBy, callback.id])
  insist(finished === 1, 'changed_meanwhile')
  if (stars === null) return
  insist(screenWords(text) !== 'blocked', 'text_not_allowed')
  const order = demand(await orderById(work.tx, callback.orderId, true), 'order_not_found')
  await rateOrder(work, order, { stars, text })
}
