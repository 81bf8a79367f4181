import { uuidv7 } from 'uuidv7'
import type { returnVisits } from '../../../shared/contract'
import type { BodyOf, ReplyOf } from '../../../shared/contract/endpoint'
import type { VisitAction } from '../../../shared/lifecycle/return-visit'
import { poorAnswers, type VisitResult } from '../../../shared/vocabulary/return-visits'
import { change } from '../../database/change'
import { demand, insist, Refusal } from '../../http/refusal'
import { screenWords } from '../../screening/screen-words'
import type { Work } from '../orders/move-order'
import { ContactReveal, OrderContact } from '../orders/order-contact.entity'
import { sayNotSolved } from '../orders/serve-order'
import { personOf } from '../people/actor'
import { ReturnVisitEvent } from './return-visit.entity'
import { type VisitInHand, visitTransition } from './return-visit.standing'

const MOVE = `update return_visit set state = ?, callerId = ?, tries = ?, answers = ?, poor = ?, reopened = ?, note = ?, updatedAt = ?,
  version = version + 1 where id = ? and version = ?`

type Finish = BodyOf<typeof returnVisits.finish>
type Found = Pick<Finish, 'answers' | 'note'> & { readonly reopened: boolean }

const NOTHING_FOUND: Found = { answers: null, note: '', reopened: false }

/**
 * The one way in which a visit changes: along its table, with its event in the same commit.
 * @throws Refusal visit_barred, not_allowed, transition_not_allowed, changed_meanwhile.
 */
export async function moveVisit(work: Work, inHand: VisitInHand, action: VisitAction, found = NOTHING_FOUND): Promise<void> {
  const { tx, actor, now } = work
  const { visit } = inHand
  const personId = demand(personOf(actor), 'sign_in_needed').id
  const state = visitTransition(actor, inHand, action)
  const callerId = state === 'waiting' ? null : personId
  const tries = action === 'no_answer' ? visit.tries + 1 : visit.tries
  const poor = found.answers !== null && poorAnswers(found.answers).length > 0
  const answers = found.answers === null ? null : JSON.stringify(found.answers)
  const values = [state, callerId, tries, answers, Number(poor), Number(found.reopened), found.note, now, visit.id, visit.version]
  insist((await change(tx, MOVE, values)) === 1, 'changed_meanwhile')
  await tx.insert(ReturnVisitEvent, { id: uuidv7(), visitId: visit.id, action, toState: state, personId, at: now })
}

const ACTION_OF_RESULT: Readonly<Record<VisitResult, VisitAction>> = {
  reached: 'reach',
  no_answer: 'no_answer',
  refused: 'refuse',
  wrong_number: 'wrong_number',
}

/**
 * Writes down what came of a call. Where the requester says that it is not solved, and wishes it, the order goes back into care by its own
 * machine, before the visit itself is closed.
 * @throws Refusal invalid_request, text_not_allowed, and what the visit or the order refuses with.
 */
export async function finishVisit(work: Work, inHand: VisitInHand, { result, answers, note, reopen }: Finish): Promise<void> {
  if ((result === 'reached') !== (answers !== null))
    throw new Refusal('invalid_request', [{ field: 'answers', message: '问到了就记下每个问题的回答，没问到就不记' }])
  insist(screenWords(note) !== 'blocked', 'text_not_allowed')
  const action = ACTION_OF_RESULT[result]
  visitTransition(work.actor, inHand, action)
  if (reopen) {
    if (answers?.solved !== 'no') throw new Refusal('invalid_request', [{ field: 'reopen', message: '对方说没办好，才能重新办' }])
    insist(inHand.order.state === 'delivered', 'transition_not_allowed')
    await sayNotSolved(work, inHand.order, { text: note === '' ? '回访时说没有办好。' : note }, 'interviewer')
  }
  await moveVisit(work, inHand, action, { answers, note, reopened: reopen })
}

/**
 * Opens the numbers to who has taken the call, and writes down that it was done.
 * @throws Refusal visit_barred, not_allowed, transition_not_allowed.
 */
export async function openVisitContact({ tx, actor, now }: Work, inHand: VisitInHand): Promise<ReplyOf<typeof returnVisits.contact>> {
  // Who may say what came of the call is who may make it.
  visitTransition(actor, inHand, 'reach')
  const orderId = inHand.order.id
  const personId = demand(personOf(actor), 'sign_in_needed').id
  await tx.insert(ContactReveal, { id: uuidv7(), orderId, personId, what: 'contact', reason: '回访', at: now })
  const contact = demand(await tx.findOneBy(OrderContact, { orderId }), 'order_not_found')
  return {
    requester: { name: contact.requesterName, phone: contact.requesterPhone },
    beneficiary: { name: contact.beneficiaryName, phone: contact.beneficiaryPhone },
  }
}
