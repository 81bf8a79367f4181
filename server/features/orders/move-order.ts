import { type EntityManager, IsNull } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import {
  CLOCK_OF_STATE,
  isOpenState,
  type OrderAction,
  type OrderState,
  PUBLIC_STATES,
  TURN_OF_STATE,
} from '../../../shared/lifecycle/order'
import { pauseClock, relengthClock, resumeClock, startClock, stopClocks } from '../../clocks/deadlines'
import { insist } from '../../http/refusal'
import type { Services } from '../../services'
import { Callback } from '../callbacks/callback.entity'
import { countOrder } from '../figures/count-order'
import { type Actor, personOf } from '../people/actor'
import { noteChange } from '../plans/note-change'
import { announceMove } from './announce-move'
import { ServiceOrder } from './order.entity'
import { relationTo } from './order.relation'
import { orderTransition } from './order.standing'
import { OrderPerson } from './order-contact.entity'
import { OrderEvent } from './order-event.entity'

/** Who does something to an order, when, and in which transaction. A route's call is one. */
export interface Work {
  readonly tx: EntityManager
  readonly services: Pick<Services, 'clocks' | 'settings'>
  readonly actor: Actor
  readonly now: Date
}

/** One step of an order's life. */
export interface Move {
  readonly action: OrderAction
  readonly by: OrderEvent['by']
  /** What the timeline says of it: names places and teams, never a private person. */
  readonly words: string
  /** What was written with it, for the two sides. */
  readonly said?: string
  readonly facts?: Record<string, unknown>
  /** It is a line of a plan of a whole place, which a site above may have made. */
  readonly planned?: boolean
  /** Columns that change besides state and clock. */
  readonly change?: Partial<ServiceOrder>
}

/** A row of the timeline that does not follow the transition table: the first one, and what becomes of offers. */
export interface Remark extends Omit<Move, 'action' | 'change' | 'planned'> {
  readonly action: string
}

/**
 * Asks the table whether this person may take this step now, before anything that the request names is looked up for it.
 * @throws Refusal not_allowed, transition_not_allowed …
 */
export async function insistOnStep(work: Work, order: ServiceOrder, { action, planned }: Pick<Move, 'action' | 'planned'>) {
  const { parties } = await relationTo(work.tx, work.actor, order)
  return orderTransition(order, parties, action, work.now, planned)
}

/**
 * Takes an order one step on: asks the table, appends the event, sets the clocks, tells whom it concerns, and last changes the row, on
 * condition that nobody changed it meanwhile. The one way in which an order changes; `order` is brought up to date.
 * @throws Refusal not_allowed, transition_not_allowed, changed_meanwhile …
 */
export async function moveOrder(work: Work, order: ServiceOrder, move: Move): Promise<OrderEvent> {
  const row = await insistOnStep(work, order, move)
  const state = row.to === 'same' ? order.state : row.to
  const before = { ...order }
  const next: ServiceOrder = {
    ...order,
    ...move.change,
    ...(state === 'accepted' ? {} : OUT_OF_POOL),
    state,
    turn: TURN_OF_STATE[state],
    open: isOpenState(state),
    shown: PUBLIC_STATES.includes(state),
    version: order.version + 1,
    updatedAt: work.now,
  }
  const event = await appendEvent(work, order, { ...move, state: next.state, ownerCode: next.ownerCode })
  Object.assign(next, await setClocks(work, before, next))
  if (next.open !== before.open) await work.tx.update(OrderPerson, { orderId: order.id }, { open: next.open })
  if (next.ownerCode !== before.ownerCode) await handCallsOver(work.tx, next)
  await announceMove(work, before, next, event)
  if (waits(before) || waits(next)) await noteChange(work.tx, next.countyCode, work.now)
  await save(work.tx, before, next)
  await countOrder(work.tx, next)
  Object.assign(order, next)
  return event
}

/** Whether an order is among those that plans are made for: accepted, and no team has taken it yet. */
export const waits = ({ state }: Pick<ServiceOrder, 'state'>): boolean => state === 'accepted' || state === 'offering'

/** Whatever an order becomes, it leaves the pool: nobody can take what somebody has, or is being asked for. */
const OUT_OF_POOL = { pooled: false, pooledAt: null } as const

/** Appends something to the timeline that leaves the order itself as it is: what became of an offer. */
export async function remark(work: Work, order: ServiceOrder, note: Remark): Promise<OrderEvent> {
  const event = await appendEvent(work, order, { ...note, state: order.state, ownerCode: order.ownerCode })
  if (waits(order)) await noteChange(work.tx, order.countyCode, work.now)
  const next = { ...order, version: order.version + 1, updatedAt: work.now }
  await save(work.tx, order, next)
  Object.assign(order, next)
  return event
}

/** The events of an order are numbered by the version that they end, so two that happen at once cannot both be written. */
export async function appendEvent(
  work: Work,
  order: ServiceOrder,
  step: Remark & { state: OrderState; ownerCode: string },
): Promise<OrderEvent> {
  const event: OrderEvent = {
    id: uuidv7(),
    orderId: order.id,
    seq: order.version,
    action: step.action,
    state: step.state,
    by: step.by,
    personId: personOf(work.actor)?.id ?? null,
    ownerCode: step.ownerCode,
    words: step.words,
    said: step.said ?? '',
    facts: step.facts ?? null,
    at: work.now,
  }
  await work.tx.insert(OrderEvent, event as OrderEvent & { facts: object })
  return event
}

/** Calls that are still owed go with the order to its new owner. */
async function handCallsOver(tx: EntityManager, { id, ownerCode }: ServiceOrder): Promise<void> {
  await tx.update(Callback, { orderId: id, finishedAt: IsNull() }, { siteCode: ownerCode })
}

async function save(tx: EntityManager, before: ServiceOrder, next: ServiceOrder): Promise<void> {
  const { id, ...columns } = next
  const saved = await tx
    .createQueryBuilder()
    .update(ServiceOrder)
    .set(columns as object)
    .where('id = :id and version = :version', { id, version: before.version })
    .execute()
  insist(saved.affected === 1, 'changed_meanwhile')
}

type PromiseColumns = Pick<ServiceOrder, 'promiseClock' | 'promiseDue'>

/**
 * The clock of the state that was entered; it starts anew with a new owner, and counts from its own start when the urgency changes.
 * A question lets the answer clock wait, and the reply lets it run on.
 */
async function setClocks(work: Work, before: ServiceOrder, next: ServiceOrder): Promise<PromiseColumns> {
  const { tx, now, services } = work
  const { clocks } = services
  const clock = CLOCK_OF_STATE[next.state]
  const entered = next.state !== before.state
  const passedOn = next.ownerCode !== before.ownerCode && (clock === 'answer' || clock === 'find_team')
  if (!entered && !passedOn) {
    if (next.urgency === before.urgency || clock === undefined) return promised(before.promiseClock, before.promiseDue)
    const urgency = { before: before.urgency, after: next.urgency }
    return promised(clock, (await relengthClock(tx, clocks, clock, next.id, urgency, now)) ?? before.promiseDue)
  }
  if (next.state === 'needs_info') await pauseClock(tx, clocks, 'answer', next.id, next.urgency, now)
  const keepsAnswer = next.state === 'needs_info' || (before.state === 'needs_info' && next.state === 'submitted')
  await stopClocks(tx, next.id, keepsAnswer ? 'answer' : undefined)
  if (clock === undefined) return promised(null, null)
  const resumed = clock === 'answer' && keepsAnswer ? await resumeClock(tx, clocks, 'answer', next.id, next.urgency, now) : null
  return promised(clock, resumed ?? (await startClock(tx, clocks, clock, next.id, next.urgency, now)))
}

const promised = (promiseClock: string | null, promiseDue: Date | null): PromiseColumns => ({ promiseClock, promiseDue })
