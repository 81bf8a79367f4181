import { type EntityManager, IsNull, Not } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { MESSAGE_KINDS } from '../../../shared/contract/notices'
import { OutboxItem } from '../../outbox/outbox.entity'
import { Person } from '../people/person.entity'
import { MessageGrant, Notice } from './notice.entity'

export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** What the outbox keeps of a message to be sent: the words stay in the notice. */
export interface MessagePayload extends Record<string, unknown> {
  readonly noticeId: string
  readonly personId: string
  readonly kind: MessageKind
}

/** Something that these people are to know of one event. */
export interface Message {
  readonly personIds: Iterable<string>
  /** Names the event: together with a person it is told once. */
  readonly eventKey: string
  readonly orderId: string | null
  readonly title: string
  readonly body: string
  /** The page of the client that it leads to. */
  readonly opens: string
  /** The WeChat template it goes out by, where a grant is left; null for what is told in the application only. */
  readonly kind: MessageKind | null
  readonly now: Date
}

/** Tells each person once, in the application; and where a WeChat grant is left, uses one up and queues the message, in the same commit. */
export async function tell(tx: EntityManager, message: Message): Promise<void> {
  for (const personId of new Set(message.personIds)) {
    const id = uuidv7()
    await tx.insert(Notice, {
      id,
      personId,
      eventKey: message.eventKey,
      orderId: message.orderId,
      title: message.title.slice(0, 40),
      body: message.body.slice(0, 200),
      opens: message.opens,
      at: message.now,
      readAt: null,
    })
    if (message.kind !== null && (await isReachable(tx, personId, message.kind)))
      await queueMessage(tx, message, message.kind, personId, id)
  }
}

/** How many messages of this kind a person has agreed to and not yet received. */
export async function grantsLeft(tx: EntityManager, personId: string, kind: MessageKind): Promise<number> {
  const left = await tx.sum(MessageGrant, 'amount', { personId, kind })
  return Number(left ?? 0)
}

/** A grant is worth something only to somebody whom WeChat knows. */
async function isReachable(tx: EntityManager, personId: string, kind: MessageKind): Promise<boolean> {
  if ((await grantsLeft(tx, personId, kind)) <= 0) return false
  return tx.existsBy(Person, { id: personId, openid: Not(IsNull()) })
}

async function queueMessage(tx: EntityManager, message: Message, kind: MessageKind, personId: string, noticeId: string): Promise<void> {
  await tx.insert(MessageGrant, { id: uuidv7(), personId, kind, amount: -1, noticeId, at: message.now })
  await tx.insert(OutboxItem, {
    id: uuidv7(),
    kind: 'wechat_message',
    payload: { noticeId, personId, kind } satisfies MessagePayload,
    dueAt: message.now,
    leasedUntil: null,
    attempts: 0,
    result: '',
    createdAt: message.now,
  })
}
