import { In, Not } from 'typeorm'
import type * as z from 'zod/mini'
import type { inboxLine } from '../../../shared/contract/order-shapes'
import type { Call } from '../../http/call'
import { tokensOf } from '../projects/project-text'
import { ServiceOrder } from './order.entity'
import { rowsOf } from './order.queries'
import { OrderContact } from './order-contact.entity'
import { inboxLinesOf } from './order-lines'

/** Share of common character pairs from which two free texts are thought to say the same. */
const ALIKE = 0.4
const MOST = 5

type Duplicate = z.output<typeof inboxLine> & { why: string }

/** Open orders of the same village that may ask for the same: the same service, the same phone, or words much alike; each with why. */
export async function findDuplicates(call: Call, order: ServiceOrder): Promise<Duplicate[]> {
  const { tx } = call
  const others = await tx.find(ServiceOrder, {
    where: { villageCode: order.villageCode, open: true, id: Not(order.id) },
    order: { id: 'DESC' },
    take: 50,
  })
  if (others.length === 0) return []
  const contacts = await tx.findBy(OrderContact, { orderId: In([order.id, ...others.map((other) => other.id)]) })
  const phoneOf = (id: string) => contacts.find((contact) => contact.orderId === id)?.requesterPhone ?? ''
  const likely = others
    .map((other) => ({ id: other.id, why: whyAlike(order, other, phoneOf(order.id) !== '' && phoneOf(order.id) === phoneOf(other.id)) }))
    .filter((each) => each.why !== null)
    .slice(0, MOST)
  const rows = await rowsOf(
    call.services.database,
    likely.map((each) => each.id),
  )
  const lines = await inboxLinesOf(call, rows)
  return lines.map((line, index) => ({ ...line, why: likely.find((each) => each.id === rows[index]?.id)?.why ?? '' }))
}

function whyAlike(order: ServiceOrder, other: ServiceOrder, samePhone: boolean): string | null {
  const sameService = order.serviceCode !== null && order.serviceCode === other.serviceCode
  if (sameService && samePhone) return '同一个电话，同一项服务'
  if (sameService) return '同一个村，同一项服务'
  if (likeness(order.text, other.text) >= ALIKE) return '说的话很像'
  const unsorted = order.serviceCode === null || other.serviceCode === null
  return samePhone && unsorted ? '同一个电话，有一单是自己说的需求' : null
}

/** Common pairs of characters over all of the shorter text's, 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [new Set(tokensOf(one)), new Set(tokensOf(other))]
  const smaller = Math.min(a.size, b.size)
  if (smaller < 3) return 0
  return [...a].filter((token) => b.has(token)).length / smaller
}
